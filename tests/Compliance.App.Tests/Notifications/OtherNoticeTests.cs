using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Checklists.Drafts;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Programmes;
using Compliance.App.Tests.Reports;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Notifications;

/// <summary>Who is told of opening, decisions, documents and drafts; and who reads whose notices.</summary>
public sealed class OtherNoticeTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheTeamHearsOfItsDutyAndTheFirmOfTheInspection(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        await app.NotifiedAsync();
        Assert.Equal(["Inspector: Assigned", "Lead: Assigned", "Reviewer: Assigned", "Signatory: InspectionNotified"], await app.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADecisionGoesRoundInsideAndReachesTheFirmWithTheSendingOnly(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.ConcludedAsync();
        var conflicted = await app.App.AddPersonAsync("Conflicted", null, Role.DecisionMaker);
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new ConflictDeclaration { UserId = conflicted.UserId, FirmId = app.Firm.Id, Reason = "Shares.", At = TestApp.Start });
            await db.SaveChangesAsync(NoticeApp.Ct);
        }

        await app.App.TakeNoticesAsync();
        Assert.True((await app.Get<DraftDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, NoticeApp.Ct)).IsSuccess);
        Assert.True((await app.Get<SaveDecisionDraft>().RunAsync(app.Officer, app.NewId(), opened.Id, new DecisionText(Outcome.Eligible, "All is met.", null, null), 1, NoticeApp.Ct)).IsSuccess);
        Assert.Empty(await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, 2, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Decider: DecisionProposed"], await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<ReturnDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, "Say more.", NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Officer: DecisionReturned"], await app.App.TakeNoticesAsync());
        var view = (await app.Get<DecisionQueries>().FindAsync(app.Officer, opened.Id, NoticeApp.Ct)).Value;
        Assert.True((await app.Get<ProposeDecision>().RunAsync(app.Officer, app.NewId(), opened.Id, view.Decision!.Version, NoticeApp.Ct)).IsSuccess);
        await app.App.TakeNoticesAsync();
        view = (await app.Get<DecisionQueries>().FindAsync(app.Decider, opened.Id, NoticeApp.Ct)).Value;
        Assert.True((await app.Get<TakeDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, view.Decision!.Version, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Officer: DecisionTaken"], await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<SendDecision>().RunAsync(app.Decider, app.NewId(), opened.Id, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Signatory: DecisionSent"], await app.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheFirmHearsOfEachDocumentOnce(DatabaseKind kind)
    {
        await using var app = await ReportsTestApp.StartAsync(kind);
        await app.SentAsync();
        await app.Cases.App.TakeNoticesAsync();
        await app.SweepAsync();
        await app.SweepAsync();
        Assert.Equal(["Signatory: DocumentIssued", "Signatory: DocumentIssued", "Signatory: DocumentIssued"], await app.Cases.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AChecklistWaitsForThoseWhoDidNotWriteIt(DatabaseKind kind)
    {
        await using var app = await DraftApp.StartAsync(kind);
        var draft = await app.StartedAsync();
        await app.EditAsync(draft, "1.1", item => item with { Requirement = new("Other words.", "別の文。") }, app.Colleague);
        Assert.Empty(await app.App.TakeNoticesAsync());
        DraftApp.Ok(await app.ProposeAsync(draft));
        Assert.Equal(["Approver: ChecklistProposed"], await app.App.TakeNoticesAsync());
        DraftApp.Ok(await app.Get<ReturnDraft>().RunAsync(app.Approver, app.NewId(), draft, "Say why.", DraftApp.None));
        Assert.Equal(["Colleague: ChecklistReturned", "Editor: ChecklistReturned"], await app.App.TakeNoticesAsync());
        DraftApp.Ok(await app.ProposeAsync(draft));
        await app.App.TakeNoticesAsync();
        DraftApp.Ok(await app.PublishAsync(draft));
        Assert.Equal(["Colleague: ChecklistPublished", "Editor: ChecklistPublished"], await app.App.TakeNoticesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AProgrammeWaitsForAnotherEditorAndItsReviewTargetIsPinnedByTheNextCase(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind, services => services.AddSingleton(ChecklistLibrary.Open(Repository.ChecklistsFolder)));
        var writer = await app.App.AddPersonAsync("Writer", null, Role.StandardsEditor);
        var approver = await app.App.AddPersonAsync("Approver", null, Role.StandardsEditor);
        var id = (await app.Get<StartProgrammeDraft>().RunAsync(writer, app.NewId(), CaseTestApp.Programme, NoticeApp.Ct)).Value;
        var content = (await app.Get<ProgrammeDraftQueries>().FindAsync(writer, id, NoticeApp.Ct)).Value.Draft.Content;
        Assert.True((await app.Get<SaveProgrammeDraft>().RunAsync(writer, app.NewId(), id, content with { ReviewBusinessDays = 40 }, 1, NoticeApp.Ct)).IsSuccess);
        Assert.Empty(await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<ProposeProgramme>().RunAsync(writer, app.NewId(), id, 2, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Approver: ProgrammeProposed"], await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<ReturnProgrammeDraft>().RunAsync(approver, app.NewId(), id, "Why 40?", 3, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(["Writer: ProgrammeReturned"], await app.App.TakeNoticesAsync());
        Assert.True((await app.Get<ProposeProgramme>().RunAsync(writer, app.NewId(), id, 4, NoticeApp.Ct)).IsSuccess);
        await app.App.TakeNoticesAsync();
        var published = await app.Get<PublishProgramme>().RunAsync(approver, app.NewId(), id, 5, NoticeApp.Ct);
        Assert.True(published.IsSuccess, published.Error?.ToString());
        Assert.Equal(["Writer: ProgrammePublished"], await app.App.TakeNoticesAsync());

        var opened = await app.OpenAsync();
        await using var db = await app.App.DbAsync();
        Assert.Equal(40, await db.Set<Inspection>().Where(inspection => inspection.Id == opened.Id).Select(inspection => inspection.ReviewBusinessDays).SingleAsync(NoticeApp.Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task EverybodyReadsTheirOwnNoticesOnly(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind);
        await app.Cases.NotifiedAsync();
        var queries = app.Get<NoticeQueries>();
        var all = new PageRequest(0, 50);
        var mine = Assert.Single((await queries.ListAsync(app.Cases.Signatory, false, all, NoticeApp.Ct)).Rows);
        Assert.Equal(1, await queries.CountUnreadAsync(app.Contributor, NoticeApp.Ct));
        Assert.Equal(0, (await queries.ListAsync(app.Stranger, false, all, NoticeApp.Ct)).Total);

        // Another's id changes nothing, and says nothing.
        Assert.True((await app.Get<MarkNoticesRead>().RunAsync(app.Stranger, [mine.Id], NoticeApp.Ct)).IsSuccess);
        Assert.Equal(1, await queries.CountUnreadAsync(app.Cases.Signatory, NoticeApp.Ct));
        Assert.True((await app.Get<MarkNoticesRead>().RunAsync(app.Cases.Signatory, [mine.Id], NoticeApp.Ct)).IsSuccess);
        Assert.Equal(0, await queries.CountUnreadAsync(app.Cases.Signatory, NoticeApp.Ct));
        Assert.Equal(0, (await queries.ListAsync(app.Cases.Signatory, true, all, NoticeApp.Ct)).Total);
        Assert.True((await queries.ListAsync(app.Cases.Signatory, false, all, NoticeApp.Ct)).Rows.Single().IsRead);

        // Who changes to another firm, or to the authority, leaves what they were told behind.
        Assert.Equal(0, await queries.CountUnreadAsync(app.Contributor with { FirmId = app.Stranger.FirmId }, NoticeApp.Ct));
        Assert.Equal(0, await queries.CountUnreadAsync(app.Contributor with { FirmId = null }, NoticeApp.Ct));
        Assert.True((await app.Get<MarkNoticesRead>().RunAsync(app.Contributor, null, NoticeApp.Ct)).IsSuccess);
        Assert.Equal(0, await queries.CountUnreadAsync(app.Contributor, NoticeApp.Ct));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ChoicesAreKeptOnRecordAndWhatIsFixedIsRefused(DatabaseKind kind)
    {
        await using var app = await NoticeApp.StartAsync(kind, sendsMail: true);
        var operation = app.Cases.NewId();
        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await ChooseAsync(app.Contributor, NoticeKind.InspectionNotified, MailChoice.Off, operation)).Error);
        }

        // The same again is no change.
        Assert.Null((await ChooseAsync(app.Contributor, NoticeKind.InspectionNotified, MailChoice.Off)).Error);
        Assert.Single(await app.Cases.ActionsAsync(), "account.notices-set");
        Assert.Equal(new NoticeFixed(NoticeKind.InspectionNotified), (await ChooseAsync(app.Cases.Signatory, NoticeKind.InspectionNotified, MailChoice.Off)).Error);
        Assert.Equal(new NotFound(), (await ChooseAsync(app.Contributor, NoticeKind.ReviewReturned, MailChoice.Off)).Error);

        var settings = await app.Get<NoticeSettingsQueries>().MineAsync(app.Contributor, NoticeApp.Ct);
        Assert.Equal(MailChoice.Off, settings.Kinds.Single(one => one.Kind == NoticeKind.InspectionNotified).Mail);
        await app.Cases.NotifiedAsync();
        Assert.DoesNotContain(await app.MailsAsync(), mail => mail.RecipientId == app.Contributor.UserId);
        Assert.Contains(await app.App.NoticesAsync(), notice => notice.RecipientId == app.Contributor.UserId);

        Task<Result<Done>> ChooseAsync(Actor actor, NoticeKind notice, MailChoice choice, Guid? id = null) => app.Get<SetNoticeMail>().RunAsync(
            actor, id ?? app.Cases.NewId(), new Dictionary<NoticeKind, MailChoice> { [notice] = choice }, NoticeApp.Ct);
    }

    [Fact]
    public void EveryKindAndClockHasItsSentenceInBothLanguages()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            foreach (var clock in Enum.GetValues<DueClock>())
            {
                var row = new NoticeRow(Guid.Empty, kind, "2026-0001", clock, new(2026, 6, 9), "", TestApp.Start, false);
                var (ja, en) = (NoticeWords.Sentence(row, "ja"), NoticeWords.Sentence(row, "en"));
                Assert.NotEqual(ja, en);
                Assert.All([ja, en], sentence => Assert.DoesNotContain('{', sentence));
                Assert.EndsWith("。", ja, StringComparison.Ordinal);
                Assert.EndsWith(".", en, StringComparison.Ordinal);
                Assert.True(kind is NoticeKind.Assigned || en.Contains("2026-0001", StringComparison.Ordinal));
            }
        }
    }
}
