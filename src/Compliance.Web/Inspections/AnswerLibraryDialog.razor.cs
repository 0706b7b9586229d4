using Compliance.App.Evidence;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Compliance.Web.Inspections;

/// <summary>Chooses files of the firm's library, several at once; only released ones can be chosen. Answers their version ids.</summary>
public sealed partial class AnswerLibraryDialog(EvidenceQueries library, CurrentActor current)
{
    private const int PageSize = 20;

    private readonly List<EvidenceRow> rows = [];
    private readonly HashSet<Guid> chosen = [];
    private string? search;
    private string? refusal;
    private int page;
    private int total;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>Versions that are cited already.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<Guid> Cited { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task SearchAsync(string? text)
    {
        search = text;
        page = 0;
        rows.Clear();
        return LoadAsync();
    }

    private Task MoreAsync()
    {
        page++;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = search;
        var found = await library.ListAsync(
            await current.RequireAsync(), new EvidenceFilter(search, Sort: EvidenceSort.UploadedAt, Page: page, PageSize: PageSize), CancellationToken.None);
        if (asked != search)
        {
            // A later search is under way.
            return;
        }

        refusal = found.IsSuccess ? null : ErrorText.For(found.Error);
        if (found.IsSuccess)
        {
            rows.AddRange(found.Value.Rows);
            total = found.Value.Total;
        }
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

    private void Confirm() => Dialog.Close(DialogResult.Ok<IReadOnlyList<Guid>>([.. chosen]));
}
