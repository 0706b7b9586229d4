using Compliance.App.Access;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.App.Tests.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Who lacks the qualification that a case asks for is not assigned, does not judge, and is named to the officer.</summary>
public sealed class QualificationTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task WhoIsNotQualifiedIsNotAssignedAndWhoIsMayBe(DatabaseKind kind)
    {
        await using var made = await AskingAsync(kind, InspectionState.Notified);
        var person = made.People["unassigned inspector"];
        Assert.Equal(new QualificationMissing(QualificationKind.Assessor), await AssignAsync(made, person, CaseRole.Inspector));
        await EnterAsync(made, person, QualificationKind.QualityAssessor);
        Assert.Equal(new QualificationMissing(QualificationKind.Assessor), await AssignAsync(made, person, CaseRole.Inspector));
        await EnterAsync(made, person, QualificationKind.Assessor, new DateOnly(2026, 6, 2));
        Assert.Equal(new QualificationMissing(QualificationKind.Assessor), await AssignAsync(made, person, CaseRole.Inspector));
        await EnterAsync(made, person, QualificationKind.LeadAssessor);
        Assert.Null(await AssignAsync(made, person, CaseRole.Inspector));

        // Who has the duty already keeps it without one.
        Assert.Null(await AssignAsync(made, made.Inspector, CaseRole.Inspector));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoLosesTheQualificationCannotJudgeUntilThereIsANewOneAndTheOfficerSeesIt(DatabaseKind kind)
    {
        await using var made = await AskingAsync(kind, InspectionState.InReview);
        var id = await EnterAsync(made, made.Inspector, QualificationKind.Assessor);
        Assert.Null(await JudgeAsync(made, "3.1.1"));
        var admin = made.People["administrator"];
        Assert.Null((await made.Get<EndQualification>().RunAsync(admin, made.NewId(), id, "Withdrawn.", ReviewCase.Ct)).Error);
        Assert.Equal(new QualificationMissing(QualificationKind.Assessor), await JudgeAsync(made, "3.1.2"));

        var view = (await made.Get<TeamQueries>().FindAsync(made.People["officer"], made.Id, ReviewCase.Ct)).Value;
        Assert.Equal(QualificationKind.Assessor, view.Members.Single(member => member.UserId == made.Inspector.UserId).Lacks);
        Assert.Null(view.Members.Single(member => member.UserId == made.Reviewer.UserId).Lacks);
        var choice = (await made.Get<TeamQueries>().PeopleAsync(made.People["officer"], made.Id, ReviewCase.Ct)).Value.Single(row => row.UserId == made.Inspector.UserId);
        Assert.Equal([CaseRole.LeadInspector, CaseRole.Inspector], choice.Unqualified);

        await EnterAsync(made, made.Inspector, QualificationKind.Assessor);
        Assert.Null(await JudgeAsync(made, "3.1.2"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WithoutTheQualificationNobodyClosesOrConfirmsButTheReviewCanGoBack(DatabaseKind kind)
    {
        await using var made = await AskingAsync(kind, InspectionState.InReview);
        await made.JudgeAllAsync();
        Assert.Equal(new QualificationMissing(QualificationKind.LeadAssessor), (await made.Get<CloseReview>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        await made.MoveAsync(InspectionState.QualityReview);
        await made.ChangeAsync(async (db, _) => await db.Set<Inspection>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ReviewerQualification, QualificationKind.QualityAssessor), ReviewCase.Ct));
        Assert.Equal(new QualificationMissing(QualificationKind.QualityAssessor), (await made.Get<ConfirmReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, ReviewCase.Ct)).Error);
        Assert.Null((await made.Get<ReturnReview>().RunAsync(made.Reviewer, made.NewId(), made.Id, "Look again.", ReviewCase.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AdministratorsAloneEnterAndEndThemAndNotTheirOwn(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var operation = made.NewId();
        var admin = made.People["administrator"];
        foreach (var (name, actor) in made.People.Where(pair => pair.Key != "administrator"))
        {
            Assert.True((await NewAsync(made, actor, made.Inspector.UserId, made.NewId())).Error is NotAllowed, name);
            Assert.True((await made.Get<EndQualification>().RunAsync(actor, made.NewId(), made.NewId(), "x", ReviewCase.Ct)).Error is NotAllowed, name);
        }

        Assert.IsType<NotToOneself>((await NewAsync(made, admin, admin.UserId, made.NewId())).Error);
        Assert.IsType<NotFound>((await NewAsync(made, admin, made.NewId(), made.NewId())).Error);
        Assert.IsType<NotFound>((await NewAsync(made, admin, made.People["signatory"].UserId, made.NewId())).Error);
        Assert.IsType<NotFound>((await made.Get<EndQualification>().RunAsync(admin, made.NewId(), made.NewId(), "x", ReviewCase.Ct)).Error);

        // Sent twice, entered once.
        var id = (await NewAsync(made, admin, made.Inspector.UserId, operation)).Value;
        Assert.Equal(id, (await NewAsync(made, admin, made.Inspector.UserId, operation)).Value);
        var rows = (await made.Get<QualificationQueries>().ListAsync(made.Inspector, made.Inspector.UserId, ReviewCase.Ct)).Value;
        Assert.Equal([id], rows.Select(row => row.Id));
        Assert.IsType<NotFound>((await made.Get<QualificationQueries>().ListAsync(made.Lead, made.Inspector.UserId, ReviewCase.Ct)).Error);
        Assert.Null((await made.Get<EndQualification>().RunAsync(admin, made.NewId(), id, "x", ReviewCase.Ct)).Error);
        Assert.IsType<QualificationEnded>((await made.Get<EndQualification>().RunAsync(admin, made.NewId(), id, "x", ReviewCase.Ct)).Error);
        Assert.Equal(["qualification.entered", "qualification.ended"], (await made.RecordAsync()).Select(entry => entry.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ThePersonAndTheAdministratorsAreRemindedOnceUnlessThereIsANewerOne(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await EnterAsync(made, made.Inspector, QualificationKind.Assessor, until: new DateOnly(2026, 6, 20));
        await EnterAsync(made, made.Lead, QualificationKind.LeadAssessor, until: new DateOnly(2026, 6, 20));
        await EnterAsync(made, made.Lead, QualificationKind.LeadAssessor);
        var job = made.Get<Reminders>();
        await job.SendAsync(ReviewCase.Ct);
        await job.SendAsync(ReviewCase.Ct);
        var notices = (await made.App.NoticesAsync()).Where(notice => notice.Clock is DueClock.Qualification).ToList();
        Assert.Equal(["admin/users/" + made.Inspector.UserId, "independence"], notices.Select(notice => notice.Path).Order(StringComparer.Ordinal));
        Assert.Equal([made.People["administrator"].UserId, made.Inspector.UserId], notices.OrderBy(notice => notice.Path, StringComparer.Ordinal).Select(notice => notice.RecipientId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheWorkloadCountsOpenCasesAndItemsWithoutAVerdict(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.AddCaseAsync(InspectionState.Notified, "2026-0002");
        await made.AddCaseAsync(InspectionState.Concluded, "2026-0003");
        Assert.Null(await JudgeAsync(made, "3.1.1"));
        var rows = (await made.Get<WorkloadQueries>().ListAsync(made.People["officer"], "items", true, ReviewCase.Ct)).Value;

        // 110 items, one judged; the case that waits for the firm and the concluded one ask for nothing.
        var inspector = rows.Single(row => row.UserId == made.Inspector.UserId);
        Assert.Equal((2, 109, new DateOnly(2026, 7, 1)), (inspector.OpenCases, inspector.ToJudge, inspector.NextDue));
        var reviewer = rows.Single(row => row.UserId == made.Reviewer.UserId);
        Assert.Equal((2, 0), (reviewer.OpenCases, reviewer.ToJudge));
        var idle = rows.Single(row => row.UserId == made.People["unassigned inspector"].UserId);
        Assert.Equal((0, 0, null), (idle.OpenCases, idle.ToJudge, idle.NextDue));
        foreach (var name in (string[])["signatory", "other firm", "inspector", "lead", "administrator", "decision maker"])
        {
            Assert.IsType<NotAllowed>((await made.Get<WorkloadQueries>().ListAsync(made.People[name], null, false, ReviewCase.Ct)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AConflictCanBeDeclaredBeforeAnAssignmentAndBlocksIt(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var person = made.People["unassigned inspector"];
        Assert.Empty((await made.Get<DeclareConflict>().RunAsync(person, made.NewId(), made.Firm.Id, "My sister works there.", ReviewCase.Ct)).Value);
        Assert.Equal(["My sister works there."], (await made.Get<ConflictQueries>().OwnAsync(person, ReviewCase.Ct)).Select(row => row.Reason));
        Assert.Empty(await made.Get<ConflictQueries>().OwnAsync(made.Lead, ReviewCase.Ct));
        Assert.IsType<ConflictOfInterest>(await AssignAsync(made, person, CaseRole.Inspector));
    }

    private static async Task<ReviewCase> AskingAsync(DatabaseKind kind, InspectionState state)
    {
        var made = await ReviewCase.StartAsync(kind, state);
        var policy = Checklists.Repository.Library.FindProgramme("cmmc-level-2")!.Policy;
        await using var db = await made.App.DbAsync();
        await db.Set<Inspection>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.PolicyVersion, policy.Version).SetProperty(row => row.PolicyHash, policy.PolicyHash).SetProperty(row => row.LeadQualification, QualificationKind.LeadAssessor).SetProperty(row => row.InspectorQualification, QualificationKind.Assessor),
            ReviewCase.Ct);
        return made;
    }

    private static Task<Result<Guid>> NewAsync(ReviewCase made, Actor actor, Guid userId, Guid operation) =>
        made.Get<EnterQualification>().RunAsync(actor, operation, userId, new NewQualification(QualificationKind.Assessor, "A-1", First, Last), ReviewCase.Ct);

    private static async Task<Guid> EnterAsync(ReviewCase made, Actor person, QualificationKind kind, DateOnly? from = null, DateOnly? until = null)
    {
        var entered = await made.Get<EnterQualification>().RunAsync(
            made.People["administrator"], made.NewId(), person.UserId, new NewQualification(kind, "A-1", from ?? First, until ?? Last), ReviewCase.Ct);
        Assert.True(entered.IsSuccess, entered.Error?.ToString());
        return entered.Value;
    }

    private static async Task<Error?> AssignAsync(ReviewCase made, Actor person, CaseRole duty) =>
        (await made.Get<AssignTeam>().RunAsync(made.People["officer"], made.NewId(), made.Id, person.UserId, duty, ReviewCase.Ct)).Error;

    private static async Task<Error?> JudgeAsync(ReviewCase made, string item) => (await made.Get<SaveDetermination>().RunAsync(
        made.Inspector, made.NewId(), new DeterminationDraft(made.Id, item, ReviewCase.Judgement("met"), 0), ReviewCase.Ct)).Error;
}
