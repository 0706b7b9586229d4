using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Reads drafts and published versions of checklists, for standards editors and auditors.</summary>
public sealed class ChecklistDraftQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library)
{
    /// <summary>Every draft, those under work first, then by the time of the last change.</summary>
    public async Task<Result<IReadOnlyList<DraftRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!DraftFile.MaySee(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var counts = await db.Set<ChecklistDraftItem>().GroupBy(item => item.DraftId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var drafts = await db.Set<ChecklistDraft>().AsNoTracking().ToListAsync(ct);
        return drafts
            .OrderBy(draft => draft.State is ChecklistDraftState.Published or ChecklistDraftState.Discarded)
            .ThenByDescending(draft => draft.ClosedAt ?? draft.ChangedAt)
            .Select(draft => new DraftRow(
                draft.Id,
                draft.ChecklistId,
                draft.ProposedVersion,
                draft.BaseVersion,
                draft.Origin,
                draft.Frame.Title,
                draft.State,
                counts.GetValueOrDefault(draft.Id),
                draft.ChangedAt,
                draft.ChangedByName,
                draft.ProposedByName,
                draft is { State: ChecklistDraftState.Drafting, ReturnReason: not null }))
            .ToList();
    }

    /// <summary>Every published version of every checklist: by checklist, newest first.</summary>
    public async Task<Result<IReadOnlyList<PublishedVersionRow>>> PublishedAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!DraftFile.MaySee(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var stored = await db.Set<PublishedFile>().Where(file => file.Kind == PublishedKind.Checklist)
            .Select(file => new { file.Name, file.Version, file.PublishedAt, file.ProposedByName, file.ApprovedByName })
            .ToDictionaryAsync(file => (file.Name, file.Version), ct);
        return library.Checklists
            .GroupBy(published => published.Checklist.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.OrderByDescending(published => published.Checklist.Version, ChecklistVersions.Order).Select((published, index) =>
            {
                var checklist = published.Checklist;
                var file = stored.GetValueOrDefault((checklist.Id, checklist.Version));
                return new PublishedVersionRow(
                    checklist.Id,
                    checklist.Version,
                    checklist.Title,
                    checklist.Items.Count(),
                    checklist.Scoring,
                    published.ContentHash,
                    index == 0,
                    file?.PublishedAt,
                    file?.ProposedByName,
                    file?.ApprovedByName);
            }))
            .ToList();
    }

    /// <summary>One draft with the list of its items.</summary>
    public Task<Result<DraftView>> FindAsync(Actor actor, Guid draftId, CancellationToken ct) =>
        ReadAsync<DraftView>(actor, draftId, read =>
        {
            var (draft, items, checklist, faults) = read;
            var changes = BaseOf(draft) is { } published
                ? ChecklistComparison.Of(published, checklist).Items.Where(item => item.After is not null).ToLookup(item => item.ItemId, item => item.Kind, StringComparer.Ordinal)
                : null;
            var counts = faults.Where(fault => fault.ItemKey is not null).CountBy(fault => fault.ItemKey!.Value).ToDictionary();
            var rows = items.ToLookup(item => item.SectionKey);
            var mayEdit = DraftFile.MayEdit(actor);
            return new DraftView(
                draft.Id,
                draft.ChecklistId,
                draft.ProposedVersion,
                draft.BaseVersion,
                draft.Origin,
                draft.State,
                draft.Frame,
                draft.Version,
                draft.StartedAt,
                draft.StartedByName,
                draft.ChangedAt,
                draft.ChangedByName,
                draft.ProposedAt,
                draft.ProposedByName,
                draft.ReturnReason,
                draft.ReturnedByName,
                draft.ClosedAt,
                draft.ClosedByName,
                [.. draft.Frame.Sections.SelectMany(section => rows[section.Key]).Select(item => new DraftItemRow(
                    item.Id,
                    item.SectionKey,
                    item.Content.Id,
                    item.Content.Title,
                    counts.GetValueOrDefault(item.Id),
                    changes is null ? null : changes[item.Content.Id].DefaultIfEmpty(ItemChange.Added).First(),
                    item.Version))],
                faults.Count,
                [.. faults.Where(fault => fault.ItemKey is null)],
                mayEdit && draft.State is ChecklistDraftState.Drafting,
                mayEdit && draft.State is ChecklistDraftState.Proposed && draft.MayBeApprovedBy(actor),
                mayEdit && draft.State is ChecklistDraftState.Proposed);
        }, ct);

    /// <summary>One item of a draft.</summary>
    public Task<Result<DraftItemView>> ItemAsync(Actor actor, Guid draftId, Guid itemKey, CancellationToken ct) =>
        ReadAsync<DraftItemView>(actor, draftId, read =>
        {
            var (draft, items, _, faults) = read;
            if (items.FirstOrDefault(item => item.Id == itemKey) is not { } item)
            {
                return new NotFound();
            }

            var old = BaseOf(draft)?.Find(item.Content.Id);
            return new DraftItemView(
                item.Id,
                item.SectionKey,
                item.Content,
                item.Version,
                old,
                old is null ? [] : ChecklistComparison.Of(old, DraftAssembly.Complete(item.Content, draft.Frame)),
                [.. faults.Where(fault => fault.ItemKey == itemKey)],
                DraftFile.MayEdit(actor) && draft.State is ChecklistDraftState.Drafting);
        }, ct);

    /// <summary>Every fault of a draft: the frame first, then by section and item.</summary>
    public Task<Result<IReadOnlyList<DraftFault>>> FaultsAsync(Actor actor, Guid draftId, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<DraftFault>>(actor, draftId, read => read.Faults.ToList(), ct, loads: true);

    /// <summary>The checklist as it would be published now, complete or not.</summary>
    public Task<Result<Checklist>> PreviewAsync(Actor actor, Guid draftId, CancellationToken ct) =>
        ReadAsync<Checklist>(actor, draftId, read => read.Checklist, ct);

    /// <summary>What differs between a published version and a draft.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="version">A version of the same checklist; null for the base, or the latest where there is no base.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where there is no such version.</returns>
    public Task<Result<ChecklistDifference>> DifferenceAsync(Actor actor, Guid draftId, string? version, CancellationToken ct) =>
        ReadAsync<ChecklistDifference>(actor, draftId, read =>
        {
            var wanted = version ?? read.Draft.BaseVersion
                ?? library.VersionsOf(read.Draft.ChecklistId).Select(published => published.Checklist.Version).Max(ChecklistVersions.Order);
            return wanted is not null && library.Find(read.Draft.ChecklistId, wanted) is { } published
                ? ChecklistComparison.Of(published.Checklist, read.Checklist)
                : new NotFound();
        }, ct);

    /// <summary>One published version.</summary>
    public Task<Result<Checklist>> VersionAsync(Actor actor, string checklistId, string version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<Result<Checklist>>(
            !DraftFile.MaySee(actor) ? new NotAllowed()
            : library.Find(checklistId, version) is { } published ? published.Checklist
            : new NotFound());
    }

    /// <summary>What differs between two published versions.</summary>
    public async Task<Result<ChecklistDifference>> CompareAsync(Actor actor, string checklistId, string before, string after, CancellationToken ct)
    {
        var old = await VersionAsync(actor, checklistId, before, ct);
        var next = await VersionAsync(actor, checklistId, after, ct);
        return old.Then(was => next.Then<ChecklistDifference>(now => ChecklistComparison.Of(was, now)));
    }

    private Checklist? BaseOf(ChecklistDraft draft) =>
        draft.BaseVersion is { } version ? library.Find(draft.ChecklistId, version)?.Checklist : null;

    private async Task<Result<T>> ReadAsync<T>(Actor actor, Guid draftId, Func<ReadDraft, Result<T>> read, CancellationToken ct, bool loads = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!DraftFile.MaySee(actor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Set<ChecklistDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == draftId, ct) is not { } draft)
        {
            return new NotFound();
        }

        var items = await DraftFile.ItemsAsync(db, draftId, ct);
        var checklist = DraftFile.Assemble(draft, items);

        // A version that is published already was above the latest when it became one.
        var versions = draft.State is ChecklistDraftState.Published ? [] : await PublishedNames.VersionsAsync(db, library, draft.ChecklistId, ct);
        var (faults, _) = DraftCheck.Run(draft, items, checklist, versions, loads);
        return read(new(draft, items, checklist, faults));
    }

    private sealed record ReadDraft(ChecklistDraft Draft, IReadOnlyList<ChecklistDraftItem> Items, Checklist Checklist, IReadOnlyList<DraftFault> Faults);
}
