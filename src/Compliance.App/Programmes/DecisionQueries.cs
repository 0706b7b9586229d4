using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads decisions. A firm and the team see one only once it was sent.</summary>
public sealed class DecisionQueries(
    IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>The decision of a case as the actor may see it, and what they may do with it.</summary>
    /// <returns><see cref="NotFound"/> where the actor may not see the case; <see cref="CaseNotConcluded"/> where it is too early.</returns>
    public async Task<Result<DecisionView>> FindAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (file.Inspection.State is not InspectionState.Concluded)
        {
            return new CaseNotConcluded(file.Inspection.State);
        }

        var inside = file.Side is CaseSide.Authority or CaseSide.Oversight;
        var chain = await db.Set<Decision>().AsNoTracking()
            .Where(decision => decision.InspectionId == inspectionId && (inside || decision.State == DecisionState.Sent))
            .OrderByDescending(decision => decision.Number)
            .ToListAsync(ct);
        return await ViewAsync(db, actor, file, chain, inside, ct);
    }

    private async Task<DecisionView> ViewAsync(
        ComplianceDb db, Actor actor, CaseFile file, List<Decision> chain, bool inside, CancellationToken ct)
    {
        var (inspection, decision) = (file.Inspection, chain.FirstOrDefault());
        var basis = await DecisionBasis.OfAsync(db, file, decision, ct);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == inspection.FirmId, ct);
        var programme = PinnedPolicy.ProgrammeOf(library, inspection);
        ProposalView? proposal = (decision, inside) switch
        {
            ({ }, _) => new(decision.Proposal, DecisionDesk.Read(decision.RuleReasons)),
            (null, true) => Preview(inspection, basis),
            _ => null,
        };
        var today = calendar.DayOf(time.Now());
        return new DecisionView(
            inspection.Id,
            inspection.Reference,
            new LocalizedText(firm.NameEn, firm.NameJa),
            programme.Title,
            basis.Score,
            basis.Maximum,
            basis.Digest,
            today,
            inside,
            proposal,
            decision is null ? null : DecisionDetail.Of(decision, inside),
            inside ? OpenItems(file, basis) : [],
            inside && decision is { State: DecisionState.Draft or DecisionState.AwaitingDecision }
                ? await TakeDecision.DatesAsync(db, programme.Policy, decision, today, calendar, ct)
                : null,
            programme.Clocks.AppealDays,
            await RightsAsync(db, actor, file, decision, ct))
        {
            Sent = await StandingViews.LoadAsync(db, actor, file, programme, chain.FindAll(row => row.State is DecisionState.Sent), today, ct),
            DeemedReceiptDays = programme.Clocks.DeemedReceiptDays ?? ProgrammeClocks.UsualDeemedReceiptDays,
        };
    }

    private static IReadOnlyList<DecisionItem> OpenItems(CaseFile file, DecisionBasis basis)
    {
        var items = file.Published.Checklist.Items.ToDictionary(item => item.Id);
        return
        [
            .. basis.Result.Items.Where(line => line.IsOpen).Select(line => new DecisionItem(
                line.ItemId,
                items[line.ItemId].Title,
                line.Verdict is Verdict.Partial partial ? items[line.ItemId].FindPartial(partial.State)?.Title : null,
                line.Loss)),
        ];
    }

    private ProposalView Preview(Inspection inspection, DecisionBasis basis)
    {
        var proposal = PinnedPolicy.Propose(library, calendar, inspection, basis.Result);
        return new(proposal.Outcome, proposal.Reasons);
    }

    private static async Task<DecisionRights> RightsAsync(ComplianceDb db, Actor actor, CaseFile file, Decision? decision, CancellationToken ct)
    {
        var drafter = actor.Has(Role.ProgrammeOfficer) ? await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.Drafter, ct) : new NotAllowed();
        var decider = actor.Has(Role.DecisionMaker) ? await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.DecisionMaker, ct) : new NotAllowed();
        return new DecisionRights(
            decision is null && drafter.IsSuccess,
            decision?.State is DecisionState.Draft && drafter.IsSuccess,
            decision?.State is DecisionState.AwaitingDecision && decider.IsSuccess,
            decision?.State is DecisionState.Taken && SendDecision.MaySend(actor, decision),
            Blocked(actor, decision, drafter, decider))
        {
            MayDiscard = decision is { State: DecisionState.Draft, SupersedesId: not null } && drafter.IsSuccess,
        };
    }

    // Said only to somebody who has the office for the next step and is kept from it by their part in the case.
    private static Error? Blocked(Actor actor, Decision? decision, Result<Done> drafter, Result<Done> decider) => decision?.State switch
    {
        null or DecisionState.Draft => actor.Has(Role.ProgrammeOfficer) ? drafter.Error : null,
        DecisionState.AwaitingDecision => actor.Has(Role.DecisionMaker) ? decider.Error : null,
        _ => null,
    };
}
