using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Stores everything of a draft but its items: sections are added, renamed, moved and removed here too.</summary>
public sealed class SaveDraftFrame(Changes changes)
{
    /// <summary>Stores the frame as it is, complete or not.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="proposedVersion">The version to publish as; checked when the draft is proposed.</param>
    /// <param name="frame">The frame; a new section brings a new key.</param>
    /// <param name="seenVersion">The version of the head that was seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The new version of the head; <see cref="Conflict"/>, <see cref="DraftWrongState"/>, <see cref="SectionNotEmpty"/> or <see cref="DraftTooLarge"/>.</returns>
    public Task<Result<int>> RunAsync(
        Actor actor, Guid operationId, Guid draftId, string proposedVersion, ChecklistFrame frame, int seenVersion, CancellationToken ct) =>
        changes.RunAsync<int>(
            actor,
            operationId,
            async change =>
            {
                ArgumentNullException.ThrowIfNull(frame);
                var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var version = TypedText.CleanLine(proposedVersion);
                var clean = DraftJson.Clean(frame, DraftJson.FrameLimit);
                if (!clean.IsSuccess)
                {
                    return clean.Error;
                }

                if (version.Length > Domain.Checklists.Ids.MaximumLength)
                {
                    return new InvalidField("version", "TooLong");
                }

                var kept = clean.Value.Sections.Select(section => section.Key).ToHashSet();
                if (kept.Count < clean.Value.Sections.Count)
                {
                    throw new ArgumentException("Two sections have one key.", nameof(frame));
                }

                // Items are never lost with their section: they are moved or removed one by one, on record.
                var orphans = await change.Db.Set<ChecklistDraftItem>().CountAsync(item => item.DraftId == draftId && !kept.Contains(item.SectionKey), ct);
                if (orphans > 0)
                {
                    return new SectionNotEmpty(orphans);
                }

                var draft = opened.Value;
                var before = DraftFile.Snapshot(draft);
                return draft.Write(version, clean.Value, seenVersion, actor, change.Now).Then<int>(_ =>
                {
                    change.Record(RecordedAction.ChecklistFrameSaved, DraftFile.SubjectOf(draftId), before, DraftFile.Snapshot(draft));
                    return draft.Version;
                });
            },
            async (db, entry) => await DraftFile.VersionAfterAsync(
                db,
                entry,
                [
                    RecordedAction.ChecklistFrameSaved.Code,
                    RecordedAction.ChecklistProposed.Code,
                    RecordedAction.ChecklistReturned.Code,
                    RecordedAction.ChecklistProposalWithdrawn.Code,
                ],
                ct),
            ct);
}
