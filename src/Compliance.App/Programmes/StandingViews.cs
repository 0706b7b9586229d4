using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads how decisions that were sent stand. The firm sees what was approved; what was asked or refused stays inside.</summary>
internal static class StandingViews
{
    private static readonly StandingEvent[] Askable = [StandingEvent.Suspend, StandingEvent.Reinstate, StandingEvent.Withdraw];

    /// <summary>The decisions with their standing, as the actor may see them, in the order given.</summary>
    public static async Task<IReadOnlyList<SentDecision>> LoadAsync(
        ComplianceDb db, Actor actor, CaseFile file, Programme programme, List<Decision> sent, DateOnly today, CancellationToken ct)
    {
        if (sent.Count == 0)
        {
            return [];
        }

        var inside = file.Side is CaseSide.Authority or CaseSide.Oversight;
        var facts = await StandingFiles.LoadAsync(db, sent, ct);
        var changes = (await db.Set<StandingChange>().AsNoTracking()
            .Where(row => row.InspectionId == file.Inspection.Id && (inside || row.State == StandingChangeState.Approved))
            .OrderBy(row => row.Number)
            .ToListAsync(ct)).ToLookup(row => row.DecisionId);
        var affirmations = (await db.Set<Affirmation>().AsNoTracking()
            .Where(row => row.InspectionId == file.Inspection.Id)
            .OrderBy(row => row.DueOn)
            .ToListAsync(ct)).ToLookup(row => row.DecisionId);
        // The team learns of no yen.
        long? amount = file.Side is CaseSide.Team ? null : await db.Set<Enrolment>().AsNoTracking()
            .Where(row => row.FirmId == file.Inspection.FirmId && row.ProgrammeId == file.Inspection.ProgrammeId)
            .Select(row => (long?)row.AmountYen)
            .SingleOrDefaultAsync(ct);
        var rights = await RightsAsync(db, actor, file, sent[0], facts[sent[0].Id], changes[sent[0].Id], today, ct);
        var checklist = file.Published.Checklist;
        return
        [
            .. sent.Select((decision, place) =>
            {
                var standing = Standing.On(facts[decision.Id], today);
                var due = place == 0 ? Standing.NextDue(facts[decision.Id], today) : null;
                return new SentDecision(
                    DecisionDetail.Of(decision, inside),
                    standing,
                    amount is { } yen ? SubsidyEffect.Of(yen, decision.Outcome, standing) : null,
                    [.. changes[decision.Id].Select(row => Row(row, inside))],
                    [.. affirmations[decision.Id].Select(row => new AffirmationRow(row.DueOn, row.AffirmedOn, row.TypedName))],
                    Standing.MissedOn(facts[decision.Id], today),
                    due is null ? null : new AffirmationView(
                        due.DueOn,
                        due.OpensOn,
                        due.LastDay,
                        Affirmation.DueNow(facts[decision.Id], today).Error,
                        file.Side is CaseSide.Firm && actor.Has(Role.FirmSignatory),
                        Affirmation.Words(checklist.Title, checklist.Version)),
                    place == 0 ? rights : StandingRights.None);
            }),
        ];
    }

    private static StandingChangeRow Row(StandingChange change, bool inside) => new(
        change.Id,
        change.Event,
        change.Reasons,
        change.EffectiveOn,
        change.State,
        inside ? change.AskerName : null,
        inside ? change.ApproverName : null,
        change.AskedAt,
        change.ClosedAt,
        inside ? change.RefusalReason : null);

    private static async Task<StandingRights> RightsAsync(
        ComplianceDb db, Actor actor, CaseFile file, Decision current, StandingFacts facts, IEnumerable<StandingChange> changes, DateOnly today, CancellationToken ct)
    {
        var officer = actor.Has(Role.ProgrammeOfficer) && (await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.Drafter, ct)).IsSuccess;
        var decider = actor.Has(Role.DecisionMaker) && (await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.DecisionMaker, ct)).IsSuccess;
        var open = changes.FirstOrDefault(row => row.State is StandingChangeState.Asked);
        var standing = Standing.On(facts, today);
        var closedOut = await DraftNextDecision.IsClosedOutAsync(db, current, ct);
        var another = await db.Set<Decision>().AnyAsync(row => row.SupersedesId == current.Id, ct) || await DecisionDesk.HasOpenAppealAsync(db, current.Id, ct);
        return new StandingRights(
            officer && open is null ? [.. Askable.Where(wanted => StandingLifeCycle.Next(standing, wanted).IsSuccess)] : [],
            open is not null && decider && open.AskerId != actor.UserId,
            open is not null && officer,
            officer && !another
                ? [.. Enum.GetValues<DecisionCause>().Where(cause => DraftNextDecision.Fits(cause, current, standing, closedOut))]
                : []);
    }
}

/// <summary>A decision that was sent, with how it stands.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Standing">How it stands today.</param>
/// <param name="Subsidy">What that means for the money; null for the team.</param>
/// <param name="Changes">Suspensions, reinstatements and withdrawals, in their order; to the firm only those that were approved.</param>
/// <param name="Affirmations">What the firm affirmed.</param>
/// <param name="MissedOn">The due day whose affirmation is missing, if one is.</param>
/// <param name="Next">What is to be affirmed next; null where nothing is, or for an older decision.</param>
/// <param name="Rights">What the actor may do about it now; nothing for an older decision.</param>
public sealed record SentDecision(
    DecisionDetail Decision,
    DecisionStanding Standing,
    SubsidyEffect? Subsidy,
    IReadOnlyList<StandingChangeRow> Changes,
    IReadOnlyList<AffirmationRow> Affirmations,
    DateOnly? MissedOn,
    AffirmationView? Next,
    StandingRights Rights);

/// <summary>A suspension, reinstatement or withdrawal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Event">What.</param>
/// <param name="Reasons">The reasons, addressed to the firm.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="State">How far it has come.</param>
/// <param name="AskerName">Who asked, inside.</param>
/// <param name="ApproverName">Who answered, inside.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="ClosedAt">When it was answered.</param>
/// <param name="RefusalReason">Why it was refused, inside.</param>
public sealed record StandingChangeRow(
    Guid Id,
    StandingEvent Event,
    string Reasons,
    DateOnly EffectiveOn,
    StandingChangeState State,
    string? AskerName,
    string? ApproverName,
    DateTimeOffset AskedAt,
    DateTimeOffset? ClosedAt,
    string? RefusalReason);

/// <summary>An affirmation that was made.</summary>
/// <param name="DueOn">The due day for which it counts.</param>
/// <param name="AffirmedOn">When it was made.</param>
/// <param name="TypedName">Who signed it.</param>
public sealed record AffirmationRow(DateOnly DueOn, DateOnly AffirmedOn, string TypedName);

/// <summary>The next affirmation.</summary>
/// <param name="DueOn">By when.</param>
/// <param name="OpensOn">From when.</param>
/// <param name="LastDay">Last day on which it is in time.</param>
/// <param name="Refusal">Why it is not possible today; null where it is.</param>
/// <param name="MayAffirm">True where the actor is the one who affirms.</param>
/// <param name="Words">What is affirmed.</param>
public sealed record AffirmationView(DateOnly DueOn, DateOnly OpensOn, DateOnly LastDay, Error? Refusal, bool MayAffirm, LocalizedText Words);

/// <summary>What somebody may do about the standing of a decision.</summary>
/// <param name="MayAsk">Changes that the actor may ask for.</param>
/// <param name="MayAnswer">Approve or refuse the change that waits.</param>
/// <param name="MayTakeBack">Take back the change that waits.</param>
/// <param name="MayDraftNext">Causes for which the actor may begin a further decision.</param>
public sealed record StandingRights(IReadOnlyList<StandingEvent> MayAsk, bool MayAnswer, bool MayTakeBack, IReadOnlyList<DecisionCause> MayDraftNext)
{
    /// <summary>Nothing.</summary>
    public static readonly StandingRights None = new([], false, false, []);
}
