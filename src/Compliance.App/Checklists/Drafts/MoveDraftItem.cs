using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Moves an item of a draft within its section or to another.</summary>
public sealed class MoveDraftItem(Changes changes)
{
    /// <summary>Moves the item; its version stays, as its content does.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="itemKey">Key of the item's row.</param>
    /// <param name="sectionKey">The section to move to.</param>
    /// <param name="afterItemKey">The item there that it comes after; null for the first place.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, Guid itemKey, Guid sectionKey, Guid? afterItemKey, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DraftFile.OpenItemAsync(change, actor, draftId, itemKey, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (draft, item) = opened.Value;
                if (draft.Frame.Sections.All(section => section.Key != sectionKey)
                    || await DraftFile.PositionAsync(change.Db, draftId, sectionKey, afterItemKey, itemKey, ct) is not { } position)
                {
                    return new NotFound();
                }

                var before = DraftFile.Snapshot(item);
                (item.SectionKey, item.Position) = (sectionKey, position);
                change.Record(RecordedAction.ChecklistItemMoved, DraftFile.SubjectOf(item), before, DraftFile.Snapshot(item));
                return Done.Value;
            },
            ct);
}
