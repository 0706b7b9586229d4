using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Programmes;

/// <summary>
/// The next revision of a programme: its rules, what they would have done to past cases, and the steps to its publication.
/// What is typed is saved shortly after; the comparison follows the same pause.
/// </summary>
public sealed partial class ProgrammeDraftPage(
    CurrentActor current, ProgrammeDraftQueries queries, WhatIfQueries whatIf, ChecklistLibrary library, SaveProgrammeDraft save,
    IIds ids, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim gate = new(1, 1);
    private ProgrammeDraftView? view;
    private ProgrammeDraftView? theirs;
    private ProgrammeContent content = ProgrammeContent.ForNew("", "");
    private ProgrammeContent? saved;
    private IReadOnlyList<ContentFault> faults = [];
    private IReadOnlyList<ProgrammeDifference>? differences;
    private IReadOnlyList<SummaryMessage> errors = [];
    private IReadOnlyList<string> versions = [];
    private ChecklistNames names = ChecklistNames.None;
    private WhatIfView? comparison;
    private CancellationTokenSource? waiting;
    private SaveState saving;
    private bool comparing;
    private bool unknown;
    private bool gone;
    private int seen;

    /// <summary>The draft.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Heading => view is null ? ProgrammeDraftText.Title : ProgrammeDraftText.HeadingOf.Fill(content.PolicyVersion);

    private string? Lead => view is null ? null
        : content.Title.In(Languages.Current) is { Length: > 0 } title ? title : ProgrammeDraftText.Untitled;

    private IReadOnlyList<Crumb> Trail => view?.Base is { } basis
        ? [new(ProgrammesText.Title, "programmes"), new(basis.Title.In(Languages.Current), $"programmes/{basis.Id}")]
        : [new(ProgrammesText.Title, "programmes")];

    private StatusTone Tone => view!.Draft.State switch
    {
        ProgrammeDraftState.Drafting => StatusTone.Active,
        ProgrammeDraftState.Proposed => StatusTone.Attention,
        ProgrammeDraftState.Published => StatusTone.Good,
        _ => StatusTone.Neutral,
    };

    // A version that is taken keeps nobody from comparing.
    private int ShapeFaults => faults.Count(fault => fault.Kind is not ContentFaultKind.VersionTaken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone = true;
        if (waiting is not null)
        {
            await waiting.CancelAsync();
        }

        // Whoever leaves within the pause loses nothing.
        if (IsDirty && theirs is null)
        {
            await SaveAsync();
        }

        waiting?.Dispose();
        gate.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (view?.Draft.Id != Id)
        {
            await LoadAsync();
        }
    }

    private bool IsDirty => view is { MayWrite: true } && !ReferenceEquals(saved, content);

    private async Task LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), Id, CancellationToken.None);
        unknown = !found.IsSuccess;
        if (found.IsSuccess)
        {
            Show(found.Value);
            await ReviewAsync();
            _ = CompareAsync(CancellationToken.None);
        }
    }

    private void Show(ProgrammeDraftView there)
    {
        (view, theirs, seen, content, saved) = (there, null, there.Draft.Version, there.Draft.Content, there.Draft.Content);
        saving = SaveState.Untouched;
    }

    private async Task ReviewAsync()
    {
        versions = [.. library.VersionsOf(content.ChecklistId).Select(published => published.Checklist.Version)];
        names = library.Find(content.ChecklistId, content.ChecklistVersion) is { } published ? ChecklistNames.Of(published.Checklist) : ChecklistNames.None;
        var review = await queries.ReviewAsync(await current.RequireAsync(), view!, content, CancellationToken.None);
        (faults, differences) = review.IsSuccess ? (review.Value.Faults, review.Value.Differences) : ([], null);
    }

    private async Task ChangedAsync(ProgrammeContent next)
    {
        content = next;
        errors = [];
        saving = SaveState.Saving;

        // The pause begins with the keystroke, whatever else there is to do.
        var before = waiting;
        waiting = new();
        _ = SettleAsync(waiting.Token);
        if (before is not null)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        await ReviewAsync();
    }

    // After a pause in the typing: first what must not be lost, then what may take a moment.
    private async Task SettleAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(Pause, time, ct);
            await SaveAsync();
            await CompareAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // Somebody types on, or has left.
        }
        catch (Exception failure) when (!gone)
        {
            saving = SaveState.NotSaved;
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task CompareAsync(CancellationToken ct)
    {
        if (gone || ShapeFaults > 0)
        {
            comparison = null;
            Refresh();
            return;
        }

        comparing = true;
        Refresh();
        try
        {
            // Thousands of cases are a second's work, in which the page still answers.
            var (actor, programme, written) = (await current.RequireAsync(ct), view!.Draft.ProgrammeId, content);
            var found = await Task.Run(() => whatIf.RunAsync(actor, programme, written, ct), ct);
            comparison = found.IsSuccess ? found.Value : null;
            comparing = false;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next comparison is on its way.
        }
        catch (Exception failure) when (!gone)
        {
            comparing = false;
            await DispatchExceptionAsync(failure);
        }

        Refresh();
    }

    private void Refresh()
    {
        if (!gone)
        {
            StateHasChanged();
        }
    }

    private async Task SaveAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (!IsDirty || theirs is not null)
            {
                return;
            }

            var (actor, written) = (await current.RequireAsync(), content);
            var result = await save.RunAsync(actor, ids.New(), Id, written, seen, CancellationToken.None);
            if (result.IsSuccess)
            {
                (seen, saved) = (result.Value, written);
                saving = ReferenceEquals(written, content) ? SaveState.Saved : SaveState.Saving;
            }
            else
            {
                saving = SaveState.NotSaved;
                await ExplainAsync(actor, result.Error);
            }
        }
        finally
        {
            gate.Release();
            Refresh();
        }
    }

    // Somebody else wrote, proposed or discarded it: the person sees so, and what they typed stays until they choose.
    private async Task ExplainAsync(Actor actor, Error error)
    {
        var found = error is Conflict or ProgrammeDraftNotIn ? await queries.FindAsync(actor, Id, CancellationToken.None) : error;
        if (found.IsSuccess && found.Value.MayWrite)
        {
            theirs = found.Value;
        }
        else
        {
            errors = ErrorSummary.Of(error);
        }
    }

    private async Task KeepMineAsync()
    {
        (seen, theirs) = (theirs!.Draft.Version, null);
        await SaveAsync();
    }

    private async Task TakeTheirsAsync()
    {
        Show(theirs!);
        await ReviewAsync();
        await CompareAsync(CancellationToken.None);
    }
}
