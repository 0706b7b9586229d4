using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Inspections;

/// <summary>An incident report because of which a case was opened. The firm reads it on its case.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="ReportedAt">When the firm reported it.</param>
public sealed record InspectionCause(Guid IncidentId, string Reference, DateTimeOffset ReportedAt);

/// <summary>
/// One firm, one checklist version, one team, one life-cycle: the head of the case file. Its parts (responses,
/// determinations, comments …) are rows of their own; every change of the case holds this row, so they happen in turn.
/// </summary>
public sealed class Inspection
{
    private string checklistVersion = "";
    private string checklistHash = "";
    private string policyVersion = "";
    private string policyHash = "";

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it, unique, such as <c>2026-0001</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The firm.</summary>
    public required Guid FirmId { get; init; }

    /// <summary>The programme under which it is inspected.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The checklist, pinned by id, version and the hash of its content.</summary>
    public required string ChecklistId { get; init; }

    /// <summary>Pinned version of the checklist.</summary>
    public required string ChecklistVersion { get => checklistVersion; init => checklistVersion = value; }

    /// <summary>Pinned hash of the checklist's content.</summary>
    public required string ChecklistHash { get => checklistHash; init => checklistHash = value; }

    /// <summary>Pinned version of the eligibility policy.</summary>
    public required string PolicyVersion { get => policyVersion; init => policyVersion = value; }

    /// <summary>Pinned hash of the eligibility policy.</summary>
    public required string PolicyHash { get => policyHash; init => policyHash = value; }

    /// <summary>Pinned number of business days that the firm has to comment on draft findings, 1 or more.</summary>
    public required int FactCheckBusinessDays { get; init; }

    /// <summary>Pinned number of business days within which the authority wants the review to be confirmed; null for no such target.</summary>
    public int? ReviewBusinessDays { get; init; }

    /// <summary>Pinned share of the items that are scored twice, in percent from 1 to 100; null for none.</summary>
    public int? SecondScoringPercent { get; init; }

    /// <summary>Pinned qualification that the lead needs; null for none, as with the two others.</summary>
    public QualificationKind? LeadQualification { get; init; }

    /// <summary>Pinned qualification that an inspector of the team needs.</summary>
    public QualificationKind? InspectorQualification { get; init; }

    /// <summary>Pinned qualification that the quality reviewer needs.</summary>
    public QualificationKind? ReviewerQualification { get; init; }

    /// <summary>The qualification that a duty in this case asks for; null where it asks for none.</summary>
    public QualificationKind? QualificationFor(CaseRole? duty) => duty switch
    {
        CaseRole.LeadInspector => LeadQualification,
        CaseRole.Inspector => InspectorQualification,
        CaseRole.QualityReviewer => ReviewerQualification,
        _ => null,
    };

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Why it was opened out of cycle; null for one of the usual course.</summary>
    public InspectionCause? Cause { get; init; }

    /// <summary>Where it stands.</summary>
    public InspectionState State { get; private set; } = InspectionState.Draft;

    /// <summary>When the firm was notified; null for a draft.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }

    /// <summary>Until which day the firm is to submit.</summary>
    public DateOnly? SubmissionDue { get; private set; }

    /// <summary>When the firm first submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Until which day the firm may comment on draft findings.</summary>
    public DateOnly? FactCheckUntil { get; private set; }

    /// <summary>When the firm said that it has no more comments; null while it may comment.</summary>
    public DateTimeOffset? FactCheckClosedByFirmAt { get; private set; }

    /// <summary>Since when the case waits for the firm's information; its clock stands still.</summary>
    public DateTimeOffset? ClockStoppedAt { get; private set; }

    /// <summary>What the quality reviewer or lead wrote when the review last went back.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>When the assessment was frozen.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Grows with every change of the head.</summary>
    public int Version { get; private set; }

    /// <summary>The firm is told, and its clock starts.</summary>
    public Result<Done> Notify(DateOnly due, DateTimeOffset now) => Move(InspectionEvent.Notify, () => (NotifiedAt, SubmissionDue) = (now, due));

    /// <summary>The day of the submission moves.</summary>
    public Result<Done> MoveDueDate(DateOnly due) => Move(InspectionEvent.MoveDueDate, () => SubmissionDue = due);

    /// <summary>
    /// The firm hands everything in: every item answered, every claim that needs words has them, all cited evidence
    /// citable, and the signatory attested.
    /// </summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="responses">All responses of the case.</param>
    /// <param name="blockedItems">Items that cite evidence which is not scanned clean.</param>
    /// <param name="attested">The signatory confirmed the attestation.</param>
    /// <param name="now">When.</param>
    /// <param name="facts">What is known of the firm: its questions have to be answered; null where items depend on none.</param>
    /// <param name="asked">Items that have to be answered; null for every item.</param>
    public Result<Done> Submit(
        Checklist checklist,
        IReadOnlyCollection<Response> responses,
        IReadOnlyList<string> blockedItems,
        bool attested,
        DateTimeOffset now,
        CaseFacts? facts = null,
        IReadOnlySet<string>? asked = null) =>
        InspectionLifeCycle.Next(State, InspectionEvent.Submit)
            .Then(_ => facts is null ? Done.Value : Completeness.OfFacts(facts))
            .Then(_ => HandIn(InspectionEvent.Submit, checklist, responses, blockedItems, attested, asked, () => SubmittedAt = now));

    /// <summary>The firm hands in what was asked; the same conditions as for the first submission.</summary>
    /// <param name="checklist">As for <see cref="Submit"/>, like the others.</param>
    /// <param name="responses">All responses of the case.</param>
    /// <param name="blockedItems">Items that cite evidence which is not scanned clean.</param>
    /// <param name="attested">The signatory confirmed the attestation.</param>
    /// <param name="facts">What is known of the firm; null where items depend on none.</param>
    /// <param name="asked">Items that have to be answered; null for every item.</param>
    public Result<Done> ProvideInformation(
        Checklist checklist,
        IReadOnlyCollection<Response> responses,
        IReadOnlyList<string> blockedItems,
        bool attested,
        CaseFacts? facts = null,
        IReadOnlySet<string>? asked = null) =>
        InspectionLifeCycle.Next(State, InspectionEvent.ProvideInformation)
            .Then(_ => facts is null ? Done.Value : Completeness.OfFacts(facts))
            .Then(_ => HandIn(InspectionEvent.ProvideInformation, checklist, responses, blockedItems, attested, asked, () => ClockStoppedAt = null));

    /// <summary>The review begins.</summary>
    public Result<Done> StartReview() => Move(InspectionEvent.StartReview);

    /// <summary>The firm is asked; the clock stands still.</summary>
    public Result<Done> RequestInformation(DateTimeOffset now) => Move(InspectionEvent.RequestInformation, () => ClockStoppedAt = now);

    /// <summary>The request is taken back; the clock runs again.</summary>
    public Result<Done> WithdrawRequest() => Move(InspectionEvent.WithdrawRequest, () => ClockStoppedAt = null);

    /// <summary>The lead closes the review: every item determined, every one that is not met has its rationale, and the sample scored twice.</summary>
    /// <param name="checklist">The pinned checklist.</param>
    /// <param name="determinations">All determinations of the case.</param>
    /// <param name="facts">What is known of the firm; null where nothing is, and every item applies.</param>
    /// <param name="remarks">All remarks of the quality reviewer; null where there are none.</param>
    /// <param name="sample">The items that are scored twice; null where there are none.</param>
    public Result<Done> CloseReview(
        Checklist checklist,
        IReadOnlyCollection<Determination> determinations,
        CaseFacts? facts = null,
        IReadOnlyCollection<ReviewRemark>? remarks = null,
        IReadOnlyCollection<SecondScore>? sample = null)
    {
        // Second scores come before what is missing of a judgement: to say that it lacks a rationale would say that it is not met.
        var complete = Completeness.OfReview(checklist, determinations, facts);
        return InspectionLifeCycle.Next(State, InspectionEvent.CloseReview)
            .Then(_ => complete.Error is MissingDeterminations ? complete : Done.Value)
            .Then(_ => SecondScoring.OfClosing(checklist, sample ?? [], facts))
            .Then(_ => complete)
            .Then(_ => RemarkCheck.OfClosing(checklist, remarks ?? [], determinations, facts))
            .Then(_ => Move(InspectionEvent.CloseReview, () => ReturnReason = null));
    }

    /// <summary>The lead takes the closed review back.</summary>
    public Result<Done> ReopenReview() => Move(InspectionEvent.ReopenReview);

    /// <summary>The quality review begins.</summary>
    public Result<Done> StartQualityReview() => Move(InspectionEvent.StartQualityReview);

    /// <summary>The review goes back to the inspectors.</summary>
    /// <param name="reason">Why, 1 to 5,000 characters; may be empty where remarks on items say it.</param>
    /// <param name="remarks">Number of remarks that go with it.</param>
    public Result<Done> ReturnReview(string reason, int remarks = 0) =>
        string.IsNullOrWhiteSpace(reason) && remarks == 0 ? new InvalidField("reason", "Required")
        : reason.Length > FactCheckComment.TextLimit ? new TextTooLong("reason", FactCheckComment.TextLimit)
        : Move(InspectionEvent.ReturnReview, () =>
            (ReturnReason, FactCheckUntil, FactCheckClosedByFirmAt) = (string.IsNullOrWhiteSpace(reason) ? null : reason, null, null));

    /// <summary>The quality reviewer confirms; the firm may comment until the day given.</summary>
    public Result<Done> ConfirmReview(DateOnly until) => Move(InspectionEvent.ConfirmReview, () => FactCheckUntil = until);

    /// <summary>The firm says that it has no more comments, so that nobody waits for the day.</summary>
    public Result<Done> CloseFactCheck(DateTimeOffset now) => Move(InspectionEvent.Comment, () => FactCheckClosedByFirmAt ??= now);

    /// <summary>The case is concluded: the firm's time to comment is over and every comment is answered.</summary>
    /// <param name="unanswered">Number of comments without an answer.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<Done> Conclude(int unanswered, DateOnly today, DateTimeOffset now) =>
        InspectionLifeCycle.Next(State, InspectionEvent.Conclude).Then<Done>(_ =>
            unanswered > 0 ? new UnansweredComments(unanswered)
            : FactCheckClosedByFirmAt is null && today <= FactCheckUntil ? new FactCheckRuns(FactCheckUntil.Value)
            : Move(InspectionEvent.Conclude, () => ConcludedAt = now));

    /// <summary>An inspector leaves because of a conflict of interest; a review that was closed opens again.</summary>
    public Result<Done> Recuse() => Move(InspectionEvent.Recuse, () => (FactCheckUntil, FactCheckClosedByFirmAt) = (null, null));

    /// <summary>The case ends without an assessment.</summary>
    /// <param name="reason">Why, 1 to 5,000 characters; the firm reads it.</param>
    public Result<Done> Cancel(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new InvalidField("reason", "Required")
        : reason.Length > FactCheckComment.TextLimit ? new TextTooLong("reason", FactCheckComment.TextLimit)
        : Move(InspectionEvent.Cancel, () => CancelReason = reason);

    /// <summary>The case pins another version of its checklist, and a policy that fits it.</summary>
    /// <param name="carried">What was decided for it (<see cref="CarryOver"/>).</param>
    /// <param name="checklist">Version and content hash.</param>
    /// <param name="policy">Version and hash.</param>
    /// <param name="now">When.</param>
    public Result<Done> MoveTo(CarriedOver carried, (string Version, string Hash) checklist, (string Version, string Hash) policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(carried);
        var before = State;
        return Move(InspectionEvent.MoveVersion, () =>
        {
            (checklistVersion, checklistHash) = checklist;
            (policyVersion, policyHash) = policy;
            State = carried.StateAfter;
            ClockStoppedAt = (before, State) switch
            {
                (not InspectionState.InformationRequested, InspectionState.InformationRequested) => now,
                (InspectionState.InformationRequested, not InspectionState.InformationRequested) => null,
                _ => ClockStoppedAt,
            };
        });
    }

    /// <summary>Notes a change of a part of the case that leaves the head as it is: an answer, a judgement, a comment.</summary>
    public Result<Done> Happens(InspectionEvent happened) => InspectionLifeCycle.Next(State, happened).Then<Done>(_ => Done.Value);

    private Result<Done> HandIn(
        InspectionEvent happened,
        Checklist checklist,
        IReadOnlyCollection<Response> responses,
        IReadOnlyList<string> blockedItems,
        bool attested,
        IReadOnlySet<string>? asked,
        Action set) =>
        InspectionLifeCycle.Next(State, happened)
            .Then(_ => Completeness.OfAnswers(checklist, responses, asked))
            .Then<Done>(_ => blockedItems.Count > 0 ? new EvidenceNotCitable(blockedItems) : attested ? Done.Value : new AttestationMissing())
            .Then(_ => Move(happened, set));

    private Result<Done> Move(InspectionEvent happened, Action? set = null)
    {
        var next = InspectionLifeCycle.Next(State, happened);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        State = next.Value;
        set?.Invoke();
        Version++;
        return Done.Value;
    }
}
