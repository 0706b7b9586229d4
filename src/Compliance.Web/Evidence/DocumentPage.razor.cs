using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Evidence;

/// <summary>One document: its versions, its title and dates, and room for a newer file.</summary>
public sealed partial class DocumentPage(EvidenceQueries queries, EditEvidence edit, CurrentActor current, IIds ids, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ScanPoll = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource gone = new();
    private EvidenceDetail? detail;
    private Error? refused;
    private IReadOnlyList<SummaryMessage> problems = [];
    private ITimer? scanTimer;
    private string title = "";
    private DateTime? effectiveOn;
    private DateTime? expiresOn;
    private Guid operationId;
    private bool saving;
    private bool saved;

    /// <summary>The document.</summary>
    [Parameter]
    public Guid DocumentId { get; set; }

    private static IReadOnlyList<Crumb> Trail => [new Crumb(LibraryText.Title, "evidence")];

    public void Dispose()
    {
        scanTimer?.Dispose();
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (detail?.DocumentId != DocumentId)
        {
            await LoadAsync();
        }
    }

    // Reads everything anew, what is being typed included.
    private async Task LoadAsync()
    {
        await ReadAsync();
        if (detail is null)
        {
            return;
        }

        title = detail.Title;
        (effectiveOn, expiresOn) = DatesOf(detail);
        operationId = ids.New();
        (saved, problems) = (false, []);
    }

    // After an upload: shows the new version, and keeps what was typed and not saved yet.
    private async Task RefreshAsync()
    {
        var (before, typedTitle, typedDates) = (detail, title, (effectiveOn, expiresOn));
        await LoadAsync();
        if (before is null || detail is null)
        {
            return;
        }

        title = typedTitle == before.Title ? title : typedTitle;
        (effectiveOn, expiresOn) = typedDates == DatesOf(before) ? (effectiveOn, expiresOn) : typedDates;
    }

    private async Task ReadAsync()
    {
        var found = await queries.FindAsync(await current.RequireAsync(gone.Token), DocumentId, gone.Token);
        detail = found.IsSuccess ? found.Value : null;
        refused = found.Error;
        scanTimer?.Dispose();
        scanTimer = detail?.Versions.Any(version => version.Scan == ScanVerdict.Pending) == true
            ? time.CreateTimer(_ => _ = InvokeAsync(PollAsync), null, ScanPoll, Timeout.InfiniteTimeSpan)
            : null;
    }

    // Only the verdicts: what is being typed stays, and an edit of somebody else still shows as a conflict.
    private async Task PollAsync()
    {
        if (gone.IsCancellationRequested || detail is null)
        {
            return;
        }

        var known = detail.Version;
        await ReadAsync();
        if (detail is not null)
        {
            detail = detail with { Version = known };
        }

        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (detail is null || saving)
        {
            return;
        }

        saving = true;
        try
        {
            var wanted = new EvidenceEdit(DocumentId, detail.Version, title, detail.Versions[0].VersionId, Day(effectiveOn), Day(expiresOn));
            var result = await edit.RunAsync(await current.RequireAsync(gone.Token), operationId, wanted, gone.Token);
            refused = result.Error;
            problems = ErrorSummary.Of(result.Error);
            saved = false;
            if (result.IsSuccess)
            {
                await LoadAsync();
                saved = true;
            }
            else
            {
                // A refused operation had no effect; the next attempt is another one.
                operationId = ids.New();
            }
        }
        finally
        {
            saving = false;
        }
    }

    private string? ExpectationOf(string field) =>
        refused is InvalidField invalid && invalid.Field == field ? ErrorText.Expectation(invalid) : null;

    private static (DateTime? EffectiveOn, DateTime? ExpiresOn) DatesOf(EvidenceDetail document) =>
        (document.Versions[0].EffectiveOn?.ToDateTime(TimeOnly.MinValue), document.Versions[0].ExpiresOn?.ToDateTime(TimeOnly.MinValue));

    private static DateOnly? Day(DateTime? date) => date is { } day ? DateOnly.FromDateTime(day) : null;
}
