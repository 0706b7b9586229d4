using Compliance.Domain.Access;
using static Compliance.Domain.Inspections.InspectionEvent;

namespace Compliance.Domain.Inspections;

/// <summary>
/// Who may do what in a case: who may notify, answer, submit, judge, close, confirm, conclude. Which state a case must be
/// in is <see cref="InspectionLifeCycle"/>'s to say; who sees what is <see cref="CaseVisibility"/>'s.
/// </summary>
public static class CasePermissions
{
    /// <summary>True where the actor may cause the event in a case of <paramref name="firmId"/>.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="held">The actor's role in this case, if any.</param>
    /// <param name="firmId">The firm inspected.</param>
    /// <param name="wanted">The event.</param>
    public static bool May(Actor actor, CaseRole? held, Guid firmId, InspectionEvent wanted)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var ofFirm = actor.FirmId == firmId;
        return wanted switch
        {
            Notify or Assign or MoveDueDate or MoveVersion or AnswerAnew or Cancel => actor.Has(Role.ProgrammeOfficer),
            Answer or Comment => ofFirm && actor.HasAny(Role.FirmContributor, Role.FirmSignatory),
            Submit or ProvideInformation => ofFirm && actor.Has(Role.FirmSignatory),
            StartReview or Determine or HandInScore or ResolveScores or ShareItems or AnswerRemark => Judges(actor, held),
            RequestInformation or WithdrawRequest or ExtendRequest => Judges(actor, held),
            WriteUnderRequest => Judges(actor, held) || (ofFirm && actor.HasAny(Role.FirmContributor, Role.FirmSignatory)),
            CloseReview or ReopenReview or AnswerComment or Conclude => Holds(actor, held, CaseRole.LeadInspector),
            StartQualityReview or ConfirmReview or Remark => Holds(actor, held, CaseRole.QualityReviewer),
            ReturnReview => Holds(actor, held, CaseRole.QualityReviewer) || Holds(actor, held, CaseRole.LeadInspector),
            Recuse or Discuss => Judges(actor, held) || Holds(actor, held, CaseRole.QualityReviewer),
            _ => false,
        };
    }

    /// <summary>
    /// True where the event judges or vouches for a judgement, so that whoever causes it needs the qualification of their duty on
    /// that day. Handing back, asking the firm and leaving decide nothing and stay possible.
    /// </summary>
    public static bool NeedsQualification(InspectionEvent wanted) =>
        wanted is Determine or HandInScore or ResolveScores or CloseReview or AnswerComment or Conclude or StartQualityReview or ConfirmReview;

    private static bool Judges(Actor actor, CaseRole? held) =>
        Holds(actor, held, CaseRole.Inspector) || Holds(actor, held, CaseRole.LeadInspector);

    // The office counts too: an inspector whose office was withdrawn keeps the old assignment on file but may do nothing.
    private static bool Holds(Actor actor, CaseRole? held, CaseRole role) =>
        held == role && actor.Has(SeparationOfDuties.OfficeFor(role));
}
