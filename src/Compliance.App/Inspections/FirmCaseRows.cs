using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>What a case waits for, in the words of whoever has to do it.</summary>
public enum CaseStep
{
    /// <summary>Nothing: the case has ended.</summary>
    None,

    /// <summary>The authority prepares the case and tells the firm.</summary>
    Prepare,

    /// <summary>The firm answers the items and submits.</summary>
    Answer,

    /// <summary>The team begins the review.</summary>
    StartReview,

    /// <summary>The team judges the items.</summary>
    Judge,

    /// <summary>The firm provides what was asked.</summary>
    ProvideInformation,

    /// <summary>The quality reviewer begins.</summary>
    StartQualityReview,

    /// <summary>The quality reviewer confirms or returns the review.</summary>
    ReviewQuality,

    /// <summary>The firm comments on the draft findings.</summary>
    Comment,

    /// <summary>The lead answers the comments and concludes.</summary>
    Conclude,

    /// <summary>The authority decides.</summary>
    Decide,

    /// <summary>A decision maker takes or returns the decision that an officer drafted.</summary>
    TakeDecision,

    /// <summary>The decision was taken and is sent to the firm.</summary>
    SendDecision,

    /// <summary>Nothing: the decision was sent.</summary>
    Decided,

    /// <summary>The firm plans and closes the items that its conditional status leaves open.</summary>
    CloseItems,

    /// <summary>The inspectors judge the firm's plans and claims.</summary>
    JudgeActions,

    /// <summary>Every open item is closed; the authority decides anew.</summary>
    DecideAgain,

    /// <summary>Nothing: the conditional status expired with items open.</summary>
    StatusExpired,
}

/// <summary>What every page of a case shows at its head.</summary>
/// <param name="Id">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="FirmId">The firm.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="ProgrammeId">The programme under which it is inspected.</param>
/// <param name="Checklist">Title of the pinned checklist.</param>
/// <param name="ChecklistVersion">Pinned version of the checklist.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Side">From which side the actor looks.</param>
/// <param name="Held">The actor's duty in it, if any.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="Waiting">Which side has to do it.</param>
/// <param name="Due">Until which day that is to be done, if there is such a day.</param>
/// <param name="Dates">The days and instants on file.</param>
/// <param name="Request">The information request that waits for the firm, if any.</param>
/// <param name="ReturnReason">Why the review last went back; for the team and oversight only.</param>
/// <param name="CancelReason">Why it was cancelled.</param>
/// <param name="Version">Version of the head.</param>
/// <param name="SeesRecord">True where the actor may read the record of the case.</param>
public sealed record CaseHead(
    Guid Id,
    string Reference,
    Guid FirmId,
    LocalizedText Firm,
    string ProgrammeId,
    LocalizedText Checklist,
    string ChecklistVersion,
    InspectionState State,
    CaseSide Side,
    CaseRole? Held,
    CaseStep Step,
    CaseSide Waiting,
    DateOnly? Due,
    CaseDates Dates,
    OpenRequest? Request,
    string? ReturnReason,
    string? CancelReason,
    int Version,
    bool SeesRecord)
{
    /// <summary>The incident report because of which it was opened out of cycle; null for a case of the usual course.</summary>
    public InspectionCause? Cause { get; init; }

    /// <summary>True where the inspectors ever asked for information.</summary>
    public bool HasRequests { get; init; }

    /// <summary>True where items depend on facts of the firm, so that there is a page of them.</summary>
    public bool HasFacts { get; init; }

    /// <summary>Questions about the firm that it has yet to answer before it submits; 0 for every other side.</summary>
    public int MissingFacts { get; init; }

    /// <summary>How the close-out of a conditional status stands; null where there is none.</summary>
    public CloseOutStanding? CloseOut { get; init; }

    /// <summary>True where the current decision is conditional and its open items are what the case is about.</summary>
    public bool IsClosingOut => Step is CaseStep.CloseItems or CaseStep.JudgeActions or CaseStep.DecideAgain or CaseStep.StatusExpired;

    /// <summary>True while the case's clock stands still.</summary>
    public bool ClockStopped => Dates.ClockStoppedAt is not null;

    /// <summary>True where the step is this side's, but for people of another office.</summary>
    public bool IsOfAnotherOffice { get; init; }

    /// <summary>True where this side has to act next.</summary>
    public bool IsMine => Waiting is not CaseSide.None && Waiting == Side && !IsOfAnotherOffice;
}

/// <summary>The days and instants of a case.</summary>
/// <param name="OpenedAt">When it was opened; null for the firm, which did not know of it then.</param>
/// <param name="NotifiedAt">When the firm was told.</param>
/// <param name="SubmissionDue">Until which day the firm is to submit.</param>
/// <param name="SubmittedAt">When it first submitted.</param>
/// <param name="ClockStoppedAt">Since when the case waits for the firm's information.</param>
/// <param name="FactCheckUntil">Until which day the firm may comment on draft findings.</param>
/// <param name="FactCheckClosedByFirmAt">When the firm said that it has no more comments.</param>
/// <param name="ConcludedAt">When the assessment was frozen.</param>
public sealed record CaseDates(
    DateTimeOffset? OpenedAt,
    DateTimeOffset? NotifiedAt,
    DateOnly? SubmissionDue,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? ClockStoppedAt,
    DateOnly? FactCheckUntil,
    DateTimeOffset? FactCheckClosedByFirmAt,
    DateTimeOffset? ConcludedAt);

/// <summary>An information request that waits for the firm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Items">The items, in checklist order.</param>
/// <param name="Message">The question.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueOn">Until which day the firm should answer.</param>
public sealed record OpenRequest(Guid Id, IReadOnlyList<string> Items, string Message, DateTimeOffset AskedAt, DateOnly DueOn);

/// <summary>One thing that happened to a case.</summary>
/// <param name="At">When.</param>
/// <param name="Action">Code of the record, such as <c>inspection.submitted</c>.</param>
/// <param name="By">Who did it; null where this side does not learn the name.</param>
public sealed record TimelineRow(DateTimeOffset At, string Action, string? By);

/// <summary>A case in a list.</summary>
/// <param name="Id">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Side">From which side the actor looks.</param>
/// <param name="Held">The actor's duty in it, if any.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="Waiting">Which side has to do it.</param>
/// <param name="Due">Until which day that is to be done, if there is such a day.</param>
public sealed record CaseRow(
    Guid Id,
    string Reference,
    LocalizedText Firm,
    string ProgrammeId,
    InspectionState State,
    CaseSide Side,
    CaseRole? Held,
    CaseStep Step,
    CaseSide Waiting,
    DateOnly? Due)
{
    /// <summary>True where this side has to act next.</summary>
    public bool IsMine => Waiting is not CaseSide.None && Waiting == Side;
}

/// <summary>One page of a list of cases.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many rows the filter finds.</param>
public sealed record CaseList(IReadOnlyList<CaseRow> Rows, int Total);

/// <summary>Which cases to list, of those that the actor may see.</summary>
/// <param name="States">Only these states; empty or null for all.</param>
/// <param name="Search">Part of a firm's name or Corporate Number, or of a reference; null for all.</param>
/// <param name="Held">Only where the actor holds this duty; null for all.</param>
/// <param name="Assigned">Only where the actor holds any duty.</param>
/// <param name="ProgrammeId">Only this programme; null for all.</param>
/// <param name="Sort">Column to sort by; equal rows stay in the order of their references.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Page">Number of the page, from 0.</param>
/// <param name="PageSize">Rows on a page, 1 to 200.</param>
public sealed record CaseFilter(
    IReadOnlyCollection<InspectionState>? States = null,
    string? Search = null,
    CaseRole? Held = null,
    bool Assigned = false,
    string? ProgrammeId = null,
    CaseSort Sort = CaseSort.Due,
    bool Descending = false,
    int Page = 0,
    int PageSize = 25);

/// <summary>What a list of cases can be sorted by.</summary>
public enum CaseSort
{
    /// <summary>The day on which the next step is due; cases without one come last.</summary>
    Due,

    /// <summary>The reference.</summary>
    Reference,

    /// <summary>The firm's Japanese name.</summary>
    Firm,

    /// <summary>When it was opened.</summary>
    Opened,
}
