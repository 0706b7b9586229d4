using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Checklists;

/// <summary>A published version to read, and what differs from another one. Section and comparison are in the address.</summary>
public sealed partial class VersionPage(CurrentActor current, ChecklistDraftQueries queries, StartDraftFromVersion start, IIds ids, NavigationManager navigator)
{
    private Checklist? checklist;
    private PublishedVersionRow? row;
    private ChecklistDifference? difference;
    private IReadOnlyList<string> others = [];
    private IReadOnlyList<SummaryMessage> errors = [];
    private (string, string) loaded;
    private Guid operation;
    private bool mayEdit;
    private bool unknown;
    private bool busy;

    /// <summary>The checklist.</summary>
    [Parameter]
    public required string ChecklistId { get; set; }

    /// <summary>Its version.</summary>
    [Parameter]
    public required string Version { get; set; }

    [SupplyParameterFromQuery(Name = "section")]
    private string? SectionId { get; set; }

    [SupplyParameterFromQuery(Name = "against")]
    private string? AgainstQuery { get; set; }

    private NavigationManager Navigator => navigator;

    private string? Against => string.IsNullOrEmpty(AgainstQuery) ? null : AgainstQuery;

    private string Heading => checklist?.Title.Here() ?? StandardsText.Title;

    protected override async Task OnParametersSetAsync()
    {
        var actor = await current.RequireAsync();
        if (loaded != (ChecklistId, Version))
        {
            loaded = (ChecklistId, Version);
            mayEdit = actor.Has(Role.StandardsEditor);
            var found = await queries.VersionAsync(actor, ChecklistId, Version, CancellationToken.None);
            (checklist, unknown) = found.IsSuccess ? (found.Value, false) : (null, true);
            var all = await queries.PublishedAsync(actor, CancellationToken.None);
            var versions = all.IsSuccess ? all.Value.Where(other => other.ChecklistId == ChecklistId).ToList() : [];
            row = versions.Find(other => other.Version == Version);
            others = [.. versions.Select(other => other.Version).Where(other => other != Version)];
        }

        difference = null;
        if (checklist is not null && Against is { } before)
        {
            var compared = await queries.CompareAsync(actor, ChecklistId, before, Version, CancellationToken.None);
            difference = compared.IsSuccess ? compared.Value : null;
            errors = ErrorSummary.Of(compared.Error);
        }
    }

    private string PathOf(string? against, string? section)
    {
        var path = $"standards/{ChecklistId}/{Version}";
        return !string.IsNullOrEmpty(against) ? $"{path}?against={Uri.EscapeDataString(against)}"
            : section is not null ? $"{path}?section={Uri.EscapeDataString(section)}"
            : path;
    }

    private async Task DraftNextAsync()
    {
        operation = operation == Guid.Empty ? ids.New() : operation;
        busy = true;
        try
        {
            var started = await start.RunAsync(await current.RequireAsync(), operation, ChecklistId, Version, CancellationToken.None);
            operation = Guid.Empty;
            errors = ErrorSummary.Of(started.Error);
            if (started.IsSuccess)
            {
                navigator.NavigateTo($"standards/drafts/{started.Value}");
            }
        }
        finally
        {
            busy = false;
        }
    }
}
