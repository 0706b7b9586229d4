using System.Security.Cryptography;
using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Inspections;

/// <summary>A notified case of three items, its firm's people, a stranger's firm and an inspector; the steps of others go straight to the domain.</summary>
internal sealed class FirmCase : IAsyncDisposable
{
    public static readonly DateOnly Due = new(2026, 6, 30);
    public static readonly DateOnly RequestDue = new(2026, 7, 10);
    public static readonly DateOnly FactCheckUntil = new(2026, 7, 31);

    private int files;

    private FirmCase(TestApp app) => App = app;

    public TestApp App { get; }

    public Guid Id { get; private set; }

    public required Firm Firm { get; init; }

    public required Actor Contributor { get; init; }

    public required Actor Signatory { get; init; }

    /// <summary>A signatory of another firm.</summary>
    public required Actor Stranger { get; init; }

    public required Actor Inspector { get; init; }

    public required Actor Officer { get; init; }

    public static CancellationToken None => CancellationToken.None;

    public static async Task<FirmCase> StartAsync(DatabaseKind kind, bool notified = true, ChecklistLibrary? library = null)
    {
        var app = await TestApp.StartAsync(kind, services =>
        {
            services.AddSingleton(library ?? DemoChecklist.Library());
            services.AddSingleton(new LocalCalendar(
                TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), new BusinessCalendar("test", 2026, 2027, new HashSet<DateOnly>())));
        });
        var firm = await app.AddFirmAsync("Ours");
        var other = await app.AddFirmAsync("Theirs");
        var made = new FirmCase(app)
        {
            Firm = firm,
            Contributor = await app.AddPersonAsync("Sato", firm.Id, Role.FirmContributor),
            Signatory = await app.AddPersonAsync("Suzuki", firm.Id, Role.FirmSignatory),
            Stranger = await app.AddPersonAsync("Mallory", other.Id, Role.FirmSignatory),
            Inspector = await app.AddPersonAsync("Tanaka", null, Role.Inspector),
            Officer = await app.AddPersonAsync("Ito", null, Role.ProgrammeOfficer),
        };
        made.Id = await made.AddCaseAsync("2026-0001", firm.Id, notified ? inspection => inspection.Notify(Due, TestApp.Start) : null);
        await made.AssignAsync(made.Inspector, CaseRole.LeadInspector);
        return made;
    }

    /// <summary>Another case, straight into the database.</summary>
    public async Task<Guid> AddCaseAsync(string reference, Guid firmId, Func<Inspection, Result<Done>>? step = null)
    {
        var published = App.Get<ChecklistLibrary>().Checklists.Single();
        var inspection = new Inspection
        {
            Id = App.NewId(),
            Reference = reference,
            FirmId = firmId,
            // One open case a firm and programme, so each has a programme of its own.
            ProgrammeId = $"demo-{reference}",
            ChecklistId = "demo",
            ChecklistVersion = "1.0.0",
            ChecklistHash = published.ContentHash,
            PolicyVersion = "1.0.0",
            PolicyHash = new string('0', 64),
            FactCheckBusinessDays = 10,
            OpenedAt = TestApp.Start,
        };
        Assert.Null(step?.Invoke(inspection).Error);
        await using var db = await App.DbAsync();
        db.Add(inspection);
        await db.SaveChangesAsync();
        return inspection.Id;
    }

    public async Task AssignAsync(Actor actor, CaseRole role, Guid? inspectionId = null)
    {
        await using var db = await App.DbAsync();
        db.Add(new CaseAssignment { InspectionId = inspectionId ?? Id, UserId = actor.UserId, UserName = actor.Name, Role = role, At = TestApp.Start });
        await db.SaveChangesAsync();
    }

    /// <summary>Moves the head of the case by one of its own methods.</summary>
    public async Task MoveAsync(Func<Inspection, Result<Done>> step)
    {
        await using var db = await App.DbAsync();
        Assert.Null(step(await db.Set<Inspection>().SingleAsync(inspection => inspection.Id == Id)).Error);
        await db.SaveChangesAsync();
    }

    public async Task<Inspection> HeadAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<Inspection>().AsNoTracking().SingleAsync(inspection => inspection.Id == Id);
    }

    public async Task<Result<int>> AnswerAsync(string item, Claim? claim, string statement = "", int seen = 0, Actor? actor = null) =>
        await App.Get<SaveAnswer>().RunAsync(actor ?? Contributor, App.NewId(), new AnswerDraft(Id, item, claim, statement, seen), None);

    public async Task AnswerAllAsync()
    {
        foreach (var item in (string[])["1.1", "1.2", "2.1"])
        {
            Assert.Null((await AnswerAsync(item, Claim.Met)).Error);
        }
    }

    public Task<Result<int>> CiteAsync(string item, Guid version, Actor? actor = null) =>
        App.Get<CiteEvidence>().RunAsync(actor ?? Contributor, App.NewId(), Id, item, [version], None);

    public Task<Result<SubmissionReceipt>> SubmitAsync(bool attested = true, Actor? actor = null, Guid? operation = null) =>
        App.Get<SubmitInspection>().RunAsync(actor ?? Signatory, operation ?? App.NewId(), Id, attested, None);

    public async Task SubmitCompleteAsync()
    {
        await AnswerAllAsync();
        Assert.Null((await SubmitAsync()).Error);
    }

    /// <summary>The team starts the review and asks about items.</summary>
    public async Task RequestAsync(params string[] items)
    {
        await MoveAsync(inspection => inspection.StartReview());
        await MoveAsync(inspection => inspection.RequestInformation(App.Time.GetUtcNow()));
        await using var db = await App.DbAsync();
        db.Add(new InformationRequest
        {
            Id = App.NewId(),
            InspectionId = Id,
            Items = items,
            Message = "Which devices?",
            AskedById = Inspector.UserId,
            AskedByName = Inspector.Name,
            AskedAt = App.Time.GetUtcNow(),
            DueOn = RequestDue,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>From the submission to the fact check: 1.1 met, 1.2 half done, 2.1 not met.</summary>
    public async Task ReachFactCheckAsync()
    {
        await SubmitCompleteAsync();
        await MoveAsync(inspection => inspection.StartReview());
        await JudgeAsync("1.1", new Verdict.Met(), "");
        await JudgeAsync("1.2", new Verdict.Partial("half-done"), "Only half of it.");
        await JudgeAsync("2.1", new Verdict.NotMet(), "Nobody was trained.");
        var checklist = App.Get<ChecklistLibrary>().Checklists.Single().Checklist;
        await using (var db = await App.DbAsync())
        {
            var judged = await db.Set<Determination>().AsNoTracking().ToListAsync();
            await MoveAsync(inspection => inspection.CloseReview(checklist, judged));
        }

        await MoveAsync(inspection => inspection.StartQualityReview());
        await MoveAsync(inspection => inspection.ConfirmReview(FactCheckUntil));
    }

    /// <summary>A file of a firm's library, straight into the database; <see cref="ScanVerdict.Pending"/> is quarantined.</summary>
    public async Task<Guid> AddFileAsync(ScanVerdict scan = ScanVerdict.Clean, Guid? firmId = null)
    {
        var number = Interlocked.Increment(ref files);
        var content = Encoding.UTF8.GetBytes($"file {number}");
        var document = EvidenceDocument.Create(App.NewId(), firmId ?? Firm.Id, $"Policy {number}", new NewVersion(
            App.NewId(), $"policy-{number}.txt", content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), content, ScanVerdict.Pending, TestApp.Start, Contributor.UserId, Contributor.Name)).Value;
        if (scan is not ScanVerdict.Pending)
        {
            document.Versions[0].Judge(new ScanAnswer(scan, null), TestApp.Start);
        }

        await using var db = await App.DbAsync();
        db.Add(document);
        await db.SaveChangesAsync();
        return document.Versions[0].Id;
    }

    public async Task<List<AuditEntry>> RecordAsync(string action)
    {
        await using var db = await App.DbAsync();
        return await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == action).ToListAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task JudgeAsync(string itemId, Verdict verdict, string rationale)
    {
        var item = App.Get<ChecklistLibrary>().Checklists.Single().Checklist.Find(itemId)!;
        var determination = new Determination { InspectionId = Id, ItemId = itemId };
        Assert.Null(determination.Judge(
            item,
            new Judgement(verdict, new Dictionary<string, ObjectiveState>(), rationale, Severity.High, "Train them.", []),
            0,
            Inspector,
            TestApp.Start).Error);
        await using var db = await App.DbAsync();
        db.Add(determination);
        await db.SaveChangesAsync();
    }
}
