using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>An editor writes in a draft; runs as they type, so faults are no hindrance.</summary>
public sealed class SaveProgrammeDraft(Changes changes)
{
    /// <summary>Saves the content.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="content">What was written.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where somebody else wrote since.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid draftId, ProgrammeContent content, int seenVersion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        return changes.RunAsync<int>(
            actor,
            operationId,
            async change =>
            {
                var opened = await ProgrammeDrafting.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var clean = ProgrammeDrafting.Clean(content);
                if (ProgrammeDrafting.IsTooLarge(clean))
                {
                    return new InvalidField("content", "TooLong");
                }

                var draft = opened.Value;
                var before = ProgrammeDrafting.Snapshot(draft);
                return draft.Write(clean, seenVersion, actor, change.Now).Then<int>(_ =>
                {
                    change.Record(RecordedAction.ProgrammeDraftSaved, ProgrammeDrafting.SubjectOf(draft), before, ProgrammeDrafting.Snapshot(draft));
                    return draft.Version;
                });
            },
            async (db, _) => await db.Set<ProgrammeDraft>().Where(draft => draft.Id == draftId).Select(draft => draft.Version).SingleAsync(ct),
            ct);
    }
}
