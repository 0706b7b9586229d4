using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Stores one item of a draft.</summary>
public sealed class SaveDraftItem(Changes changes)
{
    /// <summary>Stores the item as it is, complete or not.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="itemKey">Key of the item's row.</param>
    /// <param name="content">The item.</param>
    /// <param name="seenVersion">The version of the item that was seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new version; <see cref="Conflict"/>, <see cref="DraftWrongState"/> or <see cref="DraftTooLarge"/>.</returns>
    public Task<Result<SavedDraftItem>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, Guid itemKey, Item content, int seenVersion, CancellationToken ct) =>
        changes.RunAsync<SavedDraftItem>(
            actor,
            operationId,
            async change =>
            {
                ArgumentNullException.ThrowIfNull(content);
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

                return DraftJson.Clean(content, DraftJson.ItemLimit).Then<SavedDraftItem>(clean =>
                {
                    var before = DraftFile.Snapshot(item);
                    (item.Content, item.Version) = (clean, item.Version + 1);
                    change.Record(RecordedAction.ChecklistItemSaved, DraftFile.SubjectOf(item), before, DraftFile.Snapshot(item));
                    return new SavedDraftItem(item.Id, item.Version);
                });
            },
            async (db, entry) => new SavedDraftItem(itemKey, 1 + await DraftFile.VersionAfterAsync(db, entry, [RecordedAction.ChecklistItemSaved.Code], ct)),
            ct);
}
