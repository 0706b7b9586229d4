using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Removes an item from a draft.</summary>
public sealed class RemoveDraftItem(Changes changes)
{
    /// <summary>Removes the item.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="itemKey">Key of the item's row.</param>
    /// <param name="seenVersion">The version of the item that was seen.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, Guid itemKey, int seenVersion, CancellationToken ct) =>
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

                var item = opened.Value.Item;
                if (item.Version != seenVersion)
                {
                    return new Conflict(item.Version);
                }

                change.Db.Remove(item);
                change.Record(RecordedAction.ChecklistItemRemoved, DraftFile.SubjectOf(item), DraftFile.Snapshot(item), null);
                return Done.Value;
            },
            ct);
}
