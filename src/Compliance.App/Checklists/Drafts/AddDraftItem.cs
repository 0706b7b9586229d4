using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Adds an item to a section of a draft.</summary>
public sealed class AddDraftItem(Changes changes, IIds ids)
{
    /// <summary>Adds the item.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="sectionKey">The section.</param>
    /// <param name="afterItemKey">The item of the section that it comes after; null for the first place.</param>
    /// <param name="content">The item; may be incomplete.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<SavedDraftItem>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, Guid sectionKey, Guid? afterItemKey, Item content, CancellationToken ct) =>
        changes.RunAsync<SavedDraftItem>(
            actor,
            operationId,
            async change =>
            {
                ArgumentNullException.ThrowIfNull(content);
                var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var draft = opened.Value;
                var touched = draft.Touch(actor, change.Now);
                if (!touched.IsSuccess)
                {
                    return touched.Error;
                }

                if (draft.Frame.Sections.All(section => section.Key != sectionKey))
                {
                    return new NotFound();
                }

                if (await change.Db.Set<ChecklistDraftItem>().CountAsync(item => item.DraftId == draftId, ct) >= Ruleset.MaximumItems)
                {
                    return new DraftTooLarge(Ruleset.MaximumItems);
                }

                var clean = DraftJson.Clean(content, DraftJson.ItemLimit);
                if (!clean.IsSuccess)
                {
                    return clean.Error;
                }

                if (await DraftFile.PositionAsync(change.Db, draftId, sectionKey, afterItemKey, null, ct) is not { } position)
                {
                    return new NotFound();
                }

                var item = new ChecklistDraftItem
                {
                    Id = ids.New(),
                    DraftId = draftId,
                    SectionKey = sectionKey,
                    Position = position,
                    Content = clean.Value,
                    Version = 1,
                };
                change.Db.Add(item);
                change.Record(RecordedAction.ChecklistItemAdded, DraftFile.SubjectOf(item), null, DraftFile.Snapshot(item));
                return new SavedDraftItem(item.Id, item.Version);
            },
            (_, entry) => Task.FromResult<Result<SavedDraftItem>>(new SavedDraftItem(Guid.Parse(entry.SubjectId), 1)),
            ct);
}
