using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Programmes;

/// <summary>Enrolling, opening, staffing, notifying, dates and cancelling.</summary>
public sealed class OpeningTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyAnOfficerEnrolsAndEachFirmOnce(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        Task<Result<Guid>> EnrolAsync(Actor actor, string programme, Guid firm, long amount) =>
            app.Get<EnrolFirm>().RunAsync(actor, app.NewId(), programme, firm, amount, CancellationToken.None);

        foreach (var other in (Actor[])[app.Decider, app.Lead, app.Auditor, app.Signatory])
        {
            Assert.IsType<NotAllowed>((await EnrolAsync(other, CaseTestApp.Programme, app.Firm.Id, 1)).Error);
        }

        Assert.Equal(new InvalidField("programme", "Unknown"), (await EnrolAsync(app.Officer, "no-such", app.Firm.Id, 1)).Error);
        Assert.Equal(new InvalidField("firm", "Unknown"), (await EnrolAsync(app.Officer, CaseTestApp.Programme, Guid.Empty, 1)).Error);
        Assert.Equal(new InvalidField("amount", "OutOfRange"), (await EnrolAsync(app.Officer, CaseTestApp.Programme, app.Firm.Id, -1)).Error);
        Assert.True((await EnrolAsync(app.Officer, CaseTestApp.Programme, app.Firm.Id, 5_000_000)).IsSuccess);
        Assert.IsType<AlreadyEnrolled>((await EnrolAsync(app.Officer, CaseTestApp.Programme, app.Firm.Id, 1)).Error);
        Assert.Equal(["programme.enrolled"], await app.ActionsAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACasePinsItsRules(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        await using var db = await app.App.DbAsync();
        var inspection = await db.Set<Inspection>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(opened.Id, inspection.Id);
        Assert.Equal("2026-0001", inspection.Reference);
        Assert.Equal(("nist-sp-800-171-r2", "1.0.0", Repository.Sp800171.ContentHash), (inspection.ChecklistId, inspection.ChecklistVersion, inspection.ChecklistHash));
        var programme = Repository.Library.FindProgramme(CaseTestApp.Programme)!;
        Assert.Equal((programme.Policy.Version, programme.Policy.PolicyHash, 10), (inspection.PolicyVersion, inspection.PolicyHash, inspection.FactCheckBusinessDays));
        Assert.Equal(InspectionState.Draft, inspection.State);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFirmHasOneOpenCaseAndReferencesHaveNoGap(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        Assert.IsType<NotEnrolled>((await app.Get<OpenInspection>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, app.Firm.Id, CancellationToken.None)).Error);
        var first = await app.OpenAsync();
        var again = await app.Get<OpenInspection>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, app.Firm.Id, CancellationToken.None);
        Assert.Equal(new CaseOpenAlready(first.Reference), again.Error);
        Assert.IsType<NotAllowed>((await app.Get<OpenInspection>().RunAsync(app.Lead, app.NewId(), CaseTestApp.Programme, app.Firm.Id, CancellationToken.None)).Error);

        Assert.True((await app.Get<CancelInspection>().RunAsync(app.Officer, app.NewId(), first.Id, "Opened by mistake.", CancellationToken.None)).IsSuccess);
        var second = (await app.Get<OpenInspection>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, app.Firm.Id, CancellationToken.None)).Value;
        Assert.Equal("2026-0002", second.Reference);

        // New Year in Tokyo is still the old year in UTC.
        app.App.Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero));
        var other = await app.App.AddFirmAsync("Second");
        Assert.Equal("2027-0001", (await app.OpenAsync(other.Id)).Reference);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ConcurrentOpeningsTakeEveryNumberOnceAndOneFirmStaysAtOneCase(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var firms = new List<Guid> { app.Firm.Id };
        for (var i = 0; i < 4; i++)
        {
            firms.Add((await app.App.AddFirmAsync($"Firm {i}")).Id);
        }

        foreach (var firm in firms)
        {
            await app.Get<EnrolFirm>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, firm, 1, CancellationToken.None);
        }

        var results = await Task.WhenAll(firms.Concat(firms).Select(firm => Task.Run(() =>
            app.Get<OpenInspection>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, firm, CancellationToken.None))));
        Assert.Equal(5, results.Count(result => result.IsSuccess));
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.True(result.Error is CaseOpenAlready or Conflict));
        Assert.Equal(
            ["2026-0001", "2026-0002", "2026-0003", "2026-0004", "2026-0005"],
            results.Where(result => result.IsSuccess).Select(result => result.Value.Reference).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheDatabaseItselfKeepsAFirmToOneOpenCase(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        await app.OpenAsync();
        await using var db = await app.App.DbAsync();
        db.Add(new Inspection
        {
            Id = app.NewId(),
            Reference = "by-hand",
            FirmId = app.Firm.Id,
            ProgrammeId = CaseTestApp.Programme,
            ChecklistId = "x",
            ChecklistVersion = "1",
            ChecklistHash = "",
            PolicyVersion = "1",
            PolicyHash = "",
            FactCheckBusinessDays = 1,
            OpenedAt = app.App.Time.GetUtcNow(),
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheSameOperationOpensOneCase(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        await app.Get<EnrolFirm>().RunAsync(app.Officer, app.NewId(), CaseTestApp.Programme, app.Firm.Id, 1, CancellationToken.None);
        var operation = app.NewId();
        var first = await app.Get<OpenInspection>().RunAsync(app.Officer, operation, CaseTestApp.Programme, app.Firm.Id, CancellationToken.None);
        var second = await app.Get<OpenInspection>().RunAsync(app.Officer, operation, CaseTestApp.Programme, app.Firm.Id, CancellationToken.None);
        Assert.Equal(first.Value, second.Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NotifyingNeedsLeadAndReviewerAndCountsBusinessDays(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        Task<Result<DateOnly>> NotifyAsync(Actor actor, DateOnly? due = null) =>
            app.Get<NotifyFirm>().RunAsync(actor, app.NewId(), opened.Id, due, CancellationToken.None);

        Assert.Equal(new DutyVacant(CaseRole.LeadInspector), (await NotifyAsync(app.Officer)).Error);
        await app.AssignAsync(opened.Id, app.Lead, CaseRole.LeadInspector);
        Assert.Equal(new DutyVacant(CaseRole.QualityReviewer), (await NotifyAsync(app.Officer)).Error);
        await app.AssignAsync(opened.Id, app.Reviewer, CaseRole.QualityReviewer);
        Assert.IsType<NotAllowed>((await NotifyAsync(app.Lead)).Error);
        Assert.IsType<NotFound>((await NotifyAsync(app.Signatory)).Error);
        Assert.Equal(new InvalidField("due", "FutureDay"), (await NotifyAsync(app.Officer, new DateOnly(2026, 6, 1))).Error);

        // 30 business days after Monday 1 June 2026; nothing is closed in June, Marine Day (20 July) lies behind.
        Assert.Equal(new DateOnly(2026, 7, 13), (await NotifyAsync(app.Officer)).Value);
        Assert.IsType<WrongState>((await NotifyAsync(app.Officer)).Error);

        Assert.True((await app.Get<MoveDueDate>().RunAsync(app.Officer, app.NewId(), opened.Id, new DateOnly(2026, 8, 3), CancellationToken.None)).IsSuccess);
        Assert.Equal(
            new InvalidField("due", "FutureDay"),
            (await app.Get<MoveDueDate>().RunAsync(app.Officer, app.NewId(), opened.Id, new DateOnly(2026, 5, 3), CancellationToken.None)).Error);
        await using var db = await app.App.DbAsync();
        Assert.Equal(new DateOnly(2026, 8, 3), (await db.Set<Inspection>().SingleAsync(TestContext.Current.CancellationToken)).SubmissionDue);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheTeamKeepsItsRules(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        Task<Result<Done>> AssignAsync(Actor actor, Actor person, CaseRole? role) =>
            app.Get<AssignTeam>().RunAsync(actor, app.NewId(), opened.Id, person.UserId, role, CancellationToken.None);
        async Task<string> TeamAsync() => string.Join(", ", (await app.Get<TeamQueries>().FindAsync(app.Officer, opened.Id, CancellationToken.None))
            .Value.Members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{member.Role}"));

        Assert.IsType<NotFound>((await AssignAsync(app.Lead, app.Lead, CaseRole.LeadInspector)).Error);
        Assert.IsType<NotAllowed>((await AssignAsync(app.Decider, app.Lead, CaseRole.LeadInspector)).Error);
        Assert.Equal(new OfficeMissing(Role.Inspector), (await AssignAsync(app.Officer, app.Decider, CaseRole.Inspector)).Error);
        Assert.Equal(new OfficeMissing(Role.Inspector), (await AssignAsync(app.Officer, app.Signatory, CaseRole.Inspector)).Error);
        Assert.Equal(new InvalidField("duty", "Unknown"), (await AssignAsync(app.Officer, app.Decider, CaseRole.DecisionMaker)).Error);

        await app.StaffAsync(opened.Id);
        Assert.Equal(new DutiesConflict(CaseRole.Inspector, CaseRole.QualityReviewer), (await AssignAsync(app.Officer, app.Inspector, CaseRole.QualityReviewer)).Error);

        // A new lead makes the old one an inspector; there is one lead.
        Assert.True((await AssignAsync(app.Officer, app.Inspector, CaseRole.LeadInspector)).IsSuccess);
        Assert.Equal("Inspector:LeadInspector, Lead:Inspector, Reviewer:QualityReviewer", await TeamAsync());
        var second = await app.App.AddPersonAsync("Zweite", null, Role.Inspector);
        Assert.True((await AssignAsync(app.Officer, second, CaseRole.QualityReviewer)).IsSuccess);
        Assert.Equal("Inspector:LeadInspector, Lead:Inspector, Zweite:QualityReviewer", await TeamAsync());
        Assert.True((await AssignAsync(app.Officer, app.Lead, null)).IsSuccess);
        Assert.Equal("Inspector:LeadInspector, Zweite:QualityReviewer", await TeamAsync());

        await app.Get<NotifyFirm>().RunAsync(app.Officer, app.NewId(), opened.Id, null, CancellationToken.None);
        Assert.Equal(new DutyVacant(CaseRole.LeadInspector), (await AssignAsync(app.Officer, app.Inspector, null)).Error);
        Assert.Equal(new DutyVacant(CaseRole.LeadInspector), (await AssignAsync(app.Officer, app.Inspector, CaseRole.Inspector)).Error);
        Assert.Equal(new DutyVacant(CaseRole.QualityReviewer), (await AssignAsync(app.Officer, second, null)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ADeclaredConflictKeepsAPersonOut(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        await using (var db = await app.App.DbAsync())
        {
            db.Add(new ConflictDeclaration { UserId = app.Lead.UserId, FirmId = app.Firm.Id, Reason = "Shares.", At = app.App.Time.GetUtcNow() });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var assigned = await app.Get<AssignTeam>().RunAsync(app.Officer, app.NewId(), opened.Id, app.Lead.UserId, CaseRole.Inspector, CancellationToken.None);
        Assert.IsType<ConflictOfInterest>(assigned.Error);
        var people = (await app.Get<TeamQueries>().PeopleAsync(app.Officer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal(["Inspector", "Lead", "Reviewer"], people.Select(person => person.Name));
        Assert.Equal("Lead", Assert.Single(people, person => person.HasConflict).Name);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhoJudgedAndLeftCannotReview(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.NotifiedAsync();
        await using (var db = await app.App.DbAsync())
        {
            var determination = new Determination { InspectionId = opened.Id, ItemId = "3.1.1" };
            determination.Reopen(app.Inspector, app.App.Time.GetUtcNow());
            db.Add(determination);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var assign = app.Get<AssignTeam>();
        Assert.True((await assign.RunAsync(app.Officer, app.NewId(), opened.Id, app.Inspector.UserId, null, CancellationToken.None)).IsSuccess);
        var review = await assign.RunAsync(app.Officer, app.NewId(), opened.Id, app.Inspector.UserId, CaseRole.QualityReviewer, CancellationToken.None);
        Assert.Equal(new DutiesConflict(CaseRole.Inspector, CaseRole.QualityReviewer), review.Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACancelledCaseSaysWhyAndTheFirmOfADraftNeverKnew(DatabaseKind kind)
    {
        await using var app = await CaseTestApp.StartAsync(kind);
        var opened = await app.OpenAsync();
        var cancel = app.Get<CancelInspection>();
        Assert.Equal(new InvalidField("reason", "Required"), (await cancel.RunAsync(app.Officer, app.NewId(), opened.Id, " ", CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await cancel.RunAsync(app.Decider, app.NewId(), opened.Id, "No.", CancellationToken.None)).Error);
        Assert.True((await cancel.RunAsync(app.Officer, app.NewId(), opened.Id, "Opened by mistake.", CancellationToken.None)).IsSuccess);
        Assert.IsType<WrongState>((await cancel.RunAsync(app.Officer, app.NewId(), opened.Id, "Again.", CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await app.Get<TeamQueries>().FindAsync(app.Signatory, opened.Id, CancellationToken.None)).Error);
    }
}
