using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Sends a proposed draft back to its editors; its proposer may withdraw it in this way.</summary>
public sealed class ReturnDraft(Changes changes)
{
    /// <summary>Sends the draft back.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="reason">Why; may be empty where the proposer withdraws.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, string reason, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
                return opened.Then(draft =>
                {
                    var before = DraftFile.Snapshot(draft);
                    var action = draft.ProposedById == actor.UserId ? RecordedAction.ChecklistProposalWithdrawn : RecordedAction.ChecklistReturned;
                    return draft.Return(TypedText.Clean(reason), actor).Then<Done>(_ =>
                    {
                        change.Record(action, DraftFile.SubjectOf(draftId), before, DraftFile.Snapshot(draft));
                        return Done.Value;
                    });
                });
            },
            ct);
}
