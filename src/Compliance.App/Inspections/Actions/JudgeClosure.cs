using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>
/// An inspector of the case judges a claim: the open item is met now, or the claim goes back. The judgement is a row of its
/// own; the assessment and its determinations stay what they are. The last item that is closed freezes the close-out assessment.
/// </summary>
public sealed class JudgeClosure(ActionDesk desk, IIds ids)
{
    /// <summary>Judges it.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version that the inspector read.</param>
    /// <param name="closed">True where the item is met now.</param>
    /// <param name="rationale">Why, 1 to <see cref="CorrectiveAction.RemarksLimit"/> characters; the firm reads it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, bool closed, string rationale, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        rationale = TypedText.Clean(rationale);
        ClosureJudgement? judgement = null;
        return desk.StepAsync(
            actor,
            operationId,
            target,
            closed ? CorrectiveActionEvent.Close : CorrectiveActionEvent.ReturnClosure,
            closed ? RecordedAction.ActionClosed : RecordedAction.ActionClosureReturned,
            async (change, opened) =>
            {
                var judged = opened.Action.Judge(ids.New(), closed, rationale, target.SeenVersion, actor, change.Now);
                if (!judged.IsSuccess)
                {
                    return judged.Error;
                }

                judgement = judged.Value;
                change.Db.Add(judgement);
                await ActionNotes.ClearAsync(change, opened, ct);
                return Done.Value;
            },
            ct,
            async (change, opened) =>
            {
                var open = await change.Db.Set<CorrectiveAction>()
                    .AnyAsync(row => row.InspectionId == target.InspectionId && row.ItemId != target.ItemId && row.State != CorrectiveActionState.Closed, ct);
                if (closed && !open)
                {
                    await CloseOutScore.CompleteAsync(change, opened, judgement!, ct);
                }
            });
    }
}
