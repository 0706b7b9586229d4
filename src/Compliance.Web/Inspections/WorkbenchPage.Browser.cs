using System.Text.Json;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Inspections;

/// <summary>The browser's part of the workbench: keys, scrolling, and texts kept until they are saved.</summary>
public sealed partial class WorkbenchPage
{
    private const int RowHeight = 56;

    private ElementReference root;
    private ElementReference panes;
    private DotNetObjectReference<WorkbenchPage>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? browser;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string DraftKey(string itemId) => $"workbench.{userId:N}.{InspectionId:N}.{itemId}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Asked of what was drawn and not of the fields: they may be ahead of it, and the script would find no panes to serve.
        if (panes.Id is not null && self is null)
        {
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./Inspections/WorkbenchPage.razor.js");
            browser = await module.InvokeAsync<IJSObjectReference>("start", root, self, selected is null ? null : DraftKey(selected));
            if (selected is not null && browser is not null)
            {
                await RestoreAsync(selected);
                await ArrangeAsync();
                StateHasChanged();
            }
        }
    }

    private async Task ArrangeAsync()
    {
        if (browser is not null && selected is not null)
        {
            await browser.InvokeVoidAsync("select", DraftKey(selected));
            await browser.InvokeVoidAsync("top");
            List();
            await browser.InvokeVoidAsync("reveal", IndexOfSelected, RowHeight);
        }
    }

    // What a lost connection or a reload left behind is put back as it was, and saved; where a colleague judged meanwhile the
    // save shows both.
    private async Task RestoreAsync(string itemId)
    {
        if (browser is null || editor is null || editor.IsDirty || item is null || !CanEdit)
        {
            return;
        }

        var text = await browser.InvokeAsync<string?>("kept", DraftKey(itemId));
        if (text is null || KeptDraft.Read(text) is not { } kept)
        {
            return;
        }

        var draft = kept.Over(editor.Draft);
        if (editor.Same(draft, editor.Draft) || !draft.CheckAgainst(item.Item).IsSuccess)
        {
            await browser.InvokeVoidAsync("drop", DraftKey(itemId));
            return;
        }

        editor.Restore(draft, kept.SeenVersion ?? editor.SeenVersion);
        restored = true;
    }

    private async Task KeepAsync()
    {
        if (browser is not null && editor is not null && selected is not null)
        {
            await browser.InvokeVoidAsync("keep", DraftKey(selected), KeptDraft.Of(editor));
        }
    }

    // Null drops what is kept whatever it is.
    private async Task ForgetAsync(string itemId, Judgement? saved, int version = 0)
    {
        if (browser is null || left)
        {
            return;
        }

        if (saved is null)
        {
            await browser.InvokeVoidAsync("drop", DraftKey(itemId));
        }
        else
        {
            await browser.InvokeVoidAsync("saved", DraftKey(itemId), saved.Rationale, saved.Recommendation, version);
        }
    }

    private async Task StopBrowserAsync()
    {
        try
        {
            if (browser is not null)
            {
                await browser.InvokeVoidAsync("stop");
                await browser.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its script with it.
        }

        self?.Dispose();
    }

    /// <summary>What the browser keeps of a judgement; the texts are written by its script.</summary>
    private sealed record KeptDraft(
        int? SeenVersion,
        string? Verdict,
        bool? HasChoices,
        Dictionary<string, ObjectiveState>? Objectives,
        string? Rationale,
        Severity? Severity,
        string? Recommendation,
        List<Guid>? ReliedOn)
    {
        public static KeptDraft Of(WorkbenchEditor editor) => new(
            editor.SeenVersion,
            editor.Draft.Verdict?.ToString(),
            true,
            editor.Draft.Objectives.ToDictionary(),
            editor.Draft.Rationale,
            editor.Draft.Severity,
            editor.Draft.Recommendation,
            [.. editor.Draft.ReliedOn]);

        public static KeptDraft? Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize<KeptDraft>(text, JsonSerializerOptions.Web);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        public Judgement Over(Judgement judgement)
        {
            var texts = judgement with { Rationale = Rationale ?? judgement.Rationale, Recommendation = Recommendation ?? judgement.Recommendation };
            return HasChoices != true ? texts : texts with
            {
                Verdict = Verdict is null ? null : Domain.Scoring.Verdict.Parse(Verdict) is { IsSuccess: true } parsed ? parsed.Value : null,
                Objectives = Objectives ?? [],
                Severity = Severity,
                ReliedOn = ReliedOn ?? [],
            };
        }
    }
}
