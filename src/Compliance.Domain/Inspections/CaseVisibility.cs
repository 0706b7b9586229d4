using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>From which side somebody looks at a case.</summary>
public enum CaseSide
{
    /// <summary>Not at all: the case answers like one that does not exist.</summary>
    None,

    /// <summary>The inspected firm.</summary>
    Firm,

    /// <summary>An inspector, lead or quality reviewer of this case.</summary>
    Team,

    /// <summary>The programme's officers and decision makers.</summary>
    Authority,

    /// <summary>Oversight: everything but evidence content.</summary>
    Oversight,
}

/// <summary>
/// Who sees what of a case (domain.md, "Two-sided visibility"): the firm's unsubmitted answers stay with the firm, the
/// inspectors' judgements stay with the authority until they are issued, and firms never see each other.
/// </summary>
public static class CaseVisibility
{
    /// <summary>The side from which the actor sees the case.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="held">The actor's role in this case, if any.</param>
    /// <param name="firmId">The firm inspected.</param>
    /// <param name="state">Where the case stands.</param>
    public static CaseSide SideOf(Actor actor, CaseRole? held, Guid firmId, InspectionState state)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.FirmId is { } own)
        {
            // A draft is not announced yet, and one that was cancelled as a draft never was: the query checks for that.
            return own == firmId && state is not InspectionState.Draft ? CaseSide.Firm : CaseSide.None;
        }

        if (held is CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer && actor.Has(Role.Inspector))
        {
            return CaseSide.Team;
        }

        if (actor.HasAny(Role.ProgrammeOfficer, Role.DecisionMaker) || (held is CaseRole.AppealOfficer && actor.Has(Role.AppealOfficer)))
        {
            return CaseSide.Authority;
        }

        return actor.Has(Role.Auditor) ? CaseSide.Oversight : CaseSide.None;
    }

    /// <summary>True where the side sees the firm's answers: always the firm itself, others from the submission on.</summary>
    public static bool SeesAnswers(CaseSide side, InspectionState state) => side switch
    {
        CaseSide.Firm => true,
        CaseSide.Team or CaseSide.Authority or CaseSide.Oversight => state is not (InspectionState.Draft or InspectionState.Notified),
        _ => false,
    };

    /// <summary>True where the side sees determinations: the team at work always, the firm from the fact check, the officers from the end of the review.</summary>
    public static bool SeesDeterminations(CaseSide side, InspectionState state) => side switch
    {
        CaseSide.Team or CaseSide.Oversight => true,
        CaseSide.Firm => state is InspectionState.FactCheck or InspectionState.Concluded,
        CaseSide.Authority => state is InspectionState.Concluded,
        _ => false,
    };

    /// <summary>
    /// True where the side reads the team's notes: remarks of the quality review, comments between inspectors, second scores.
    /// They are work, not findings: neither the firm nor who decides reads them, whatever the state; oversight does.
    /// </summary>
    public static bool SeesNotes(CaseSide side) => side is CaseSide.Team or CaseSide.Oversight;

    /// <summary>
    /// True where the actor may read the record of the case: who holds a duty in it together with the office for it, and
    /// whoever reads the whole record. Never anybody of a firm: it names the authority's people and their inner steps.
    /// </summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="held">The actor's role in this case, if any.</param>
    public static bool SeesRecord(Actor actor, CaseRole? held) =>
        SeesWholeRecord(actor) || (held is { } duty && DutiesWithRecord(actor).Contains(duty));

    /// <summary>True where the actor reads every record in full.</summary>
    public static bool SeesWholeRecord(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.FirmId is null && actor.HasAny(Role.Auditor, Role.Administrator);
    }

    /// <summary>The duties that would let the actor, with today's offices, read the record of a case.</summary>
    public static IReadOnlyList<CaseRole> DutiesWithRecord(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.FirmId is not null ? [] : [.. Enum.GetValues<CaseRole>().Where(duty => actor.Has(SeparationOfDuties.OfficeFor(duty)))];
    }

    /// <summary>True where the side may open evidence files: the firm its own, the team what was submitted.</summary>
    public static bool SeesEvidence(CaseSide side, InspectionState state) => side switch
    {
        CaseSide.Firm => true,
        CaseSide.Team => state is not (InspectionState.Draft or InspectionState.Notified),
        CaseSide.Authority or CaseSide.Oversight or CaseSide.None => false,
        _ => false,
    };
}
