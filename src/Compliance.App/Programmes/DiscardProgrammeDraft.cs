using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>An editor gives a draft up; it stays on file, and another can be begun.</summary>
public sealed class DiscardProgrammeDraft(Changes changes)
{
    /// <summary>Gives it up.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, int seenVersion, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await ProgrammeDrafting.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var draft = opened.Value;
                var before = ProgrammeDrafting.Snapshot(draft);
                return draft.Discard(seenVersion, actor, change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.ProgrammeDraftDiscarded, ProgrammeDrafting.SubjectOf(draft), before, ProgrammeDrafting.Snapshot(draft));
                    return Done.Value;
                });
            },
            ct);
}
