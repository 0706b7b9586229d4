using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Says what a concluded case waits for: the inspection knows that it is to be decided, and not how far that has come.</summary>
public sealed class DecisionStepQueries(IDbContextFactory<ComplianceDb> factory)
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
            .Select(decision => new { decision.State, decision.Number })
            .SingleOrDefaultAsync(ct);
        return latest?.State switch
        {
            // A further decision that is only being written waits for nobody: the one before it holds.
            DecisionState.Sent => head with { Step = CaseStep.Decided, Waiting = CaseSide.None },
            DecisionState.Draft when latest.Number > 1 => head with { Step = CaseStep.Decided, Waiting = CaseSide.None },
            DecisionState.AwaitingDecision when inside => head with { Step = CaseStep.TakeDecision, IsOfAnotherOffice = !actor.Has(Role.DecisionMaker) },
            DecisionState.Taken when inside => head with { Step = CaseStep.SendDecision, IsOfAnotherOffice = !actor.Has(Role.DecisionMaker) },
            _ => head with { IsOfAnotherOffice = inside && !actor.Has(Role.ProgrammeOfficer) },
        };
    }
}
