using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>This may not happen in the state that the case is in.</summary>
/// <param name="State">Where the case stands.</param>
/// <param name="Event">What was wanted.</param>
public sealed record WrongState(InspectionState State, InspectionEvent Event) : Error;

/// <summary>Items that the firm has not answered; the submission needs all of them.</summary>
public sealed record MissingAnswers(IReadOnlyList<string> Items) : Error;

/// <summary>Questions about the firm that it has not answered, although items depend on them.</summary>
public sealed record MissingFacts(IReadOnlyList<string> Facts) : Error;

/// <summary>The checklist does not ask for this fact.</summary>
public sealed record UnknownFact(string Fact) : Error;

/// <summary>The firm cannot answer this now: it handed its answer in, or the fact comes from the register.</summary>
public sealed record FactNotOpen(string Fact) : Error;

/// <summary>The fact cannot have this value, or has it already.</summary>
public sealed record FactValueNotAllowed(string Fact) : Error;

/// <summary>By the facts of the firm the item does not apply, so it is not judged.</summary>
public sealed record ItemDoesNotApply(string ItemId) : Error;

/// <summary>Items whose claim needs a statement and has none.</summary>
public sealed record MissingStatements(IReadOnlyList<string> Items) : Error;

/// <summary>Items that cite evidence which was not scanned yet or was rejected.</summary>
public sealed record EvidenceNotCitable(IReadOnlyList<string> Items) : Error;

/// <summary>The signatory did not confirm the attestation.</summary>
public sealed record AttestationMissing : Error;

/// <summary>Items without a determination; the lead cannot close the review.</summary>
public sealed record MissingDeterminations(IReadOnlyList<string> Items) : Error;

/// <summary>Items judged not met, in part or not applicable, without a rationale.</summary>
public sealed record MissingRationales(IReadOnlyList<string> Items) : Error;

/// <summary>The item is not part of the checklist.</summary>
public sealed record UnknownItem(string ItemId) : Error;

/// <summary>The item is not open for the firm: the information request names others.</summary>
public sealed record ItemNotOpen(string ItemId) : Error;

/// <summary>The item is open for the firm at the moment and is judged when it comes back.</summary>
public sealed record ItemWithFirm(string ItemId) : Error;

/// <summary>The checklist does not allow this verdict on this item.</summary>
public sealed record VerdictNotAllowed(string ItemId, string Verdict) : Error;

/// <summary>Comments of the firm that nobody answered yet.</summary>
public sealed record UnansweredComments(int Count) : Error;

/// <summary>Items on which the lead agreed with the firm and which nobody judged again since; the review has to go back for them.</summary>
public sealed record AgreedNotJudged(IReadOnlyList<string> Items) : Error;

/// <summary>Items with a remark of the quality reviewer that must be answered before the review is closed again.</summary>
public sealed record UnansweredRemarks(IReadOnlyList<string> Items) : Error;

/// <summary>Items on which the inspectors answered a remark with another judgement and which nobody judged since.</summary>
public sealed record ChangedNotJudged(IReadOnlyList<string> Items) : Error;

/// <summary>Items with a remark that was written and not sent: confirming would lose it.</summary>
public sealed record RemarksNotSent(IReadOnlyList<string> Items) : Error;

/// <summary>Items with a remark that asked for a change and whose answer the quality reviewer has not accepted.</summary>
public sealed record RemarksNotAccepted(IReadOnlyList<string> Items) : Error;

/// <summary>Items with a remark that says nothing yet.</summary>
public sealed record RemarksWithoutWords(IReadOnlyList<string> Items) : Error;

/// <summary>Items that a colleague works on; only they or the lead hand them over.</summary>
public sealed record NotYours(IReadOnlyList<string> Items) : Error;

/// <summary>The person addressed has no duty of that kind in the case.</summary>
public sealed record NotInTeam : Error;

/// <summary>The remark is not at the point at which this can be done to it.</summary>
public sealed record RemarkNotOpen(RemarkState State) : Error;

/// <summary>Items of the sample whose two scores are not both in; the review cannot be closed.</summary>
public sealed record SecondScoresMissing(IReadOnlyList<string> Items) : Error;

/// <summary>Items whose two scores differ and on which no third person has decided.</summary>
public sealed record ScoresDiffer(IReadOnlyList<string> Items) : Error;

/// <summary>Both scores of the item are in and stay as they are.</summary>
public sealed record ScoresAreIn(string ItemId) : Error;

/// <summary>The second score has no verdict yet, or does not say why.</summary>
public sealed record SecondScoreIncomplete(string ItemId) : Error;

/// <summary>The judgement with which this is compared, or which is to stand, is not finished.</summary>
public sealed record FirstScoreMissing(string ItemId) : Error;

/// <summary>There is no difference on this item to decide on.</summary>
public sealed record ScoresDoNotDiffer(string ItemId) : Error;

/// <summary>One of the two who scored the item cannot decide between them, nor judge it once somebody did.</summary>
public sealed record NotThird(string ItemId) : Error;

/// <summary>Two colleagues score the item independently of each other; nobody else judges it, and nobody writes about it, until both are in.</summary>
public sealed record ScoredBlind(string ItemId) : Error;

/// <summary>The item has no draft finding to comment on.</summary>
public sealed record NoFinding(string ItemId) : Error;

/// <summary>The firm's time to comment is over: the last day has passed, or the firm said that it has no more comments.</summary>
public sealed record CommentsClosed : Error;

/// <summary>The firm may comment until this day; conclude after it, or once the firm says that it has no more comments.</summary>
public sealed record FactCheckRuns(DateOnly Until) : Error;

/// <summary>A case needs this duty to be filled before the step.</summary>
public sealed record DutyVacant(CaseRole Role) : Error;

/// <summary>The calendar holds no days of that year; add them to its data.</summary>
public sealed record CalendarEnds(int Year) : Error;

/// <summary>A text is longer than allowed.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Limit">Allowed characters.</param>
public sealed record TextTooLong(string Field, int Limit) : Error;

/// <summary>A piece of evidence that does not exist in the firm's library.</summary>
public sealed record UnknownEvidence : Error;
