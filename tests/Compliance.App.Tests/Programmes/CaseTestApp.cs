using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Programmes;

/// <summary>An installation with the real checklist and programme, one firm, and one person for every duty.</summary>
internal sealed class CaseTestApp : IAsyncDisposable
{
    public const string Programme = "cmmc-level-2";

    private CaseTestApp(TestApp app) => App = app;

    public TestApp App { get; }

    public required Firm Firm { get; init; }

    public required Actor Officer { get; init; }

    public required Actor OtherOfficer { get; init; }

    public required Actor Decider { get; init; }

    public required Actor Lead { get; init; }

    public required Actor Inspector { get; init; }

    public required Actor Reviewer { get; init; }

    public required Actor Auditor { get; init; }

    public required Actor Signatory { get; init; }

    public static async Task<CaseTestApp> StartAsync(DatabaseKind kind, Action<IServiceCollection>? configure = null)
    {
        var app = await TestApp.StartAsync(kind, services =>
        {
            services.AddSingleton(Repository.Library);
            services.AddSingleton(new LocalCalendar(
                TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Calendars.Open(Repository.ChecklistsFolder, "jp")));
            configure?.Invoke(services);
        });
        var firm = await app.AddFirmAsync();
        return new CaseTestApp(app)
        {
            Firm = firm,
            Officer = await app.AddPersonAsync("Officer", null, Role.ProgrammeOfficer),
            OtherOfficer = await app.AddPersonAsync("Other officer", null, Role.ProgrammeOfficer),
            Decider = await app.AddPersonAsync("Decider", null, Role.DecisionMaker),
            Lead = await app.AddPersonAsync("Lead", null, Role.Inspector),
            Inspector = await app.AddPersonAsync("Inspector", null, Role.Inspector),
            Reviewer = await app.AddPersonAsync("Reviewer", null, Role.Inspector),
            Auditor = await app.AddPersonAsync("Auditor", null, Role.Auditor),
            Signatory = await app.AddPersonAsync("Signatory", firm.Id, Role.FirmSignatory),
        };
    }

    public T Get<T>()
        where T : notnull => App.Get<T>();

    public Guid NewId() => App.NewId();

    public async Task<OpenedCase> OpenAsync(Guid? firmId = null)
    {
        var firm = firmId ?? Firm.Id;
        var enrolled = await Get<EnrolFirm>().RunAsync(Officer, NewId(), Programme, firm, 12_000_000, CancellationToken.None);
        Assert.True(enrolled.IsSuccess, enrolled.Error?.ToString());
        return (await Get<OpenInspection>().RunAsync(Officer, NewId(), Programme, firm, CancellationToken.None)).Value;
    }

    public async Task StaffAsync(Guid inspectionId)
    {
        await AssignAsync(inspectionId, Lead, CaseRole.LeadInspector);
        await AssignAsync(inspectionId, Inspector, CaseRole.Inspector);
        await AssignAsync(inspectionId, Reviewer, CaseRole.QualityReviewer);
    }

    public async Task AssignAsync(Guid inspectionId, Actor person, CaseRole role)
    {
        var assigned = await Get<AssignTeam>().RunAsync(Officer, NewId(), inspectionId, person.UserId, role, CancellationToken.None);
        Assert.True(assigned.IsSuccess, assigned.Error?.ToString());
    }

    public async Task<OpenedCase> NotifiedAsync()
    {
        var opened = await OpenAsync();
        await StaffAsync(opened.Id);
        var notified = await Get<NotifyFirm>().RunAsync(Officer, NewId(), opened.Id, null, CancellationToken.None);
        Assert.True(notified.IsSuccess, notified.Error?.ToString());
        return opened;
    }

    /// <summary>A case under review, its answers written straight into the database.</summary>
    public async Task<OpenedCase> InReviewAsync()
    {
        var opened = await NotifiedAsync();
        await using var db = await App.DbAsync();
        Submit(db, await db.Set<Inspection>().SingleAsync(row => row.Id == opened.Id), App.Time.GetUtcNow());
        await db.SaveChangesAsync();
        return opened;
    }

    /// <summary>A concluded case; the review itself is written straight into the database, since it is not what is tested here.</summary>
    public async Task<OpenedCase> ConcludedAsync(Func<Item, Verdict>? judge = null)
    {
        var opened = await OpenAsync();
        await ConcludeAsync(opened, judge);
        return opened;
    }

    /// <summary>The same for a case that was opened already.</summary>
    public async Task ConcludeAsync(OpenedCase opened, Func<Item, Verdict>? judge = null)
    {
        await StaffAsync(opened.Id);
        var notified = await Get<NotifyFirm>().RunAsync(Officer, NewId(), opened.Id, null, CancellationToken.None);
        Assert.True(notified.IsSuccess, notified.Error?.ToString());
        await using var db = await App.DbAsync();
        var inspection = await db.Set<Inspection>().SingleAsync(row => row.Id == opened.Id);
        var published = Repository.Sp800171;
        var now = App.Time.GetUtcNow();
        foreach (var item in published.Checklist.Items)
        {
            var determination = new Determination { InspectionId = opened.Id, ItemId = item.Id };
            var judgement = new Judgement(judge?.Invoke(item) ?? new Verdict.Met(), new Dictionary<string, ObjectiveState>(), "As seen.", Severity.Medium, "Mend it.", []);
            Assert.True(determination.Judge(item, judgement, 0, Inspector, now).IsSuccess);
            db.Add(determination);
        }

        Submit(db, inspection, now);
        var determinations = db.ChangeTracker.Entries<Determination>().Select(entry => entry.Entity).ToList();
        Assert.True(inspection.CloseReview(published.Checklist, determinations).IsSuccess);
        Assert.True(inspection.StartQualityReview().IsSuccess);
        Assert.True(inspection.ConfirmReview(DateOnly.FromDateTime(now.Date).AddDays(14)).IsSuccess);
        Assert.True(inspection.CloseFactCheck(now).IsSuccess);
        Assert.True(inspection.Conclude(0, DateOnly.FromDateTime(now.Date), now).IsSuccess);
        var score = Scorer.Score(published.Ruleset, [.. determinations.Select(row => row.ForScoring()!)]).Value;
        var json = JsonSerializer.Serialize(new
        {
            firm = new { corporateNumber = Firm.CorporateNumber, name = new { en = Firm.NameEn, ja = Firm.NameJa } },
        });
        db.Add(new Assessment
        {
            InspectionId = opened.Id,
            At = now,
            RulesetHash = score.RulesetHash,
            InputsHash = score.InputsHash,
            Score = score.Score?.ToString(),
            Maximum = score.Maximum.ToString(),
            Json = json,
            Digest = Digest.OfBytes(Encoding.UTF8.GetBytes(json)),
        });
        await db.SaveChangesAsync();
    }

    // Everything is answered and attested, and the review has begun.
    private void Submit(ComplianceDb db, Inspection inspection, DateTimeOffset now)
    {
        var responses = new List<Response>();
        foreach (var item in Repository.Sp800171.Checklist.Items)
        {
            var response = new Response { InspectionId = inspection.Id, ItemId = item.Id };
            Assert.True(response.Write(Claim.Met, "In place.", 0, Signatory, now).IsSuccess);
            responses.Add(response);
        }

        db.AddRange(responses);
        db.Add(new Submission
        {
            Id = NewId(),
            InspectionId = inspection.Id,
            Round = 1,
            SignatoryId = Signatory.UserId,
            SignatoryName = Signatory.Name,
            At = now,
            Answers = "[]",
            Digest = "",
        });
        Assert.True(inspection.Submit(Repository.Sp800171.Checklist, responses, [], true, now).IsSuccess);
        Assert.True(inspection.StartReview().IsSuccess);
    }

    public async Task<IReadOnlyList<string>> ActionsAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Index).Select(entry => entry.Action).ToListAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
