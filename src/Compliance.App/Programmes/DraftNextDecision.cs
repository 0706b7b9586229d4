using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Begins a further decision on a case that was decided: once it is sent, it supersedes the one before it.</summary>
public sealed class DraftNextDecision(Changes changes, CaseFiles cases, DraftDecision draft, LocalCalendar calendar)
{
    /// <summary>Begins the draft. The decision before it goes on holding until the new one is sent.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">A case whose last decision was sent.</param>
    /// <param name="cause">Why: a correction, the close-out of a conditional status whose open items were all closed in time, or a re-evaluation.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The decision's id; <see cref="DecisionExists"/> where one is in the making, <see cref="AppealOpen"/> while an appeal is.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DecisionCause cause, CancellationToken ct) =>
        changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenSentAsync(change, cases, actor, inspectionId, Role.ProgrammeOfficer, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, before) = opened.Value;
                var standing = Standing.On(await StandingFiles.LoadAsync(change.Db, before, ct), calendar.DayOf(change.Now));
                if (!Fits(cause, before, standing, await IsClosedOutAsync(change.Db, before, ct)))
                {
                    return new CauseDoesNotFit(cause);
                }

                return await DecisionDesk.HasOpenAppealAsync(change.Db, before.Id, ct)
                    ? new AppealOpen()
                    : await draft.BeginAsync(change, file, actor, before, cause, ct);
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);

    /// <summary>True where every item that the decision left open was closed in time.</summary>
    internal static Task<bool> IsClosedOutAsync(ComplianceDb db, Decision decision, CancellationToken ct) =>
        db.Set<CloseOut>().AnyAsync(row => row.InspectionId == decision.InspectionId && row.CompletedAt != null, ct);

    /// <summary>True where a further decision may be begun for this cause.</summary>
    internal static bool Fits(DecisionCause cause, Decision before, DecisionStanding standing, bool isClosedOut) => cause switch
    {
        DecisionCause.Correction or DecisionCause.Reevaluation => true,
        DecisionCause.CloseOut => before.Outcome is Outcome.Conditional && isClosedOut
            && standing is not (DecisionStanding.Expired or DecisionStanding.Withdrawn or DecisionStanding.Superseded),
        _ => false,
    };
}
