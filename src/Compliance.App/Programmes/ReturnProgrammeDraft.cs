using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>An editor sends a proposed draft back to be written on, and says why.</summary>
public sealed class ReturnProgrammeDraft(Changes changes)
{
    /// <summary>Sends it back.</summary>
    /// <param name="actor">A standards editor; also whoever proposed it, who thought again.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="reason">Why, 1 to <see cref="ProgrammeDraft.ReasonLimit"/> characters.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, string reason, int seenVersion, CancellationToken ct) =>
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
                return draft.Return(TypedText.Clean(reason), seenVersion, actor, change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.ProgrammeDraftReturned, ProgrammeDrafting.SubjectOf(draft), before, ProgrammeDrafting.Snapshot(draft));
                    return Done.Value;
                });
            },
            ct);
}
