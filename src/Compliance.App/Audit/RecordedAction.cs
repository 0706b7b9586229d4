namespace Compliance.App.Audit;

/// <summary>
/// Everything that can go on record. The list is closed: nobody else can make one, so a use case can only record what
/// stands here, and every one has its sentence in both languages.
/// </summary>
public sealed class RecordedAction
{
    private RecordedAction(string code) => Code = code;

    /// <summary>The code as it stands in the record, and the key of its sentence. It never changes: old entries keep theirs.</summary>
    public string Code { get; }

    // Accounts.

    /// <summary>The first administrator of an empty installation was created.</summary>
    public static RecordedAction UserFirstAdministrator { get; } = new("user.first-administrator");

    /// <summary>An account was created.</summary>
    public static RecordedAction UserCreated { get; } = new("user.created");

    /// <summary>Name, language, roles or firm of an account changed.</summary>
    public static RecordedAction UserUpdated { get; } = new("user.updated");

    /// <summary>An account was blocked.</summary>
    public static RecordedAction UserDisabled { get; } = new("user.disabled");

    /// <summary>An account was unblocked.</summary>
    public static RecordedAction UserEnabled { get; } = new("user.enabled");

    /// <summary>An account got a one-time password.</summary>
    public static RecordedAction UserPasswordReset { get; } = new("user.password-reset");

    /// <summary>An account got a one-time password and lost its second factor and passkeys.</summary>
    public static RecordedAction UserSignInReset { get; } = new("user.sign-in-reset");

    /// <summary>A qualification of a person was entered.</summary>
    public static RecordedAction QualificationEntered { get; } = new("qualification.entered");

    /// <summary>A qualification of a person was ended before its last day.</summary>
    public static RecordedAction QualificationEnded { get; } = new("qualification.ended");

    /// <summary>Somebody chose another password.</summary>
    public static RecordedAction AccountPasswordChanged { get; } = new("account.password-changed");

    /// <summary>Somebody turned their authenticator app on.</summary>
    public static RecordedAction AccountTwoFactorEnabled { get; } = new("account.two-factor-enabled");

    /// <summary>Somebody turned their authenticator app off.</summary>
    public static RecordedAction AccountTwoFactorDisabled { get; } = new("account.two-factor-disabled");

    /// <summary>Somebody made a new key for their authenticator app.</summary>
    public static RecordedAction AccountAuthenticatorReset { get; } = new("account.authenticator-reset");

    /// <summary>Somebody made new recovery codes.</summary>
    public static RecordedAction AccountRecoveryCodesMade { get; } = new("account.recovery-codes-made");

    /// <summary>Somebody added a passkey.</summary>
    public static RecordedAction AccountPasskeyAdded { get; } = new("account.passkey-added");

    /// <summary>Somebody named a passkey.</summary>
    public static RecordedAction AccountPasskeyRenamed { get; } = new("account.passkey-renamed");

    /// <summary>Somebody removed a passkey.</summary>
    public static RecordedAction AccountPasskeyRemoved { get; } = new("account.passkey-removed");

    /// <summary>Somebody chose their language.</summary>
    public static RecordedAction AccountLanguageSet { get; } = new("account.language-set");

    /// <summary>Somebody chose how notices come to them by mail.</summary>
    public static RecordedAction AccountNoticesSet { get; } = new("account.notices-set");

    /// <summary>An administrator had mails that were given up tried again.</summary>
    public static RecordedAction MailRetried { get; } = new("mail.retried");

    // Firms and programmes.

    /// <summary>A firm was entered into the register.</summary>
    public static RecordedAction FirmRegistered { get; } = new("firm.registered");

    /// <summary>What the register says of a firm was corrected.</summary>
    public static RecordedAction FirmUpdated { get; } = new("firm.updated");

    /// <summary>A firm was enrolled in a programme.</summary>
    public static RecordedAction ProgrammeEnrolled { get; } = new("programme.enrolled");

    // Checklists.

    /// <summary>A draft of a checklist was started.</summary>
    public static RecordedAction ChecklistDraftStarted { get; } = new("checklist.draft-started");

    /// <summary>Titles, method, sections or another part of a draft's frame changed.</summary>
    public static RecordedAction ChecklistFrameSaved { get; } = new("checklist.frame-saved");

    /// <summary>An item was added to a draft.</summary>
    public static RecordedAction ChecklistItemAdded { get; } = new("checklist.item-added");

    /// <summary>An item of a draft was written.</summary>
    public static RecordedAction ChecklistItemSaved { get; } = new("checklist.item-saved");

    /// <summary>An item of a draft was moved.</summary>
    public static RecordedAction ChecklistItemMoved { get; } = new("checklist.item-moved");

    /// <summary>An item was removed from a draft.</summary>
    public static RecordedAction ChecklistItemRemoved { get; } = new("checklist.item-removed");

    /// <summary>A draft was proposed for publication.</summary>
    public static RecordedAction ChecklistProposed { get; } = new("checklist.proposed");

    /// <summary>The proposer took a proposed draft back.</summary>
    public static RecordedAction ChecklistProposalWithdrawn { get; } = new("checklist.proposal-withdrawn");

    /// <summary>A second person sent a proposed draft back.</summary>
    public static RecordedAction ChecklistReturned { get; } = new("checklist.returned");

    /// <summary>A second person approved a draft; it became a published version.</summary>
    public static RecordedAction ChecklistPublished { get; } = new("checklist.published");

    /// <summary>A draft was given up.</summary>
    public static RecordedAction ChecklistDraftDiscarded { get; } = new("checklist.draft-discarded");

    // Evidence.

    /// <summary>A document was added to a library.</summary>
    public static RecordedAction EvidenceAdded { get; } = new("evidence.added");

    /// <summary>A document got a newer file.</summary>
    public static RecordedAction EvidenceVersionAdded { get; } = new("evidence.version-added");

    /// <summary>Title or dates of a document changed.</summary>
    public static RecordedAction EvidenceEdited { get; } = new("evidence.edited");

    /// <summary>A file was handed out.</summary>
    public static RecordedAction EvidenceDownloaded { get; } = new("evidence.downloaded");

    /// <summary>A file got its verdict from the scanner.</summary>
    public static RecordedAction EvidenceScanned { get; } = new("evidence.scanned");

    /// <summary>The scanner could not say; the file waits on.</summary>
    public static RecordedAction EvidenceScanPostponed { get; } = new("evidence.scan-postponed");

    // The firm's part of a case.

    /// <summary>An answer was written.</summary>
    public static RecordedAction AnswerSaved { get; } = new("answer.saved");

    /// <summary>A question about the firm was answered.</summary>
    public static RecordedAction FactAnswered { get; } = new("fact.answered");

    /// <summary>An answer ended or opened again because the case moved to another version.</summary>
    public static RecordedAction AnswerReset { get; } = new("answer.reset");

    /// <summary>A file was cited for an item.</summary>
    public static RecordedAction AnswerEvidenceCited { get; } = new("answer.evidence-cited");

    /// <summary>A file was taken off an item.</summary>
    public static RecordedAction AnswerEvidenceWithdrawn { get; } = new("answer.evidence-withdrawn");

    /// <summary>The firm commented on a draft finding.</summary>
    public static RecordedAction CommentAdded { get; } = new("comment.added");

    /// <summary>The signatory attested and handed in.</summary>
    public static RecordedAction InspectionSubmitted { get; } = new("inspection.submitted");

    /// <summary>The signatory handed in what was asked for.</summary>
    public static RecordedAction InspectionInformationProvided { get; } = new("inspection.information-provided");

    /// <summary>The firm said that it has no more comments.</summary>
    public static RecordedAction InspectionFactCheckClosed { get; } = new("inspection.fact-check-closed");

    // The review.

    /// <summary>An item was judged.</summary>
    public static RecordedAction DeterminationSaved { get; } = new("determination.saved");

    /// <summary>An inspector corrected a fact of the firm, or took a correction back.</summary>
    public static RecordedAction FactCorrected { get; } = new("fact.corrected");

    /// <summary>A judgement ended or opened again because the case moved to another version.</summary>
    public static RecordedAction DeterminationReset { get; } = new("determination.reset");

    /// <summary>The lead answered a comment.</summary>
    public static RecordedAction CommentAnswered { get; } = new("comment.answered");

    /// <summary>Somebody of the team wrote to their colleagues about an item.</summary>
    public static RecordedAction ItemCommentWritten { get; } = new("item-comment.written");

    /// <summary>Somebody of the team took a comment of their own back.</summary>
    public static RecordedAction ItemCommentWithdrawn { get; } = new("item-comment.withdrawn");

    /// <summary>The items that are scored twice were drawn.</summary>
    public static RecordedAction SecondScoresDrawn { get; } = new("second-scores.drawn");

    /// <summary>An inspector scored an item second.</summary>
    public static RecordedAction SecondScoreSaved { get; } = new("second-score.saved");

    /// <summary>An inspector handed a second score in.</summary>
    public static RecordedAction SecondScoreHandedIn { get; } = new("second-score.handed-in");

    /// <summary>A third person decided where two scores differ.</summary>
    public static RecordedAction SecondScoreResolved { get; } = new("second-score.resolved");

    /// <summary>A pair of scores, or the decision between them, does not stand any more.</summary>
    public static RecordedAction SecondScoreReset { get; } = new("second-score.reset");

    /// <summary>Items were handed to a colleague, or left to everybody again.</summary>
    public static RecordedAction ItemsShared { get; } = new("items.shared");

    /// <summary>The quality reviewer began a remark on an item.</summary>
    public static RecordedAction RemarkAdded { get; } = new("remark.added");

    /// <summary>The quality reviewer wrote a remark.</summary>
    public static RecordedAction RemarkWritten { get; } = new("remark.written");

    /// <summary>The quality reviewer took a draft of a remark back.</summary>
    public static RecordedAction RemarkRemoved { get; } = new("remark.removed");

    /// <summary>A remark was handed to the inspectors.</summary>
    public static RecordedAction RemarkSent { get; } = new("remark.sent");

    /// <summary>An inspector answered a remark.</summary>
    public static RecordedAction RemarkAnswered { get; } = new("remark.answered");

    /// <summary>The quality reviewer accepted the answer to a remark.</summary>
    public static RecordedAction RemarkAccepted { get; } = new("remark.accepted");

    /// <summary>An inspector declared a conflict of interest with a firm.</summary>
    public static RecordedAction ConflictDeclared { get; } = new("conflict.declared");

    /// <summary>An inspector left a case because of a conflict; what they judged is open again.</summary>
    public static RecordedAction InspectionRecused { get; } = new("inspection.recused");

    /// <summary>The review began.</summary>
    public static RecordedAction InspectionReviewStarted { get; } = new("inspection.review-started");

    /// <summary>The firm was asked about items.</summary>
    public static RecordedAction InspectionInformationRequested { get; } = new("inspection.information-requested");

    /// <summary>A question to the firm was withdrawn.</summary>
    public static RecordedAction InspectionRequestWithdrawn { get; } = new("inspection.request-withdrawn");

    /// <summary>Firm or inspectors wrote under a request for information.</summary>
    public static RecordedAction InspectionRequestMessage { get; } = new("inspection.request-message");

    /// <summary>The firm was given more time to answer a request for information.</summary>
    public static RecordedAction InspectionRequestDueMoved { get; } = new("inspection.request-due-moved");

    /// <summary>The lead closed the review.</summary>
    public static RecordedAction InspectionReviewClosed { get; } = new("inspection.review-closed");

    /// <summary>The lead opened the review again.</summary>
    public static RecordedAction InspectionReviewReopened { get; } = new("inspection.review-reopened");

    /// <summary>The quality review began.</summary>
    public static RecordedAction InspectionQualityReviewStarted { get; } = new("inspection.quality-review-started");

    /// <summary>The review went back to the inspectors.</summary>
    public static RecordedAction InspectionReviewReturned { get; } = new("inspection.review-returned");

    /// <summary>The quality reviewer confirmed; the fact check began.</summary>
    public static RecordedAction InspectionReviewConfirmed { get; } = new("inspection.review-confirmed");

    /// <summary>The case was concluded and its assessment frozen.</summary>
    public static RecordedAction InspectionConcluded { get; } = new("inspection.concluded");

    // The authority's part of a case.

    /// <summary>A case was opened.</summary>
    public static RecordedAction InspectionOpened { get; } = new("inspection.opened");

    /// <summary>The team of a case changed.</summary>
    public static RecordedAction InspectionTeamChanged { get; } = new("inspection.team-changed");

    /// <summary>The firm was told of the case.</summary>
    public static RecordedAction InspectionNotified { get; } = new("inspection.notified");

    /// <summary>The last day to submit was moved.</summary>
    public static RecordedAction InspectionDueMoved { get; } = new("inspection.due-moved");

    /// <summary>The case moved to another version of its checklist.</summary>
    public static RecordedAction InspectionChecklistMoved { get; } = new("inspection.checklist-moved");

    /// <summary>The case ended without an assessment.</summary>
    public static RecordedAction InspectionCancelled { get; } = new("inspection.cancelled");

    /// <summary>The draft of a decision was begun.</summary>
    public static RecordedAction DecisionDrafted { get; } = new("decision.drafted");

    /// <summary>The draft of a decision was written on.</summary>
    public static RecordedAction DecisionSaved { get; } = new("decision.saved");

    /// <summary>The draft went to the decision makers.</summary>
    public static RecordedAction DecisionProposed { get; } = new("decision.proposed");

    /// <summary>The draft went back to its drafter.</summary>
    public static RecordedAction DecisionReturned { get; } = new("decision.returned");

    /// <summary>The decision was taken.</summary>
    public static RecordedAction DecisionTaken { get; } = new("decision.taken");

    /// <summary>The decision went to the firm.</summary>
    public static RecordedAction DecisionSent { get; } = new("decision.sent");

    /// <summary>The draft of a further decision was given up.</summary>
    public static RecordedAction DecisionDiscarded { get; } = new("decision.discarded");

    /// <summary>The firm opened the decision for the first time.</summary>
    public static RecordedAction DecisionReceived { get; } = new("decision.received");

    /// <summary>A later decision stands in the place of this one.</summary>
    public static RecordedAction DecisionSuperseded { get; } = new("decision.superseded");

    /// <summary>An officer asked to suspend, reinstate or withdraw a decision.</summary>
    public static RecordedAction StandingAsked { get; } = new("standing.asked");

    /// <summary>The suspension, reinstatement or withdrawal was approved.</summary>
    public static RecordedAction StandingApproved { get; } = new("standing.approved");

    /// <summary>The suspension, reinstatement or withdrawal was refused.</summary>
    public static RecordedAction StandingRefused { get; } = new("standing.refused");

    /// <summary>The officers took back what they had asked for.</summary>
    public static RecordedAction StandingTakenBack { get; } = new("standing.taken-back");

    /// <summary>The signatory affirmed that the firm still fulfils the standard.</summary>
    public static RecordedAction StatusAffirmed { get; } = new("status.affirmed");

    // Appeals.

    /// <summary>The firm appealed.</summary>
    public static RecordedAction AppealFiled { get; } = new("appeal.filed");

    /// <summary>The firm withdrew its appeal.</summary>
    public static RecordedAction AppealWithdrawn { get; } = new("appeal.withdrawn");

    /// <summary>An appeal officer took up an appeal.</summary>
    public static RecordedAction AppealTakenUp { get; } = new("appeal.taken-up");

    /// <summary>The appeal officer handed an appeal back.</summary>
    public static RecordedAction AppealHandedBack { get; } = new("appeal.handed-back");

    /// <summary>The appeal officer wrote.</summary>
    public static RecordedAction AppealSaved { get; } = new("appeal.saved");

    /// <summary>The appeal was decided.</summary>
    public static RecordedAction AppealDecided { get; } = new("appeal.decided");

    /// <summary>The firm was told what became of its appeal.</summary>
    public static RecordedAction AppealSent { get; } = new("appeal.sent");

    // Closing open items.

    /// <summary>The firm's time to close its open items began.</summary>
    public static RecordedAction CloseOutOpened { get; } = new("close-out.opened");

    /// <summary>Every open item was closed; the score with them met was frozen.</summary>
    public static RecordedAction CloseOutCompleted { get; } = new("close-out.completed");

    /// <summary>The last day passed with an item open: the conditional status expired.</summary>
    public static RecordedAction CloseOutExpired { get; } = new("close-out.expired");

    /// <summary>The firm wrote its plan for an open item.</summary>
    public static RecordedAction ActionPlanSaved { get; } = new("action.plan-saved");

    /// <summary>The signatory handed a plan in.</summary>
    public static RecordedAction ActionPlanSubmitted { get; } = new("action.plan-submitted");

    /// <summary>An inspector accepted a plan.</summary>
    public static RecordedAction ActionPlanAccepted { get; } = new("action.plan-accepted");

    /// <summary>An inspector returned a plan.</summary>
    public static RecordedAction ActionPlanReturned { get; } = new("action.plan-returned");

    /// <summary>The firm marked a milestone.</summary>
    public static RecordedAction ActionMilestoneMarked { get; } = new("action.milestone-marked");

    /// <summary>The firm wrote what it did about an open item.</summary>
    public static RecordedAction ActionClosureSaved { get; } = new("action.closure-saved");

    /// <summary>The firm cited evidence of a closure.</summary>
    public static RecordedAction ActionEvidenceCited { get; } = new("action.evidence-cited");

    /// <summary>The firm took evidence of a closure off again.</summary>
    public static RecordedAction ActionEvidenceWithdrawn { get; } = new("action.evidence-withdrawn");

    /// <summary>The signatory claimed that an item is closed.</summary>
    public static RecordedAction ActionClosureClaimed { get; } = new("action.closure-claimed");

    /// <summary>An inspector wrote remarks that were not sent yet.</summary>
    public static RecordedAction ActionNoteSaved { get; } = new("action.note-saved");

    /// <summary>An inspector found an open item met.</summary>
    public static RecordedAction ActionClosed { get; } = new("action.closed");

    /// <summary>An inspector returned the claim that an item is closed.</summary>
    public static RecordedAction ActionClosureReturned { get; } = new("action.closure-returned");

    /// <summary>The firm asked for more time to close its open items.</summary>
    public static RecordedAction ExtensionAsked { get; } = new("extension.asked");

    /// <summary>The firm took the request for more time back.</summary>
    public static RecordedAction ExtensionWithdrawn { get; } = new("extension.withdrawn");

    /// <summary>An officer said what they think of the request for more time.</summary>
    public static RecordedAction ExtensionRecommended { get; } = new("extension.recommended");

    /// <summary>A decision maker moved the last day to close the open items.</summary>
    public static RecordedAction ExtensionApproved { get; } = new("extension.approved");

    /// <summary>A decision maker refused more time.</summary>
    public static RecordedAction ExtensionRefused { get; } = new("extension.refused");

    // Programmes.

    /// <summary>The draft of a programme's revision, or of a new programme, was begun.</summary>
    public static RecordedAction ProgrammeDraftStarted { get; } = new("programme.draft-started");

    /// <summary>Somebody wrote in the draft of a programme.</summary>
    public static RecordedAction ProgrammeDraftSaved { get; } = new("programme.draft-saved");

    /// <summary>The draft of a programme was proposed.</summary>
    public static RecordedAction ProgrammeProposed { get; } = new("programme.proposed");

    /// <summary>The draft of a programme went back to be written on.</summary>
    public static RecordedAction ProgrammeDraftReturned { get; } = new("programme.draft-returned");

    /// <summary>A revision of a programme was published.</summary>
    public static RecordedAction ProgrammePublished { get; } = new("programme.published");

    /// <summary>The draft of a programme was given up.</summary>
    public static RecordedAction ProgrammeDraftDiscarded { get; } = new("programme.draft-discarded");

    // Documents.

    /// <summary>A document was asked for.</summary>
    public static RecordedAction DocumentRequested { get; } = new("document.requested");

    /// <summary>An attempt to render a document failed; another follows.</summary>
    public static RecordedAction DocumentAttemptFailed { get; } = new("document.attempt-failed");

    /// <summary>A document could not be rendered.</summary>
    public static RecordedAction DocumentFailed { get; } = new("document.failed");

    /// <summary>Somebody had a failed document tried again.</summary>
    public static RecordedAction DocumentRetried { get; } = new("document.retried");

    /// <summary>A document was issued.</summary>
    public static RecordedAction DocumentIssued { get; } = new("document.issued");

    /// <summary>A document was handed out.</summary>
    public static RecordedAction DocumentDownloaded { get; } = new("document.downloaded");

    /// <summary>A case was handed out as an OSCAL document.</summary>
    public static RecordedAction OscalDownloaded { get; } = new("oscal.downloaded");

    // Visits on site.

    /// <summary>A visit was planned.</summary>
    public static RecordedAction VisitPlanned { get; } = new("visit.planned");

    /// <summary>Time, place, agenda or people of a visit changed.</summary>
    public static RecordedAction VisitMoved { get; } = new("visit.moved");

    /// <summary>A visit was called off.</summary>
    public static RecordedAction VisitCancelled { get; } = new("visit.cancelled");

    /// <summary>Minutes of a visit were written.</summary>
    public static RecordedAction VisitMinutesWritten { get; } = new("visit.minutes-written");

    /// <summary>Minutes of a visit were shared with the firm.</summary>
    public static RecordedAction VisitMinutesShared { get; } = new("visit.minutes-shared");

    // Incidents.

    /// <summary>A firm began to write an early notice.</summary>
    public static RecordedAction IncidentBegun { get; } = new("incident.begun");

    /// <summary>A firm wrote what it did not send yet.</summary>
    public static RecordedAction IncidentDraftSaved { get; } = new("incident.draft-saved");

    /// <summary>A firm gave up an early notice that it never sent.</summary>
    public static RecordedAction IncidentDiscarded { get; } = new("incident.discarded");

    /// <summary>A firm sent an early notice, an update or a final report.</summary>
    public static RecordedAction IncidentSent { get; } = new("incident.sent");

    /// <summary>The authority acknowledged what a firm sent.</summary>
    public static RecordedAction IncidentAcknowledged { get; } = new("incident.acknowledged");

    /// <summary>The authority asked about an incident.</summary>
    public static RecordedAction IncidentAsked { get; } = new("incident.asked");

    /// <summary>A firm wrote back about an incident.</summary>
    public static RecordedAction IncidentAnswered { get; } = new("incident.answered");

    /// <summary>The authority closed an incident.</summary>
    public static RecordedAction IncidentClosed { get; } = new("incident.closed");

    /// <summary>An incident was shown to the inspectors of a case.</summary>
    public static RecordedAction IncidentLinked { get; } = new("incident.linked");

    /// <summary>A case was opened because of an incident.</summary>
    public static RecordedAction IncidentInspectionOpened { get; } = new("incident.inspection-opened");

    // Mappings between checklists and other documents.

    /// <summary>A mapping was imported.</summary>
    public static RecordedAction MappingImported { get; } = new("mapping.imported");

    /// <summary>A mapping was taken out of use.</summary>
    public static RecordedAction MappingRemoved { get; } = new("mapping.removed");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
