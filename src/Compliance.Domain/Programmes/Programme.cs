using Compliance.Domain.Access;

namespace Compliance.Domain.Programmes;

/// <summary>A subsidy programme: which checklist, which eligibility policy, which clocks. Data, never code.</summary>
/// <param name="Id">Stable name, e.g. <c>cmmc-level-2</c>.</param>
/// <param name="Title">Title as shown to firms.</param>
/// <param name="Authority">The authority that grants the subsidy.</param>
/// <param name="ChecklistId">Checklist that judges.</param>
/// <param name="ChecklistVersion">Its version.</param>
/// <param name="Policy">Who is eligible.</param>
/// <param name="Clocks">How long the parties have.</param>
public sealed record Programme(
    string Id,
    LocalizedText Title,
    LocalizedText Authority,
    string ChecklistId,
    string ChecklistVersion,
    EligibilityPolicy Policy,
    ProgrammeClocks Clocks)
{
    /// <summary>Which qualifications the duties of a team ask for; none where the programme does not say.</summary>
    public TeamQualifications Team { get; init; } = TeamQualifications.None;

    /// <summary>Share of a case's items that two inspectors score independently of each other, in percent from 1 to 100; null for none.</summary>
    public int? SecondScoringPercent { get; init; }
}

/// <summary>Which qualification each duty of a team asks for; null for none.</summary>
/// <param name="Lead">Of the lead.</param>
/// <param name="Inspector">Of every other inspector.</param>
/// <param name="QualityReviewer">Of the quality reviewer.</param>
public sealed record TeamQualifications(QualificationKind? Lead, QualificationKind? Inspector, QualificationKind? QualityReviewer)
{
    /// <summary>No duty asks for any.</summary>
    public static readonly TeamQualifications None = new(null, null, null);
}

/// <summary>How long the parties of a case have.</summary>
/// <param name="SubmissionBusinessDays">Business days that a firm has from notification to submission; at least 1.</param>
/// <param name="FactCheckBusinessDays">Business days that a firm has to comment on draft findings; at least 1.</param>
/// <param name="AppealDays">Calendar days that a firm has to appeal after it received the decision; at least 1.</param>
/// <param name="ReviewBusinessDays">
/// Business days within which the authority wants a review to be confirmed, from the submission on and without those on which it
/// waits for the firm; at least 1, null for no such target.
/// </param>
public sealed record ProgrammeClocks(int SubmissionBusinessDays, int FactCheckBusinessDays, int AppealDays, int? ReviewBusinessDays = null)
{
    /// <summary>Days after sending on which a decision counts as received, where the programme does not say.</summary>
    public const int UsualDeemedReceiptDays = 7;

    /// <summary>Calendar days after sending on which a decision counts as received that nobody of the firm opened; 0 or more, null for <see cref="UsualDeemedReceiptDays"/>.</summary>
    public int? DeemedReceiptDays { get; init; }

    /// <summary>Hours from noticing an incident to the early notice of it, where the programme does not say.</summary>
    public const int UsualIncidentEarlyNoticeHours = 24;

    /// <summary>Hours from noticing an incident to the first update, where the programme does not say.</summary>
    public const int UsualIncidentUpdateHours = 72;

    /// <summary>Months from the early notice to the final report of an incident, where the programme does not say.</summary>
    public const int UsualIncidentFinalMonths = 1;

    /// <summary>Hours around the clock from noticing an incident to the early notice; 1 or more, null for <see cref="UsualIncidentEarlyNoticeHours"/>.</summary>
    public int? IncidentEarlyNoticeHours { get; init; }

    /// <summary>Hours around the clock from noticing an incident to the first update; 1 or more, null for <see cref="UsualIncidentUpdateHours"/>.</summary>
    public int? IncidentUpdateHours { get; init; }

    /// <summary>Calendar months from the early notice to the final report; 1 or more, null for <see cref="UsualIncidentFinalMonths"/>.</summary>
    public int? IncidentFinalMonths { get; init; }
}
