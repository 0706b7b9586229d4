using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Begins the decision on a concluded case: freezes what the policy proposes, with the reason of every rule.</summary>
public sealed class DraftDecision(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Begins the draft; whoever begins it can neither have judged nor take the decision.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">A concluded case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The decision's id; <see cref="DecisionExists"/> where somebody has begun it.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenAsync(change, cases, actor, inspectionId, Role.ProgrammeOfficer, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                return await BeginAsync(change, opened.Value, actor, null, DecisionCause.First, ct);
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);

    /// <summary>Begins the draft of the first decision, or of the next one after <paramref name="before"/>.</summary>
    internal async Task<Result<Guid>> BeginAsync(Change change, CaseFile file, Actor actor, Decision? before, DecisionCause cause, CancellationToken ct)
    {
        var inspectionId = file.Inspection.Id;
        if (await change.Db.Set<Decision>().AnyAsync(row => row.InspectionId == inspectionId && (before == null || row.Number > before.Number), ct))
        {
            return new DecisionExists();
        }

        var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.Drafter, ct);
        if (!duty.IsSuccess)
        {
            return duty.Error;
        }

        var basis = await DecisionBasis.OfNextAsync(change.Db, file, before, cause, ct);
        var proposal = PinnedPolicy.Propose(library, calendar, file.Inspection, basis.Result);
        var decision = new Decision
        {
            Id = ids.New(),
            InspectionId = inspectionId,
            Number = (before?.Number ?? 0) + 1,
            Cause = cause,
            SupersedesId = before?.Id,
            Proposal = proposal.Outcome,
            RuleReasons = DecisionDesk.Write(proposal.Reasons),
            AssessmentDigest = basis.Digest,
            PolicyHash = proposal.PolicyHash,
            DrafterId = actor.UserId,
            DrafterName = actor.Name,
            DraftedAt = change.Now,
        };

        // What holds now is where a correction starts from; the first decision and that on closed items start from the proposal.
        var written = decision.Write(new DecisionText(cause is DecisionCause.CloseOut || before is null ? proposal.Outcome : before.Outcome, "", null, null), 0);
        if (!written.IsSuccess)
        {
            return written.Error;
        }

        change.Db.Add(decision);
        change.Record(RecordedAction.DecisionDrafted, file.Part("decision", decision.Id.ToString("D")), null, DecisionDesk.Snapshot(decision));
        return decision.Id;
    }
}
