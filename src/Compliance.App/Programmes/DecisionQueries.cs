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

        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(decision => decision.InspectionId == inspectionId, ct);
        var inside = file.Side is CaseSide.Authority or CaseSide.Oversight;
        if (!inside && decision?.State is not DecisionState.Sent)
        {
            decision = null;
        }

        return await ViewAsync(db, actor, file, decision, inside, ct);
    }

    private async Task<DecisionView> ViewAsync(
        ComplianceDb db, Actor actor, CaseFile file, Decision? decision, bool inside, CancellationToken ct)
    {
        var inspection = file.Inspection;
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleAsync(row => row.InspectionId == inspection.Id, ct);
        var firm = await db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == inspection.FirmId, ct);
        var programme = PinnedPolicy.ProgrammeOf(library, inspection);
        ProposalView? proposal = (decision, inside) switch
        {
            ({ }, _) => new(decision.Proposal, DecisionDesk.Read(decision.RuleReasons)),
            (null, true) => await PreviewAsync(db, file, assessment, ct),
            _ => null,
        };
        var today = calendar.DayOf(time.Now());
        return new DecisionView(
            inspection.Id,
            inspection.Reference,
            new LocalizedText(firm.NameEn, firm.NameJa),
            programme.Title,
            assessment.Score,
            assessment.Maximum,
            assessment.Digest,
            today,
            inside,
            proposal,
            decision is null ? null : DecisionDetail.Of(decision, inside),
            inside ? await OpenItemsAsync(db, file, assessment, ct) : [],
            inside && decision is { State: DecisionState.Draft or DecisionState.AwaitingDecision }
                ? DecisionDatesRule.For(programme.Policy, decision.Outcome, decision.WaiverUntil, today, calendar.BusinessDays)
                : null,
            programme.Clocks.AppealDays,
            await RightsAsync(db, actor, file, decision, ct));
    }

    private static async Task<IReadOnlyList<DecisionItem>> OpenItemsAsync(ComplianceDb db, CaseFile file, Assessment assessment, CancellationToken ct)
    {
        var items = file.Published.Checklist.Items.ToDictionary(item => item.Id);
        var scored = await PinnedPolicy.RescoreAsync(db, file, assessment, ct);
        return
        [
            .. scored.Items.Where(line => line.IsOpen).Select(line => new DecisionItem(
                line.ItemId,
                items[line.ItemId].Title,
                line.Verdict is Verdict.Partial partial ? items[line.ItemId].FindPartial(partial.State)?.Title : null,
                line.Loss)),
        ];
    }

    private async Task<ProposalView> PreviewAsync(ComplianceDb db, CaseFile file, Assessment assessment, CancellationToken ct)
    {
        var proposal = await PinnedPolicy.ProposeAsync(db, file, assessment, library, calendar, ct);
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
            Blocked(actor, decision, drafter, decider));
    }

    // Said only to somebody who has the office for the next step and is kept from it by their part in the case.
    private static Error? Blocked(Actor actor, Decision? decision, Result<Done> drafter, Result<Done> decider) => decision?.State switch
    {
        null or DecisionState.Draft => actor.Has(Role.ProgrammeOfficer) ? drafter.Error : null,
        DecisionState.AwaitingDecision => actor.Has(Role.DecisionMaker) ? decider.Error : null,
        _ => null,
    };
}

/// <summary>A case's decision as somebody may see it.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmName">The firm.</param>
/// <param name="ProgrammeTitle">The programme.</param>
/// <param name="Score">The frozen score as text; null where there is none.</param>
/// <param name="Maximum">The maximum as text.</param>
/// <param name="AssessmentDigest">SHA-256 of the frozen assessment.</param>
/// <param name="Today">Today where the installation is.</param>
/// <param name="IsInside">True for the authority and oversight, false for the firm and the team.</param>
/// <param name="Proposal">What the policy proposes, with the reason of every rule; null where the actor may not see it.</param>
/// <param name="Decision">The decision; null where there is none or the actor may not see it.</param>
/// <param name="OpenItems">Every item that is open, in checklist order; empty for the firm and the team.</param>
/// <param name="IfTakenToday">From when until when it would hold, were it taken today as it stands; null where it is taken or not begun.</param>
/// <param name="AppealDays">Calendar days that the firm has to appeal once it is sent.</param>
/// <param name="Rights">What the actor may do now.</param>
public sealed record DecisionView(
    Guid InspectionId,
    string Reference,
    LocalizedText FirmName,
    LocalizedText ProgrammeTitle,
    string? Score,
    string Maximum,
    string AssessmentDigest,
    DateOnly Today,
    bool IsInside,
    ProposalView? Proposal,
    DecisionDetail? Decision,
    IReadOnlyList<DecisionItem> OpenItems,
    DecisionDates? IfTakenToday,
    int AppealDays,
    DecisionRights Rights);

/// <summary>An item that the frozen assessment leaves open.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Partial">Title of the partial state; null where it is not met.</param>
/// <param name="Loss">Points that it costs.</param>
public sealed record DecisionItem(string ItemId, LocalizedText Title, LocalizedText? Partial, int Loss);

/// <summary>What a policy proposes.</summary>
public sealed record ProposalView(Outcome Outcome, IReadOnlyList<RuleReason> Reasons);

/// <summary>What the actor may do with the decision now.</summary>
/// <param name="MayDraft">Begin it.</param>
/// <param name="MayWrite">Write the draft and propose it.</param>
/// <param name="MayDecide">Take it or return it.</param>
/// <param name="MaySend">Send it.</param>
/// <param name="Blocked">Why somebody who has the office for the next step may not do it; null where nothing stands in the way.</param>
public sealed record DecisionRights(bool MayDraft, bool MayWrite, bool MayDecide, bool MaySend, Error? Blocked);

/// <summary>A decision.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Outcome">What is decided.</param>
/// <param name="Reasons">The reasons addressed to the firm.</param>
/// <param name="WaiverReason">Why it departs from the proposal, if it does.</param>
/// <param name="WaiverUntil">Until when the departure holds.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="ExpiresOn">Last day.</param>
/// <param name="CloseOutBy">Last day to close every open item.</param>
/// <param name="AppealUntil">Last day to appeal.</param>
/// <param name="DrafterName">Who drafted it.</param>
/// <param name="DeciderName">Who took it.</param>
/// <param name="ReturnReason">Why it last went back; never shown to the firm or the team.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Version">What a save has to name.</param>
public sealed record DecisionDetail(
    Guid Id,
    DecisionState State,
    Outcome Outcome,
    string Reasons,
    string? WaiverReason,
    DateOnly? WaiverUntil,
    DateOnly? EffectiveOn,
    DateOnly? ExpiresOn,
    DateOnly? CloseOutBy,
    DateOnly? AppealUntil,
    string DrafterName,
    string? DeciderName,
    string? ReturnReason,
    DateTimeOffset? TakenAt,
    DateTimeOffset? SentAt,
    int Version)
{
    internal static DecisionDetail Of(Decision decision, bool inside) => new(
        decision.Id,
        decision.State,
        decision.Outcome,
        decision.Reasons,
        decision.WaiverReason,
        decision.WaiverUntil,
        decision.EffectiveOn,
        decision.ExpiresOn,
        decision.CloseOutBy,
        decision.AppealUntil,
        decision.DrafterName,
        decision.DeciderName,
        inside ? decision.ReturnReason : null,
        decision.TakenAt,
        decision.SentAt,
        decision.Version);
}
