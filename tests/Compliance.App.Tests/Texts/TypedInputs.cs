using Compliance.App.Access;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Firms;
using Compliance.App.Incidents;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.App.Inspections.Visits;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Mappings;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists.Drafts;
using Compliance.App.Tests.Evidence;
using Compliance.App.Tests.Incidents;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Inspections;
using Compliance.App.Tests.Programmes;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using static Compliance.App.Tests.Texts.TextInputs;
using Claim = Compliance.Domain.Inspections.Claim;

namespace Compliance.App.Tests.Texts;

/// <summary>Every text of every use case: what becomes of <see cref="Poison"/> in it.</summary>
internal static class TypedInputs
{
    private const string Text = "ab\ncd";
    private const string Line = "ab cd";
    private const string Title = "abcd";

    /// <summary>Hashed before they go anywhere, or made by the platform itself.</summary>
    public static readonly IReadOnlyList<string> NeverStored =
    [
        "CreateFirstAdministrator.Password", "CreateUser.FixedPassword", "AddEvidence.Blob.Sha256", "AddEvidenceVersion.Blob.Sha256",
        // Tells one upload from another while a profile is resolved.
        "StartDraftFromOscal.FileName",
    ];

    /// <summary>Free texts: what is expected in the database, and a use case that puts the poison there.</summary>
    public static readonly IReadOnlyDictionary<string, (string Expected, Func<DatabaseKind, Task<string?>> Store)> Free =
        new Dictionary<string, (string, Func<DatabaseKind, Task<string?>>)>(StringComparer.Ordinal)
        {
            ["SaveAnswer.Statement"] = (Text, kind => OfFirmAsync(kind, async made =>
            {
                Succeed(await made.AnswerAsync("1.1", Claim.NotMet, Poison));
                return db => db.Set<Response>().Select(row => row.Statement);
            })),
            ["CommentOnFinding.text"] = (Text, kind => OfFirmAsync(kind, async made =>
            {
                await made.ReachFactCheckAsync();
                Succeed(await made.App.Get<CommentOnFinding>().RunAsync(made.Contributor, made.App.NewId(), made.Id, "2.1", Poison, default));
                return db => db.Set<FactCheckComment>().Select(row => row.Text);
            })),
            ["CancelInspection.reason"] = (Text, kind => OfFirmAsync(kind, async made =>
            {
                Succeed(await made.App.Get<CancelInspection>().RunAsync(made.Officer, made.App.NewId(), made.Id, Poison, default));
                return db => db.Set<Inspection>().Select(row => row.CancelReason);
            })),
            ["EnterQualification.Number"] = (Line, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                await QualifyAsync(made);
                return db => db.Set<Qualification>().Select(row => row.Number);
            })),
            ["EndQualification.reason"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                var id = await QualifyAsync(made);
                Succeed(await made.Get<EndQualification>().RunAsync(made.People["administrator"], made.NewId(), id, Poison, default));
                return db => db.Set<Qualification>().Select(row => row.EndReason);
            })),
            ["PlanVisit.Place"] = (Line, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                await VisitAsync(made, Poison, "x");
                return db => db.Set<SiteVisit>().Select(row => row.Place);
            })),
            ["PlanVisit.Agenda"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                await VisitAsync(made, "x", Poison);
                return db => db.Set<SiteVisit>().Select(row => row.Agenda);
            })),
            ["MoveVisit.Place"] = (Line, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<MoveVisit>().RunAsync(made.Lead, made.NewId(), await VisitAsync(made), Slot(made, Poison, "x"), default));
                return db => db.Set<SiteVisit>().Select(row => row.Place);
            })),
            ["MoveVisit.Agenda"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<MoveVisit>().RunAsync(made.Lead, made.NewId(), await VisitAsync(made), Slot(made, "x", Poison), default));
                return db => db.Set<SiteVisit>().Select(row => row.Agenda);
            })),
            ["CancelVisit.reason"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<CancelVisit>().RunAsync(made.Lead, made.NewId(), await VisitAsync(made), Poison, default));
                return db => db.Set<SiteVisit>().Select(row => row.CancelReason);
            })),
            ["WriteVisitMinutes.minutes"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                var target = await VisitAsync(made);
                made.App.Time.Advance(TimeSpan.FromDays(30));
                Succeed(await made.Get<WriteVisitMinutes>().RunAsync(made.Lead, made.NewId(), target, Poison, default));
                return db => db.Set<SiteVisit>().Select(row => row.Minutes);
            })),
            ["SaveDetermination.Judgement.Rationale"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await JudgeAsync(made, ReviewCase.Judgement("not-met", Poison)));
                return db => db.Set<Determination>().Select(row => row.Rationale);
            })),
            ["SaveDetermination.Judgement.Recommendation"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await JudgeAsync(made, ReviewCase.Judgement("not-met", "x") with { Recommendation = Poison }));
                return db => db.Set<Determination>().Select(row => row.Recommendation);
            })),
            ["CorrectFact.Rationale"] = (Text, async kind =>
            {
                await using var made = await FactTests.InReviewAsync(kind);
                Succeed(await FactTests.CorrectAsync(made, "size", ["large"], Poison));
                await using var db = await made.App.DbAsync();
                return await NewestAsync(db, context => context.Set<CaseFact>().Where(row => row.Fact == "size").Select(row => row.Rationale));
            }
            ),
            ["RequestInformation.Message"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await AskAsync(made, "3.1.1", Poison));
                return db => db.Set<InformationRequest>().Select(row => row.Message);
            })),
            ["SaveIncidentDraft.NoticedAt"] = (Line, kind => IncidentAsync(kind, IncidentContent.Empty with { NoticedAt = Poison }, content => content.NoticedAt)),
            ["SaveIncidentDraft.WhatHappened"] = (Text, kind => IncidentAsync(kind, IncidentContent.Empty with { WhatHappened = Poison }, content => content.WhatHappened)),
            ["SaveIncidentDraft.Systems"] = (Text, kind => IncidentAsync(kind, IncidentContent.Empty with { Systems = Poison }, content => content.Systems)),
            ["SaveIncidentDraft.Contacts"] = (Text, kind => IncidentAsync(kind, IncidentContent.Empty with { Contacts = Poison }, content => content.Contacts)),
            ["SaveIncidentDraft.Measures"] = (Text, kind => IncidentAsync(kind, IncidentContent.Empty with { Measures = Poison }, content => content.Measures)),
            ["WriteIncidentPosting.text"] = (Text, async kind =>
            {
                await using var made = await IncidentApp.StartAsync(kind);
                Succeed(await made.Get<WriteIncidentPosting>().RunAsync(made.Officer, made.NewId(), await made.ReportedAsync(), Poison, default));
                await using var db = await made.App.DbAsync();
                return await db.Set<IncidentPosting>().Select(row => row.Text).SingleAsync();
            }
            ),
            ["CloseIncident.words"] = (Text, async kind =>
            {
                await using var made = await IncidentApp.StartAsync(kind);
                Succeed(await made.Get<CloseIncident>().RunAsync(made.Officer, made.NewId(), await made.ReportedAsync(), Poison, default));
                await using var db = await made.App.DbAsync();
                return await db.Set<Incident>().Select(row => row.ClosingWords).SingleAsync();
            }
            ),
            ["WriteUnderRequest.text"] = (Text, kind => OfFirmAsync(kind, async made =>
            {
                await made.SubmitCompleteAsync();
                await made.RequestAsync("1.1");
                Succeed(await made.App.Get<WriteUnderRequest>().RunAsync(made.Contributor, made.App.NewId(), made.Id, Poison, default));
                return db => db.Set<RequestMessage>().Select(row => row.Text);
            })),
            ["ExtendRequest.word"] = (Text, kind => OfFirmAsync(kind, async made =>
            {
                await made.SubmitCompleteAsync();
                await made.RequestAsync("1.1");
                Succeed(await made.App.Get<ExtendRequest>().RunAsync(made.Inspector, made.App.NewId(), made.Id, FirmCase.RequestDue.AddDays(1), Poison, default));
                return db => db.Set<RequestExtension>().Select(row => row.Word);
            })),
            ["ReturnReview.reason"] = (Text, kind => OfReviewAsync(kind, InspectionState.QualityReview, async made =>
            {
                Succeed(await made.Get<ReturnReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, Poison, default));
                return db => db.Set<Inspection>().Select(row => row.ReturnReason);
            })),
            ["WriteItemComment.Text"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<WriteItemComment>().RunAsync(made.Lead, made.NewId(), new(made.Id, "3.1.3", Poison), default));
                return db => db.Set<ItemComment>().Select(row => row.Text);
            })),
            ["ResolveScores.reason"] = (Text, kind => OfReviewAsync(kind, InspectionState.Submitted, async made =>
            {
                var item = (await made.DrawAsync(1))[0];
                await made.AddThirdAsync();
                await made.ScoreTwiceAsync(item, "met", "not-met");
                Assert.Null(await made.DecideAsync(made.People["third"], item, 1, Poison));
                return db => db.Set<SecondScore>().Where(row => row.ItemId == item).Select(row => row.Reason);
            })),
            ["ShareItems.Word"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<ShareItems>().RunAsync(made.Lead, made.NewId(), new(made.Id, ["3.1.3"], made.Lead.UserId, Poison), default));
                return db => db.Set<ItemShare>().Select(row => row.Word);
            })),
            ["WriteRemark.text"] = (Text, kind => OfReviewAsync(kind, InspectionState.QualityReview, async made =>
            {
                var remark = await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, "3.1.3", RemarkKind.MustChange), default);
                Succeed(remark);
                Succeed(await made.Get<WriteRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, remark.Value, 1), RemarkKind.MustChange, Poison, default));
                return db => db.Set<ReviewRemark>().Select(row => row.Text);
            })),
            ["AnswerRemark.text"] = (Text, kind => OfReviewAsync(kind, InspectionState.QualityReview, async made =>
            {
                var remark = await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, "3.1.3", RemarkKind.MustChange), default);
                Succeed(await made.Get<WriteRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, remark.Value, 1), RemarkKind.MustChange, "Look again.", default));
                Succeed(await made.Get<ReturnReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, "", default));
                Succeed(await made.Get<AnswerRemark>().RunAsync(made.Lead, made.NewId(), new(made.Id, remark.Value, 3), true, Poison, default));
                return db => db.Set<ReviewRemark>().Select(row => row.Answer);
            })),
            ["AnswerComment.Text"] = (Text, kind => OfReviewAsync(kind, InspectionState.FactCheck, async made =>
            {
                var comment = await made.CommentAsync("3.1.3");
                Succeed(await made.Get<AnswerComment>().RunAsync(made.Lead, made.NewId(), new CommentAnswer(made.Id, comment, Poison, false), default));
                return db => db.Set<FactCheckComment>().Select(row => row.Answer);
            })),
            ["DeclareConflict.reason"] = (Text, kind => OfReviewAsync(kind, InspectionState.InReview, async made =>
            {
                Succeed(await made.Get<DeclareConflict>().RunAsync(made.Inspector, made.NewId(), made.Firm.Id, Poison, default));
                return db => db.Set<ConflictDeclaration>().Select(row => row.Reason);
            })),
            ["SaveDecisionDraft.Reasons"] = (Text, kind => OfDecisionAsync(kind, async (made, id) =>
            {
                await DraftAsync(made, id, new DecisionText(Outcome.Ineligible, Poison, "Why not.", new DateOnly(2027, 1, 31)));
                return db => db.Set<Decision>().Select(row => row.Reasons);
            })),
            ["SaveDecisionDraft.WaiverReason"] = (Text, kind => OfDecisionAsync(kind, async (made, id) =>
            {
                await DraftAsync(made, id, new DecisionText(Outcome.Ineligible, "Because.", Poison, new DateOnly(2027, 1, 31)));
                return db => db.Set<Decision>().Select(row => row.WaiverReason);
            })),
            ["ReturnDecision.reason"] = (Text, kind => OfDecisionAsync(kind, async (made, id) =>
            {
                var version = await DraftAsync(made, id, new DecisionText(Outcome.Ineligible, "Because.", "Why not.", new DateOnly(2027, 1, 31)));
                Succeed(await made.Get<ProposeDecision>().RunAsync(made.Officer, made.NewId(), id, version, default));
                Succeed(await made.Get<ReturnDecision>().RunAsync(made.Decider, made.NewId(), id, Poison, default));
                return db => db.Set<Decision>().Select(row => row.ReturnReason);
            })),
            ["AskStandingChange.Reasons"] = (Text, kind => AfterSendingAsync(kind, async (made, id) =>
            {
                Succeed(await made.Get<AskStandingChange>().RunAsync(made.Officer, made.NewId(), id, new StandingRequest(StandingEvent.Suspend, Poison, made.Today()), default));
                return db => db.Set<StandingChange>().Select(row => row.Reasons);
            })),
            ["RefuseStandingChange.reason"] = (Text, kind => AfterSendingAsync(kind, async (made, id) =>
            {
                var change = Succeed(await made.AskAsync(id, StandingEvent.Suspend)).Value;
                Succeed(await made.Get<RefuseStandingChange>().RunAsync(made.Decider, made.NewId(), id, change, Poison, default));
                return db => db.Set<StandingChange>().Select(row => row.RefusalReason);
            })),
            ["FileAppeal.Grounds"] = (Text, kind => AfterSendingAsync(kind, async (made, id) =>
            {
                var decision = (await made.SeeAsync(made.Signatory, id)).Decision!.Id;
                Succeed(await made.Get<FileAppeal>().RunAsync(made.Signatory, made.NewId(), id, new AppealFiling(decision, Poison, []), default));
                return db => db.Set<Appeal>().Select(row => row.Grounds);
            })),
            ["SaveAppeal.Reasons"] = (Text, kind => AfterSendingAsync(kind, async (made, id) =>
            {
                var officer = await made.App.AddPersonAsync("Appeal officer", null, Role.AppealOfficer);
                var appeal = Succeed(await made.FileAsync(id)).Value;
                Succeed(await made.Get<TakeUpAppeal>().RunAsync(officer, made.NewId(), appeal, default));
                Succeed(await made.Get<SaveAppeal>().RunAsync(officer, made.NewId(), appeal, new AppealText(null, null, Poison), 2, default));
                return db => db.Set<Appeal>().Select(row => row.Reasons);
            })),
            ["AffirmStatus.typedName"] = (Line, kind => AfterSendingAsync(kind, async (made, id) =>
            {
                made.App.Time.SetUtcNow(new(2027, 5, 31, 0, 0, 0, TimeSpan.Zero));
                Succeed(await made.Get<AffirmStatus>().RunAsync(made.Signatory, made.NewId(), id, Poison, true, default));
                return db => db.Set<Affirmation>().Select(row => row.TypedName);
            })),
            ["SaveActionPlan.Measure"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                Succeed(await made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), CloseOutCase.Plan(Poison), default));
                return (await made.RowAsync(made.Contributor)).Draft!.Plan.Measure;
            })),
            ["SaveActionPlan.Responsible"] = (Line, kind => OfCloseOutAsync(kind, async made =>
            {
                var plan = CloseOutCase.Plan() with { Responsible = Poison, Milestones = [new(Poison, null)] };
                Succeed(await made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), plan, default));
                var kept = (await made.RowAsync(made.Contributor)).Draft!.Plan;
                return kept.Responsible == kept.Milestones[0].Text ? kept.Responsible : null;
            })),
            ["ReturnActionPlan.remarks"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await made.SubmitPlanAsync();
                Succeed(await made.Get<ReturnActionPlan>().RunAsync(made.App.Lead, made.NewId(), await made.TargetAsync(), Poison, default));
                return (await made.RowAsync(made.Contributor)).Remarks;
            })),
            ["SaveClosureStatement.statement"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await made.AcceptAsync();
                Succeed(await made.Get<SaveClosureStatement>().RunAsync(made.Contributor, made.NewId(), await made.TargetAsync(), Poison, default));
                return (await made.RowAsync(made.Contributor)).Draft!.Statement;
            })),
            ["SaveActionNote.text"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await made.SubmitPlanAsync();
                Succeed(await made.Get<SaveActionNote>().RunAsync(made.App.Lead, made.NewId(), (await made.TargetAsync()) with { SeenVersion = 0 }, Poison, default));
                return (await made.RowAsync(made.App.Lead)).Note!.Text;
            })),
            ["JudgeClosure.rationale"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await made.AcceptAsync();
                await made.ClaimAsync();
                Succeed(await made.Get<JudgeClosure>().RunAsync(made.App.Lead, made.NewId(), await made.TargetAsync(), false, Poison, default));
                return (await made.RowAsync(made.App.Auditor)).Claims[0].Judgement!.Rationale;
            })),
            ["AskExtension.reason"] = (Text, kind => OfCloseOutAsync(kind, async made => (await AskExtensionAsync(made, Poison)).Reason)),
            ["RecommendExtension.note"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await AskExtensionAsync(made, "Late.");
                Succeed(await made.Get<RecommendExtension>().RunAsync(made.App.Officer, made.NewId(), made.Id, true, Poison, 0, default));
                return (await LastExtensionAsync(made)).Note;
            })),
            ["DecideExtension.answer"] = (Text, kind => OfCloseOutAsync(kind, async made =>
            {
                await AskExtensionAsync(made, "Late.");
                Succeed(await made.Get<RecommendExtension>().RunAsync(made.App.Officer, made.NewId(), made.Id, true, "Yes.", 0, default));
                Succeed(await made.Get<DecideExtension>().RunAsync(made.App.Decider, made.NewId(), made.Id, true, Poison, 1, default));
                return (await LastExtensionAsync(made)).Answer;
            })),
            ["SaveProgrammeDraft.Title.En"] = (Line, kind => OfProgrammeAsync(kind, content => content with { Title = content.Title with { En = Poison } }, content => content.Title.En)),
            ["SaveProgrammeDraft.Title.Ja"] = (Line, kind => OfProgrammeAsync(kind, content => content with { Title = content.Title with { Ja = Poison } }, content => content.Title.Ja)),
            ["SaveProgrammeDraft.Authority.En"] = (Line, kind => OfProgrammeAsync(kind, content => content with { Authority = content.Authority with { En = Poison } }, content => content.Authority.En)),
            ["SaveProgrammeDraft.Authority.Ja"] = (Line, kind => OfProgrammeAsync(kind, content => content with { Authority = content.Authority with { Ja = Poison } }, content => content.Authority.Ja)),
            ["SaveProgrammeDraft.ChecklistId"] = (Line, kind => OfProgrammeAsync(kind, content => content with { ChecklistId = Poison }, content => content.ChecklistId)),
            ["SaveProgrammeDraft.ChecklistVersion"] = (Line, kind => OfProgrammeAsync(kind, content => content with { ChecklistVersion = Poison }, content => content.ChecklistVersion)),
            ["SaveProgrammeDraft.PolicyVersion"] = (Line, kind => OfProgrammeAsync(kind, content => content with { PolicyVersion = Poison }, content => content.PolicyVersion)),
            ["StartChecklistDraft.En"] = (Text, kind => OfDraftAsync(kind, NewDraftAsync, (_, draft) => draft.Frame.Title.En)),
            ["StartChecklistDraft.Ja"] = (Text, kind => OfDraftAsync(kind, NewDraftAsync, (_, draft) => draft.Frame.Title.Ja)),
            ["SaveDraftFrame.proposedVersion"] = (Line, kind => OfDraftAsync(
                kind, (app, id, view) => app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), id, Poison, view.Frame, 0, default), (_, draft) => draft.ProposedVersion)),
            ["SaveDraftFrame.ChecklistFrame"] = (Text, kind => OfDraftAsync(
                kind,
                (app, id, view) => app.Get<SaveDraftFrame>().RunAsync(app.Editor, app.NewId(), id, "2.0.0", view.Frame with { Notice = new(Poison, "文") }, 0, default),
                (_, draft) => draft.Frame.Notice.En)),
            ["SaveDraftItem.Item"] = (Text, kind => OfDraftAsync(
                kind,
                async (app, id, _) =>
                {
                    var item = await app.ItemAsync(id, "1.1");
                    return await app.Get<SaveDraftItem>().RunAsync(app.Editor, app.NewId(), id, item.Key, item.Content with { Requirement = new(Poison, "文") }, item.Version, default);
                },
                (items, _) => items.Single(item => item.Content.Id == "1.1").Content.Requirement.En)),
            ["AddDraftItem.Item"] = (Text, kind => OfDraftAsync(
                kind,
                async (app, id, view) =>
                {
                    var item = await app.ItemAsync(id, "1.1");
                    return await app.Get<AddDraftItem>().RunAsync(
                        app.Editor, app.NewId(), id, view.Frame.Sections[0].Key, null, item.Content with { Id = "9.9", Title = new(Poison, "文") }, default);
                },
                (items, _) => items.Single(item => item.Content.Id == "9.9").Content.Title.En)),
            ["ReturnDraft.reason"] = (Text, kind => OfDraftAsync(
                kind,
                async (app, id, _) =>
                {
                    await app.EditAsync(id, "1.1", item => item with { Title = new("Changed", "変更") });
                    Succeed(await app.ProposeAsync(id));
                    return await app.Get<ReturnDraft>().RunAsync(app.Approver, app.NewId(), id, Poison, default);
                },
                (_, draft) => draft.ReturnReason)),
            ["MoveInspection.Message"] = (Text, kind => MoveInspectionTests.ToldAsync(kind, Poison)),
            ["ReturnProgrammeDraft.reason"] = (Text, kind => OfProgrammeAsync(kind, content => content, null)),
            ["CreateFirstAdministrator.Email"] = ("abcd@example.test", kind => OfAccountsAsync(kind, app => FirstAsync(app, PoisonedMail, "Ito"), user => user.Email)),
            ["CreateFirstAdministrator.DisplayName"] = (Line, kind => OfAccountsAsync(kind, app => FirstAsync(app, "new@example.test", Poison), user => user.DisplayName)),
            ["CreateUser.Email"] = ("abcd@example.test", kind => OfAccountsAsync(kind, async app => Succeed(await CreateAsync(app, PoisonedMail)), user => user.Email)),
            ["CreateUser.DisplayName"] = (Line, kind => OfAccountsAsync(kind, async app => Succeed(await CreateAsync(app, "new@example.test", Poison)), user => user.DisplayName)),
            ["UpdateUser.DisplayName"] = (Line, kind => OfAccountsAsync(kind, async app =>
            {
                var created = (await CreateAsync(app, "new@example.test")).Value.UserId;
                Succeed(await UpdateAsync(app, created, Poison, "ja"));
            }, user => user.DisplayName)),
            ["RegisterFirm.NameJa"] = (Line, kind => OfFirmsAsync(kind, details => details with { NameJa = Poison }, firm => firm.NameJa, update: false)),
            ["RegisterFirm.NameEn"] = (Line, kind => OfFirmsAsync(kind, details => details with { NameEn = Poison }, firm => firm.NameEn, update: false)),
            ["UpdateFirm.NameJa"] = (Line, kind => OfFirmsAsync(kind, details => details with { NameJa = Poison }, firm => firm.NameJa, update: true)),
            ["UpdateFirm.NameEn"] = (Line, kind => OfFirmsAsync(kind, details => details with { NameEn = Poison }, firm => firm.NameEn, update: true)),
            ["AddEvidence.FileName"] = (Title, kind => OfEvidenceAsync(kind, (made, _) => made.AddAsync(made.Ours, "two", Poison), db => db.Set<EvidenceVersion>().OrderByDescending(row => row.UploadedAt).ThenByDescending(row => row.Id).Select(row => row.FileName))),
            ["AddEvidence.title"] = (Title, kind => OfEvidenceAsync(kind, (made, _) => made.AddAsync(made.Ours, "two", "b.txt", Poison), db => db.Set<EvidenceDocument>().OrderByDescending(row => row.Id).Select(row => row.Title))),
            ["AddEvidenceVersion.FileName"] = (Title, kind => OfEvidenceAsync(
                kind,
                async (made, first) => Succeed(await made.App.Get<AddEvidenceVersion>().RunAsync(made.Ours, made.App.NewId(), first.DocumentId, await made.ReceiveAsync("two", Poison), default)),
                db => db.Set<EvidenceVersion>().OrderByDescending(row => row.Number).Select(row => row.FileName))),
            ["EditEvidence.Title"] = (Title, kind => OfEvidenceAsync(
                kind,
                async (made, first) => Succeed(await made.App.Get<EditEvidence>().RunAsync(
                    made.Ours, made.App.NewId(), new EvidenceEdit(first.DocumentId, 1, Poison, first.VersionId, null, null), default)),
                db => db.Set<EvidenceDocument>().Select(row => row.Title))),
        };

    /// <summary>Codes: the refusal that is expected, and a use case that is given the poison.</summary>
    public static readonly IReadOnlyDictionary<string, (Type Expected, Func<DatabaseKind, Task<Error?>> Send)> Codes =
        new Dictionary<string, (Type, Func<DatabaseKind, Task<Error?>>)>(StringComparer.Ordinal)
        {
            ["WriteItemComment.ItemId"] = (typeof(UnknownItem), kind => InReviewAsync(kind, async made =>
                (await made.Get<WriteItemComment>().RunAsync(made.Lead, made.NewId(), new(made.Id, Poison, "Words."), default)).Error)),
            ["HandInSecondScore.ItemId"] = (typeof(NotFound), kind => InReviewAsync(kind, made => made.HandInAsync(made.Lead, Poison))),
            ["ResolveScores.ItemId"] = (typeof(NotFound), kind => InReviewAsync(kind, made => made.DecideAsync(made.Lead, Poison, 1))),
            ["ShareItems.Items"] = (typeof(UnknownItem), kind => InReviewAsync(kind, async made =>
                (await made.Get<ShareItems>().RunAsync(made.Lead, made.NewId(), new(made.Id, [Poison], null, ""), default)).Error)),
            ["AddRemark.ItemId"] = (typeof(UnknownItem), kind => InReviewAsync(kind, async made =>
                (await made.Get<AddRemark>().RunAsync(made.Reviewer, made.NewId(), new(made.Id, Poison, RemarkKind.Consider), default)).Error, InspectionState.QualityReview)),
            ["SaveAnswer.ItemId"] = (typeof(UnknownItem), kind => InFirmAsync(kind, async made => (await made.AnswerAsync(Poison, Claim.Met)).Error)),
            ["AnswerQuestion.Fact"] = (typeof(UnknownFact), kind => InFactsAsync(kind, made => FactTests.AnswerAsync(made, Poison, ["yes"]))),
            ["AnswerQuestion.Values"] = (typeof(FactValueNotAllowed), kind => InFactsAsync(kind, made => FactTests.AnswerAsync(made, "data", [Poison]))),
            ["CorrectFact.Fact"] = (typeof(UnknownFact), kind => InFactsAsync(kind, made => FactTests.CorrectAsync(made, Poison, ["yes"]), inReview: true)),
            ["CorrectFact.Values"] = (typeof(FactValueNotAllowed), kind => InFactsAsync(kind, made => FactTests.CorrectAsync(made, "size", [Poison]), inReview: true)),
            ["CiteEvidence.itemId"] = (typeof(UnknownItem), kind => InFirmAsync(kind, async made => (await made.CiteAsync(Poison, await made.AddFileAsync())).Error)),
            ["WithdrawCitation.itemId"] = (typeof(UnknownItem), kind => InFirmAsync(kind, async made =>
                (await made.App.Get<WithdrawCitation>().RunAsync(made.Contributor, made.App.NewId(), made.Id, Poison, await made.AddFileAsync(), default)).Error)),
            ["CommentOnFinding.itemId"] = (typeof(NoFinding), kind => InFirmAsync(kind, async made =>
            {
                await made.ReachFactCheckAsync();
                return (await made.App.Get<CommentOnFinding>().RunAsync(made.Contributor, made.App.NewId(), made.Id, Poison, "No.", default)).Error;
            })),
            ["SaveActionPlan.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<SaveActionPlan>().RunAsync(made.Contributor, made.NewId(), at, CloseOutCase.Plan(), default))),
            ["SubmitActionPlan.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<SubmitActionPlan>().RunAsync(made.App.Signatory, made.NewId(), at, default))),
            ["AcceptActionPlan.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<AcceptActionPlan>().RunAsync(made.App.Lead, made.NewId(), at, default))),
            ["ReturnActionPlan.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<ReturnActionPlan>().RunAsync(made.App.Lead, made.NewId(), at, "Why.", default))),
            ["MarkMilestone.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<MarkMilestone>().RunAsync(made.Contributor, made.NewId(), at, 1, null, default))),
            ["SaveClosureStatement.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<SaveClosureStatement>().RunAsync(made.Contributor, made.NewId(), at, "Done.", default))),
            ["CiteClosureEvidence.itemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<CiteClosureEvidence>().RunAsync(made.Contributor, made.NewId(), made.Id, at.ItemId, [], default))),
            ["WithdrawClosureEvidence.itemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<WithdrawClosureEvidence>().RunAsync(made.Contributor, made.NewId(), made.Id, at.ItemId, made.Id, default))),
            ["ClaimClosure.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<ClaimClosure>().RunAsync(made.App.Signatory, made.NewId(), at, true, default))),
            ["SaveActionNote.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<SaveActionNote>().RunAsync(made.App.Lead, made.NewId(), at, "Note.", default))),
            ["JudgeClosure.ItemId"] = (typeof(NotFound), kind => InCloseOutAsync(kind, (made, at) => made.Get<JudgeClosure>().RunAsync(made.App.Lead, made.NewId(), at, true, "Seen.", default))),
            ["SaveDetermination.ItemId"] = (typeof(UnknownItem), kind => InReviewAsync(kind, async made => (await JudgeAsync(made, ReviewCase.Judgement("met"), Poison)).Error)),
            ["SaveDetermination.Judgement.Verdict"] = (typeof(VerdictNotAllowed), kind => InReviewAsync(kind, async made =>
                (await JudgeAsync(made, ReviewCase.Judgement("met") with { Verdict = new Verdict.Partial(Poison) })).Error)),
            ["SaveDetermination.Judgement.Objectives"] = (typeof(UnknownObjective), kind => InReviewAsync(kind, async made =>
                (await JudgeAsync(made, ReviewCase.Judgement("met") with { Objectives = new Dictionary<string, ObjectiveState> { [Poison] = ObjectiveState.Met } })).Error)),
            ["RequestInformation.Items"] = (typeof(UnknownItem), kind => InReviewAsync(kind, async made => (await AskAsync(made, Poison, "Why?")).Error)),
            ["OpenIncidentInspection.programmeId"] = (typeof(InvalidField), async kind =>
            {
                await using var made = await IncidentApp.StartAsync(kind);
                return (await made.Get<OpenIncidentInspection>().RunAsync(made.Officer, made.NewId(), await made.ReportedAsync(), Poison, default)).Error;
            }
            ),
            ["EnrolFirm.programmeId"] = (typeof(InvalidField), async kind =>
            {
                await using var made = await CaseTestApp.StartAsync(kind);
                return (await made.Get<EnrolFirm>().RunAsync(made.Officer, made.NewId(), Poison, made.Firm.Id, 1, default)).Error;
            }
            ),
            ["OpenInspection.programmeId"] = (typeof(InvalidField), async kind =>
            {
                await using var made = await CaseTestApp.StartAsync(kind);
                return (await made.Get<OpenInspection>().RunAsync(made.Officer, made.NewId(), Poison, made.Firm.Id, default)).Error;
            }
            ),
            ["StartChecklistDraft.checklistId"] = (typeof(InvalidField), kind => InDraftsAsync(kind, app =>
                app.Get<StartChecklistDraft>().RunAsync(app.Editor, app.NewId(), Poison, "1.0.0", new("text", "文"), new SumMethod(), default))),
            ["StartChecklistDraft.version"] = (typeof(InvalidField), kind => InDraftsAsync(kind, app =>
                app.Get<StartChecklistDraft>().RunAsync(app.Editor, app.NewId(), "new", Poison, new("text", "文"), new SumMethod(), default))),
            ["StartDraftFromVersion.checklistId"] = (typeof(NotFound), kind => InDraftsAsync(kind, app =>
                app.Get<StartDraftFromVersion>().RunAsync(app.Editor, app.NewId(), Poison, "1.0.0", default))),
            ["StartDraftFromVersion.version"] = (typeof(NotFound), kind => InDraftsAsync(kind, app =>
                app.Get<StartDraftFromVersion>().RunAsync(app.Editor, app.NewId(), "demo", Poison, default))),
            ["StartDraftFromOscal.checklistId"] = (typeof(InvalidField), kind => InDraftsAsync(kind, app =>
                app.Get<StartDraftFromOscal>().RunAsync(app.Editor, app.NewId(), Poison, SmallCatalogue, [], default))),
            ["ImportMapping.ChecklistId"] = (typeof(InvalidField), kind => InDraftsAsync(kind, app =>
                app.Get<ImportMapping>().RunAsync(app.Editor, app.NewId(), new MappingFile(Poison, MappingSide.Source, null, ReadOnlyMemory<byte>.Empty), default))),
            ["MoveInspection.Version"] = (typeof(VersionNotOffered), async kind =>
            {
                await using var made = await CaseTestApp.StartAsync(kind);
                var opened = await made.NotifiedAsync();
                return (await made.Get<MoveInspection>().RunAsync(made.Officer, made.NewId(), new CaseMove(opened.Id, Poison, 1, "", null), default)).Error;
            }
            ),
            ["StartProgrammeDraft.programmeId"] = (typeof(InvalidField), kind => InProgrammesAsync(kind, (app, editor) =>
                app.Get<StartProgrammeDraft>().RunAsync(editor, app.NewId(), Poison, default))),
            ["StartProgrammeDraft.newId"] = (typeof(InvalidField), kind => InProgrammesAsync(kind, (app, editor) =>
                app.Get<StartProgrammeDraft>().RunNewAsync(editor, app.NewId(), Poison, "cyber-essentials", default))),
            ["StartProgrammeDraft.checklistId"] = (typeof(InvalidField), kind => InProgrammesAsync(kind, (app, editor) =>
                app.Get<StartProgrammeDraft>().RunNewAsync(editor, app.NewId(), "new", Poison, default))),
            ["CreateFirstAdministrator.Language"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app => (await app.Get<CreateFirstAdministrator>().RunAsync(
                Actor.System, app.NewId(), new FirstAdministrator("new@example.test", "Ito", "a long enough password", Poison), default)).Error)),
            ["CreateUser.Language"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app => (await CreateAsync(app, "new@example.test", language: Poison)).Error)),
            ["UpdateUser.Language"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app =>
                (await UpdateAsync(app, (await CreateAsync(app, "new@example.test")).Value.UserId, "Ito", Poison)).Error)),
            ["SetOwnLanguage.language"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app =>
                (await app.Get<SetOwnLanguage>().RunAsync(await app.AddPersonAsync("Ito", null, Role.Auditor), app.NewId(), Poison, default)).Error)),
            ["RegisterFirm.corporateNumber"] = (typeof(InvalidCorporateNumber), kind => InAccountsAsync(kind, async app =>
                (await app.Get<RegisterFirm>().RunAsync(Actor.System, app.NewId(), Poison, Details, default)).Error)),
            ["RegisterFirm.Sector"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app =>
                (await app.Get<RegisterFirm>().RunAsync(Actor.System, app.NewId(), Number, Details with { Sector = Poison }, default)).Error)),
            ["UpdateFirm.Sector"] = (typeof(InvalidField), kind => InAccountsAsync(kind, async app => (await app.Get<UpdateFirm>().RunAsync(
                Actor.System, app.NewId(), (await app.AddFirmAsync()).Id, Details with { Sector = Poison }, 0, default)).Error)),
        };

    private const string PoisonedMail = "a\0b\u0007c\uD800d@example.test";

    private static string Number => CorporateNumber.CheckDigit("700000000001") + "700000000001";

    private static FirmDetails Details => new("青空株式会社", "Aozora Ltd.", "E", SizeClass.Small, 13);

    private static Result<T> Succeed<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result;
    }

    private static Task<string?> NewestAsync(ComplianceDb db, Func<ComplianceDb, IQueryable<string?>> read) => read(db).FirstAsync();

    private static async Task<string?> OfFirmAsync(DatabaseKind kind, Func<FirmCase, Task<Func<ComplianceDb, IQueryable<string?>>>> act)
    {
        await using var made = await FirmCase.StartAsync(kind);
        var read = await act(made);
        await using var db = await made.App.DbAsync();
        return await NewestAsync(db, read);
    }

    private static async Task<Error?> InFirmAsync(DatabaseKind kind, Func<FirmCase, Task<Error?>> act)
    {
        await using var made = await FirmCase.StartAsync(kind);
        return await act(made);
    }

    private static async Task<Error?> InFactsAsync(DatabaseKind kind, Func<FirmCase, Task<Result<int>>> act, bool inReview = false)
    {
        await using var made = await (inReview ? FactTests.InReviewAsync(kind) : FactTests.NotifiedAsync(kind));
        return (await act(made)).Error;
    }

    private static async Task<string?> OfReviewAsync(
        DatabaseKind kind, InspectionState state, Func<ReviewCase, Task<Func<ComplianceDb, IQueryable<string?>>>> act)
    {
        await using var made = await ReviewCase.StartAsync(kind, state);
        var read = await act(made);
        await using var db = await made.App.DbAsync();
        return await NewestAsync(db, read);
    }

    private static async Task<Error?> InReviewAsync(DatabaseKind kind, Func<ReviewCase, Task<Error?>> act, InspectionState state = InspectionState.InReview)
    {
        await using var made = await ReviewCase.StartAsync(kind, state);
        return await act(made);
    }

    private static async Task<string?> OfDecisionAsync(
        DatabaseKind kind, Func<CaseTestApp, Guid, Task<Func<ComplianceDb, IQueryable<string?>>>> act)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var opened = await made.ConcludedAsync();
        Succeed(await made.Get<DraftDecision>().RunAsync(made.Officer, made.NewId(), opened.Id, default));
        var read = await act(made, opened.Id);
        await using var db = await made.App.DbAsync();
        return await NewestAsync(db, read);
    }

    private static async Task<string?> AfterSendingAsync(
        DatabaseKind kind, Func<CaseTestApp, Guid, Task<Func<ComplianceDb, IQueryable<string?>>>> act)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var read = await act(made, (await made.SentAsync()).Id);
        await using var db = await made.App.DbAsync();
        return await NewestAsync(db, read);
    }

    private static async Task<string?> OfCloseOutAsync(DatabaseKind kind, Func<CloseOutCase, Task<string?>> act)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        await made.AllowExtensionAsync(60);
        return await act(made);
    }

    private static async Task<Error?> InCloseOutAsync(DatabaseKind kind, Func<CloseOutCase, ActionTarget, Task<Result<int>>> act)
    {
        await using var made = await CloseOutCase.StartAsync(kind);
        return (await act(made, new ActionTarget(made.Id, Poison, 0))).Error;
    }

    private static async Task<ExtensionRow> AskExtensionAsync(CloseOutCase made, string reason)
    {
        Succeed(await made.Get<AskExtension>().RunAsync(made.App.Signatory, made.NewId(), made.Id, CloseOutCase.Due.AddDays(5), reason, default));
        return await LastExtensionAsync(made);
    }

    private static async Task<ExtensionRow> LastExtensionAsync(CloseOutCase made) =>
        (await made.Get<ExtensionQueries>().SheetAsync(made.App.Auditor, made.Id, default)).Value!.Rows[^1];

    private static async Task<string?> OfProgrammeAsync(DatabaseKind kind, Func<ProgrammeContent, ProgrammeContent> poison, Func<ProgrammeContent, string?>? read)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        var editor = await made.App.AddPersonAsync("Editor", null, Role.StandardsEditor);
        var id = Succeed(await made.Get<StartProgrammeDraft>().RunAsync(editor, made.NewId(), CaseTestApp.Programme, default)).Value;
        var found = Succeed(await made.Get<ProgrammeDraftQueries>().FindAsync(editor, id, default)).Value.Draft;
        Succeed(await made.Get<SaveProgrammeDraft>().RunAsync(editor, made.NewId(), id, poison(found.Content), 1, default));
        if (read is null)
        {
            Succeed(await made.Get<ProposeProgramme>().RunAsync(editor, made.NewId(), id, 2, default));
            Succeed(await made.Get<ReturnProgrammeDraft>().RunAsync(editor, made.NewId(), id, Poison, 3, default));
        }

        await using var db = await made.App.DbAsync();
        var stored = await db.Set<ProgrammeDraft>().SingleAsync();
        return read is null ? stored.ReturnReason : read(stored.Content);
    }

    private static OscalUpload SmallCatalogue => new("catalogue.json", System.Text.Encoding.UTF8.GetBytes(
        """
        { "catalog": {
          "uuid": "741969c0-40e6-4c57-9d50-1f2c7e1f7a11",
          "metadata": { "title": "Small", "last-modified": "2026-01-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1" },
          "controls": [ { "id": "a-1", "title": "One", "parts": [ { "id": "a-1_smt", "name": "statement", "prose": "Do it." } ] } ] } }
        """));

    private static Task<Result<Guid>> NewDraftAsync(DraftApp app) =>
        app.Get<StartChecklistDraft>().RunAsync(app.Editor, app.NewId(), "new", "1.0.0", new(Poison, Poison), new SumMethod(), default);

    private static Task<string?> OfDraftAsync<T>(
        DatabaseKind kind, Func<DraftApp, Guid, DraftView, Task<Result<T>>> act, Func<IReadOnlyList<ChecklistDraftItem>, ChecklistDraft, string?> read) =>
        OfDraftAsync(
            kind,
            async app =>
            {
                var id = await app.StartedAsync();
                Succeed(await act(app, id, await app.ViewAsync(id)));
                return (Result<Guid>)id;
            },
            read);

    private static async Task<string?> OfDraftAsync(
        DatabaseKind kind, Func<DraftApp, Task<Result<Guid>>> act, Func<IReadOnlyList<ChecklistDraftItem>, ChecklistDraft, string?> read)
    {
        await using var app = await DraftApp.StartAsync(kind);
        Succeed(await act(app));
        await using var db = await app.App.DbAsync();
        return read(await db.Set<ChecklistDraftItem>().ToListAsync(), await db.Set<ChecklistDraft>().SingleAsync());
    }

    private static async Task<Error?> InDraftsAsync(DatabaseKind kind, Func<DraftApp, Task<Result<Guid>>> act)
    {
        await using var app = await DraftApp.StartAsync(kind);
        return (await act(app)).Error;
    }

    private static async Task<Error?> InProgrammesAsync(DatabaseKind kind, Func<CaseTestApp, Actor, Task<Result<Guid>>> act)
    {
        await using var made = await CaseTestApp.StartAsync(kind);
        return (await act(made, await made.App.AddPersonAsync("Editor", null, Role.StandardsEditor))).Error;
    }

    private static async Task<string?> OfAccountsAsync(DatabaseKind kind, Func<TestApp, Task> act, Func<AppUser, string?> read)
    {
        await using var app = await TestApp.StartAsync(kind);
        await act(app);
        await using var db = await app.DbAsync();
        return read(await db.Users.SingleAsync());
    }

    private static async Task<Error?> InAccountsAsync(DatabaseKind kind, Func<TestApp, Task<Error?>> act)
    {
        await using var app = await TestApp.StartAsync(kind);
        return await act(app);
    }

    private static async Task<string?> OfFirmsAsync(DatabaseKind kind, Func<FirmDetails, FirmDetails> poison, Func<Firm, string?> read, bool update)
    {
        await using var app = await TestApp.StartAsync(kind);
        if (update)
        {
            Succeed(await app.Get<UpdateFirm>().RunAsync(Actor.System, app.NewId(), (await app.AddFirmAsync()).Id, poison(Details), 0, default));
        }
        else
        {
            Succeed(await app.Get<RegisterFirm>().RunAsync(Actor.System, app.NewId(), Number, poison(Details), default));
        }

        await using var db = await app.DbAsync();
        return read(await db.Set<Firm>().SingleAsync());
    }

    private static async Task<string?> OfEvidenceAsync(
        DatabaseKind kind, Func<EvidenceTestApp, UploadedEvidence, Task> act, Func<ComplianceDb, IQueryable<string?>> read)
    {
        await using var made = await EvidenceTestApp.StartAsync(kind);
        await act(made, await made.AddAsync(made.Ours, "one"));
        await using var db = await made.App.DbAsync();
        return await NewestAsync(db, read);
    }

    private static async Task<Guid> QualifyAsync(ReviewCase made) => Succeed(await made.Get<EnterQualification>().RunAsync(
        made.People["administrator"], made.NewId(), made.Inspector.UserId, new NewQualification(QualificationKind.Assessor, Poison, new(2026, 1, 1), new(2026, 12, 31)), default)).Value;

    private static VisitSlot Slot(ReviewCase made, string place, string agenda) =>
        new(new DateOnly(2026, 6, 10), new TimeOnly(10, 0), new TimeOnly(11, 0), place, agenda, [made.Inspector.UserId]);

    private static async Task<VisitTarget> VisitAsync(ReviewCase made, string place = "x", string agenda = "x") =>
        new(made.Id, Succeed(await made.Get<PlanVisit>().RunAsync(made.Lead, made.NewId(), made.Id, Slot(made, place, agenda), default)).Value, 1);

    private static Task<Result<int>> JudgeAsync(ReviewCase made, Judgement judgement, string item = "3.1.1") =>
        made.Get<SaveDetermination>().RunAsync(made.Inspector, made.NewId(), new DeterminationDraft(made.Id, item, judgement, 0), default);

    private static Task<Result<Guid>> AskAsync(ReviewCase made, string item, string message) =>
        made.Get<RequestInformation>().RunAsync(made.Inspector, made.NewId(), new InformationQuestion(made.Id, [item], message, new DateOnly(2026, 7, 1)), default);

    private static async Task<string?> IncidentAsync(DatabaseKind kind, IncidentContent content, Func<IncidentContent, string> read)
    {
        await using var made = await IncidentApp.StartAsync(kind);
        await made.DraftAsync(content);
        await using var db = await made.App.DbAsync();
        return read((await db.Set<IncidentDraft>().SingleAsync()).Content);
    }

    private static async Task<int> DraftAsync(CaseTestApp made, Guid id, DecisionText text) =>
        Succeed(await made.Get<SaveDecisionDraft>().RunAsync(made.Officer, made.NewId(), id, text, 1, default)).Value;

    private static async Task FirstAsync(TestApp app, string email, string name) => Succeed(await app.Get<CreateFirstAdministrator>().RunAsync(
        Actor.System, app.NewId(), new FirstAdministrator(email, name, "a long enough password", "ja"), default));

    private static Task<Result<IssuedPassword>> CreateAsync(TestApp app, string email, string name = "Ito", string language = "ja") =>
        app.Get<CreateUser>().RunAsync(Actor.System, app.NewId(), new NewUser(email, name, language, new HashSet<Role> { Role.Auditor }, null), default);

    private static Task<Result<Done>> UpdateAsync(TestApp app, Guid userId, string name, string language) =>
        app.Get<UpdateUser>().RunAsync(Actor.System, app.NewId(), userId, new UserChange(name, language, new HashSet<Role> { Role.Auditor }, null, 1), default);
}
