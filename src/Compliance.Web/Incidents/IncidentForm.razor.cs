using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Incidents;
using Compliance.Domain.Evidence;
using Compliance.Domain.Incidents;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Incidents;

/// <summary>What the firm writes about an incident: every word saves itself, and it leaves the firm only when it is sent.</summary>
public sealed partial class IncidentForm(
    IncidentQueries queries, SaveIncidentDraft save, SendIncidentMessage send, EvidenceQueries evidence, CurrentActor current, IIds ids, IDialogService dialogs)
{
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<EvidenceRow>? files;
    private ActionSaving? saving;
    private SelfSavingForm? form;
    private IReadOnlyList<SummaryMessage> errors = [];
    private string key = "";
    private Guid operation;
    private bool busy;

    /// <summary>The incident as it was when the form was opened; after a message it is another instance (<c>@key</c>).</summary>
    [Parameter, EditorRequired]
    public required IncidentView View { get; set; }

    /// <summary>Called once it was sent, with the words to say.</summary>
    [Parameter]
    public EventCallback<string?> OnDone { get; set; }

    private bool IsFirst => View.State is IncidentState.Draft;

    protected override async Task OnInitializedAsync()
    {
        var actor = await current.RequireAsync();
        var draft = View.Draft!;
        // Another person in the same tab must not be offered this one's text.
        key = $"incident/{actor.UserId:N}/{View.Id:N}/{View.Messages.Count}";
        saving = new(
            IncidentFields.Of(draft.Content),
            draft.Version,
            fields => IncidentFields.Of(IncidentFields.Read(fields, draft.Content.NoticedAt)),
            async (id, fields, seen) =>
                await save.RunAsync(await current.RequireAsync(), id, View.Id, IncidentFields.Read(fields, draft.Content.NoticedAt), seen, CancellationToken.None),
            LoadAsync);
        var found = await evidence.ListAsync(actor, new EvidenceFilter { PageSize = 100 }, CancellationToken.None);
        files = found.IsSuccess ? [.. found.Value.Rows.Where(row => row.Scan is ScanVerdict.Clean or ScanVerdict.NotConfigured)] : [];
    }

    private string Opened(string field) => saving!.Opened.GetValueOrDefault(field, "");

    private async Task<(IReadOnlyDictionary<string, string> Fields, int Version)?> LoadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(), View.Id, CancellationToken.None);
        return found is { IsSuccess: true, Value.Draft: { } draft } ? (IncidentFields.Of(draft.Content), draft.Version) : null;
    }

    private void Choose(Guid version, bool wanted)
    {
        if (wanted)
        {
            chosen.Add(version);
        }
        else
        {
            chosen.Remove(version);
        }
    }

    private async Task SendAsync(IncidentMessageKind kind)
    {
        errors = [];
        if (form is not null && !await form.SettleAsync())
        {
            // The form said why, or asks the person to choose.
            return;
        }

        var name = EnumText.For(kind);
        if (!await ConfirmDialog.AskAsync(dialogs, name, IncidentText.SendQuestion.Fill(name), IncidentText.Send))
        {
            return;
        }

        // One click is one operation, however often the answer to it is lost.
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var sending = new IncidentSending(View.Id, kind, saving!.Seen, [.. chosen]);
            var sent = await send.RunAsync(await current.RequireAsync(), operation, sending, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(sent.Error);
            if (sent.IsSuccess)
            {
                await OnDone.InvokeAsync(IncidentText.SaidSent);
            }
        }
        finally
        {
            busy = false;
        }
    }
}
