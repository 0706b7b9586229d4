using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>An inspector writes remarks on a plan or a rationale on a claim; runs as they type, and nobody else reads it before it is sent.</summary>
public sealed class SaveActionNote(Changes changes, ActionDesk desk)
{
    /// <summary>Saves it.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="target">Which action; the version seen is the note's.</param>
    /// <param name="text">The words so far.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version of the note.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, string text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(target);
        text = TypedText.Clean(text);
        return changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await desk.OpenAsync(change, actor, target.InspectionId, target.ItemId, CorrectiveActionEvent.WriteNote, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var note = await change.Db.Set<ActionNote>().SingleOrDefaultAsync(
                row => row.InspectionId == target.InspectionId && row.ItemId == target.ItemId && row.InspectorId == actor.UserId, ct);
            if (note is null)
            {
                note = new ActionNote { InspectionId = target.InspectionId, ItemId = target.ItemId, InspectorId = actor.UserId };
                change.Db.Add(note);
            }

            var before = note.Version == 0 ? null : new { note.Text, note.Version };
            return note.Write(text, target.SeenVersion).Then<int>(_ =>
            {
                change.Record(RecordedAction.ActionNoteSaved, opened.Value.File.Part("action-note", target.ItemId), before, new { note.Text, note.Version });
                return note.Version;
            });
        },
        async (db, _) => await db.Set<ActionNote>()
            .Where(row => row.InspectionId == target.InspectionId && row.ItemId == target.ItemId && row.InspectorId == actor.UserId)
            .Select(row => row.Version)
            .SingleAsync(ct),
        ct);
    }
}
