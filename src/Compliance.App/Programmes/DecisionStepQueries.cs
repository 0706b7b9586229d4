using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Says what a concluded case waits for: the inspection knows that it is to be decided, and not how far that has come.</summary>
public sealed class DecisionStepQueries(IDbContextFactory<ComplianceDb> factory, CloseOutQueries closeOuts)
{
    /// <summary>
    /// The head with the step that its decision has come to. The firm and the team learn only that the decision was sent; until
    /// then it is to be decided.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="head">The head as the actor may see it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CaseHead> AdvanceAsync(Actor actor, CaseHead head, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(head);
        if (head.Step is not CaseStep.Decide)
        {
            return head;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var inside = head.Side is CaseSide.Authority or CaseSide.Oversight;
        var latest = await (inside ? DecisionDesk.Latest(db) : DecisionDesk.LatestSent(db))
            .Where(decision => decision.InspectionId == head.Id)
            .Select(decision => new { decision.State, decision.Number, decision.Outcome })
            .SingleOrDefaultAsync(ct);
        var task = await closeOuts.TaskAsync(db, head.Id, ct);
        head = head with { CloseOut = task?.Standing };
        return latest?.State switch
        {
            // A further decision that is only being written waits for nobody: the one before it holds.
            // Where a later decision is not conditional, nothing of the earlier one is left to close.
            DecisionState.Sent => Closing(actor, head, latest.Outcome is Outcome.Conditional ? task : null),
            DecisionState.Draft when latest.Number > 1 => head with { Step = CaseStep.Decided, Waiting = CaseSide.None },
            DecisionState.AwaitingDecision when inside => head with { Step = CaseStep.TakeDecision, IsOfAnotherOffice = !actor.Has(Role.DecisionMaker) },
            DecisionState.Taken when inside => head with { Step = CaseStep.SendDecision, IsOfAnotherOffice = !actor.Has(Role.DecisionMaker) },
            _ => head with { IsOfAnotherOffice = inside && !actor.Has(Role.ProgrammeOfficer) },
        };
    }

    // Both sides may have work at once: each sees its own first.
    private static CaseHead Closing(Actor actor, CaseHead head, CloseOutTask? task)
    {
        if (task is null)
        {
            return head with { Step = CaseStep.Decided, Waiting = CaseSide.None };
        }

        var withFirm = head.Side is CaseSide.Team ? task.WithTeam == 0 : task.WithFirm > 0;
        var (step, waiting) = task.Standing switch
        {
            CloseOutStanding.Completed => (CaseStep.DecideAgain, CaseSide.Authority),
            CloseOutStanding.Expired => (CaseStep.StatusExpired, CaseSide.None),
            _ => withFirm ? (CaseStep.CloseItems, CaseSide.Firm) : (CaseStep.JudgeActions, CaseSide.Team),
        };
        return head with
        {
            Step = step,
            Waiting = waiting,
            Due = task.Standing is CloseOutStanding.Running ? task.DueOn : null,
            IsOfAnotherOffice = (waiting is CaseSide.Authority && !actor.Has(Role.ProgrammeOfficer))
                || (waiting is CaseSide.Team && head.Held is CaseRole.QualityReviewer),
        };
    }
}
