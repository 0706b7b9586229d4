using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>The door to drafts: who may, and one change of a draft after another.</summary>
internal static class DraftFile
{
    /// <summary>Gaps between positions, so that a move writes one row.</summary>
    public const long Gap = 1L << 20;

    public static bool MayEdit(Actor actor) => actor.Has(Role.StandardsEditor);

    public static bool MaySee(Actor actor) => actor.HasAny(Role.StandardsEditor, Role.Auditor);

    public static Subject SubjectOf(Guid draftId) => new("checklist-draft", draftId.ToString());

    public static Subject SubjectOf(ChecklistDraftItem item) => new("checklist-item", item.Id.ToString());

    /// <summary>
    /// The version that one change of the head or of an item made, for a repeat of that change: that of now would let the next
    /// save overwrite unseen what somebody else wrote since. Every version but the first has an entry, so they are counted.
    /// </summary>
    public static Task<int> VersionAfterAsync(ComplianceDb db, AuditEntry entry, IReadOnlyList<string> actions, CancellationToken ct) =>
        db.Set<AuditEntry>().CountAsync(
            other => other.SubjectType == entry.SubjectType && other.SubjectId == entry.SubjectId && other.Index <= entry.Index && actions.Contains(other.Action),
            ct);

    /// <summary>Opens a draft to change it; its row is held until the change commits.</summary>
    public static async Task<Result<ChecklistDraft>> OpenAsync(Change change, Actor actor, Guid draftId, CancellationToken ct)
    {
        if (!MayEdit(actor))
        {
            return new NotAllowed();
        }

        await change.Db.LockAsync<ChecklistDraft>(draftId, ct);
        var draft = await change.Db.Set<ChecklistDraft>().SingleOrDefaultAsync(draft => draft.Id == draftId, ct);
        return draft is null ? new NotFound() : draft;
    }

    /// <summary>Opens one item of a draft to change it; the draft notes who does.</summary>
    public static async Task<Result<(ChecklistDraft Draft, ChecklistDraftItem Item)>> OpenItemAsync(
        Change change, Actor actor, Guid draftId, Guid itemKey, CancellationToken ct)
    {
        var opened = await OpenAsync(change, actor, draftId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var item = await change.Db.Set<ChecklistDraftItem>().SingleOrDefaultAsync(item => item.Id == itemKey && item.DraftId == draftId, ct);
        if (item is null)
        {
            return new NotFound();
        }

        return opened.Value.Touch(actor, change.Now).Then<(ChecklistDraft, ChecklistDraftItem)>(_ => (opened.Value, item));
    }

    /// <summary>All items of a draft, in order within their sections.</summary>
    public static Task<List<ChecklistDraftItem>> ItemsAsync(ComplianceDb db, Guid draftId, CancellationToken ct) =>
        db.Set<ChecklistDraftItem>().AsNoTracking().Where(item => item.DraftId == draftId)
            .OrderBy(item => item.Position).ThenBy(item => item.Id).ToListAsync(ct);

    /// <summary>The position after an item of a section; the section's items are spread again where there is no room.</summary>
    /// <returns>Null where that item is not in the section.</returns>
    public static async Task<long?> PositionAsync(ComplianceDb db, Guid draftId, Guid sectionKey, Guid? after, Guid? moving, CancellationToken ct)
    {
        var others = await db.Set<ChecklistDraftItem>()
            .Where(item => item.DraftId == draftId && item.SectionKey == sectionKey && item.Id != moving)
            .OrderBy(item => item.Position).ThenBy(item => item.Id)
            .Select(item => new { item.Id, item.Position })
            .ToListAsync(ct);
        var index = after is { } id ? others.FindIndex(item => item.Id == id) : -1;
        if (after is not null && index < 0)
        {
            return null;
        }

        var before = index < 0 ? (long?)null : others[index].Position;
        var next = index + 1 < others.Count ? others[index + 1].Position : (long?)null;
        switch (before, next)
        {
            case (null, null):
                return 0;
            case ({ } low, null):
                return low + Gap;
            case (null, { } high):
                return high - Gap;
            case ({ } low, { } high) when high - low > 1:
                return low + ((high - low) / 2);
            default:
                // No room between the two: every item after gets out of the way at once.
                var place = others[index].Position;
                await db.Set<ChecklistDraftItem>()
                    .Where(item => item.DraftId == draftId && item.SectionKey == sectionKey && item.Id != moving && item.Position > place)
                    .ExecuteUpdateAsync(set => set.SetProperty(item => item.Position, item => item.Position + (2 * Gap)), ct);
                return place + Gap;
        }
    }

    /// <summary>What is recorded of the head.</summary>
    public static object Snapshot(ChecklistDraft draft) => new
    {
        draft.Id,
        draft.ChecklistId,
        draft.ProposedVersion,
        draft.BaseVersion,
        draft.State,
        Frame = DraftJson.Text(draft.Frame),
        draft.ReturnReason,
        draft.Version,
    };

    /// <summary>What is recorded of an item.</summary>
    public static object Snapshot(ChecklistDraftItem item) =>
        new { item.DraftId, item.Id, item.SectionKey, item.Position, Content = DraftJson.Text(item.Content), item.Version };

    /// <summary>The draft as it would be published now.</summary>
    public static Checklist Assemble(ChecklistDraft draft, IEnumerable<ChecklistDraftItem> items) =>
        DraftAssembly.Assemble(draft.ChecklistId, draft.ProposedVersion, draft.Frame, items.Select(item => (item.SectionKey, item.Content)));
}
