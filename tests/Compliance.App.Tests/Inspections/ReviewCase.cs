using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.App.Checklists;
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

/// <summary>
/// A case of the real checklist with its team and everybody who has no business in it. Its state and its parts are put into
/// the database through the aggregates, so that each test starts where its use case starts.
/// </summary>
internal sealed partial class ReviewCase : IAsyncDisposable
{
    private static readonly Lazy<ChecklistLibrary> Library = new(() => ChecklistLibrary.Open(Path.Combine(Repository(), "checklists")));

    // Wednesday 3 June 2026 is closed, so that a count of business days shows whether it asked the calendar.
    private static readonly BusinessCalendar Calendar = new("test", 2026, 2026, new HashSet<DateOnly> { new(2026, 6, 3) });

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    private List<SubmittedAnswer> attested = [];
    private int rounds;

    private ReviewCase(TestApp app) => App = app;

    public TestApp App { get; }

    public Guid Id { get; private set; }

    public Firm Firm { get; private set; } = null!;

    public Dictionary<string, Actor> People { get; } = [];

    public Actor Lead => People["lead"];

    public Actor Inspector => People["inspector"];

    public Actor Reviewer => People["reviewer"];

    public static PublishedChecklist Published => Library.Value.Find("nist-sp-800-171-r2", "1.0.0")!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ReviewCase> StartAsync(DatabaseKind kind, InspectionState state = InspectionState.InReview)
    {
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var made = new ReviewCase(await TestApp.StartAsync(kind, services =>
        {
            services.AddSingleton(Library.Value);
            services.AddSingleton(new LocalCalendar(tokyo, Calendar));
        }));
        await made.FillAsync(state);
        return made;
    }

    public T Get<T>()
        where T : notnull => App.Get<T>();

    public Guid NewId() => App.NewId();

    /// <summary>Another case of the same firm and team.</summary>
    public async Task<Guid> AddCaseAsync(InspectionState state, string reference)
    {
        await using var db = await App.DbAsync();
        var inspection = NewInspection(NewId(), reference, Firm.Id);
        db.Add(inspection);
        Assign(db, inspection.Id);
        Walk(inspection, state);
        foreach (var item in Published.Checklist.Items)
        {
            db.Add(Answer(inspection.Id, item.Id, Claim.Met, ""));
            db.Add(Judged(inspection.Id, item.Id, "met", "", Inspector));
        }

        await db.SaveChangesAsync(Ct);
        return inspection.Id;
    }

    public async Task<InspectionState> StateAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<Inspection>().Where(row => row.Id == Id).Select(row => row.State).SingleAsync(Ct);
    }

    public async Task<List<AuditEntry>> RecordAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Index).ToListAsync(Ct);
    }

    public async Task ChangeAsync(Func<Compliance.App.Data.ComplianceDb, Inspection, Task> change)
    {
        await using var db = await App.DbAsync();
        await change(db, await db.Set<Inspection>().SingleAsync(row => row.Id == Id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Judges every item: met, but for those named.</summary>
    public Task JudgeAllAsync(Dictionary<string, string>? others = null, string rationale = "Seen on site.") => ChangeAsync((db, _) =>
    {
        foreach (var item in Published.Checklist.Items)
        {
            db.Add(Judged(Id, item.Id, others?.GetValueOrDefault(item.Id) ?? "met", rationale, Inspector));
        }

        return Task.CompletedTask;
    });

    public Task MoveAsync(InspectionState state) => ChangeAsync((_, inspection) =>
    {
        Walk(inspection, state);
        return Task.CompletedTask;
    });

    /// <summary>A file of the firm, cited for an item.</summary>
    public async Task<Guid> CiteAsync(string itemId, string fileName = "accounts.csv")
    {
        var version = NewId();
        var document = EvidenceDocument.Create(NewId(), Firm.Id, "Accounts", new NewVersion(
            version, fileName, 12, new string('a', 64), "id,name"u8.ToArray(), ScanVerdict.NotConfigured, TestApp.Start, People["signatory"].UserId, "Signatory", null, null)).Value;
        await using var db = await App.DbAsync();
        db.Add(document);
        db.Add(new Citation { InspectionId = Id, ItemId = itemId, EvidenceVersionId = version, CitedAt = TestApp.Start });
        attested = [.. attested.Select(answer => answer.Item == itemId
            ? answer with { Evidence = [.. answer.Evidence, new SubmittedEvidence(version, fileName, 12, new string('a', 64))] }
            : answer)];
        HandIn(db);
        await db.SaveChangesAsync(Ct);
        return version;
    }

    private void HandIn(Compliance.App.Data.ComplianceDb db) => db.Add(new Submission
    {
        Id = NewId(),
        InspectionId = Id,
        Round = ++rounds,
        SignatoryId = People["signatory"].UserId,
        SignatoryName = "Signatory",
        At = TestApp.Start,
        Answers = JsonSerializer.Serialize(attested, Form),
        Digest = new string('d', 64),
    });

    public async Task<Guid> CommentAsync(string itemId)
    {
        var id = NewId();
        await ChangeAsync((db, inspection) =>
        {
            db.Add(new FactCheckComment
            {
                Id = id,
                InspectionId = inspection.Id,
                ItemId = itemId,
                Text = "We have it.",
                AuthorId = People["signatory"].UserId,
                AuthorName = "Signatory",
                At = TestApp.Start,
            });
            return Task.CompletedTask;
        });
        return id;
    }

    public static Judgement Judgement(string? verdict, string rationale = "", params Guid[] reliedOn) =>
        new(verdict is null ? null : Verdict.Parse(verdict).Value, new Dictionary<string, ObjectiveState>(), rationale, null, "", reliedOn);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FillAsync(InspectionState state)
    {
        Firm = await App.AddFirmAsync();
        var other = await App.AddFirmAsync("Midori");
        People["lead"] = await App.AddPersonAsync("Lead", null, Role.Inspector);
        People["inspector"] = await App.AddPersonAsync("Inspector", null, Role.Inspector);
        People["reviewer"] = await App.AddPersonAsync("Reviewer", null, Role.Inspector);
        People["unassigned inspector"] = await App.AddPersonAsync("Unassigned", null, Role.Inspector);
        People["signatory"] = await App.AddPersonAsync("Signatory", Firm.Id, Role.FirmSignatory);
        People["other firm"] = await App.AddPersonAsync("Stranger", other.Id, Role.FirmSignatory, Role.FirmContributor);
        People["officer"] = await App.AddPersonAsync("Officer", null, Role.ProgrammeOfficer);
        People["decision maker"] = await App.AddPersonAsync("Decider", null, Role.DecisionMaker);
        People["auditor"] = await App.AddPersonAsync("Auditor", null, Role.Auditor);
        People["administrator"] = await App.AddPersonAsync("Administrator", null, Role.Administrator);
        Id = NewId();
        await using var db = await App.DbAsync();
        var inspection = NewInspection(Id, "2026-0001", Firm.Id);
        db.Add(inspection);
        Assign(db, Id);
        foreach (var item in Published.Checklist.Items)
        {
            db.Add(Answer(Id, item.Id, Claim.Met, "In place."));
        }

        attested = [.. Published.Checklist.Items.Select(item => new SubmittedAnswer(item.Id, Claim.Met, "In place.", []))];
        HandIn(db);
        Walk(inspection, state);
        await db.SaveChangesAsync(Ct);
    }

    private void Assign(Compliance.App.Data.ComplianceDb db, Guid id)
    {
        db.Add(new CaseAssignment { InspectionId = id, UserId = Lead.UserId, UserName = "Lead", Role = CaseRole.LeadInspector, At = TestApp.Start });
        db.Add(new CaseAssignment { InspectionId = id, UserId = Inspector.UserId, UserName = "Inspector", Role = CaseRole.Inspector, At = TestApp.Start });
        db.Add(new CaseAssignment { InspectionId = id, UserId = Reviewer.UserId, UserName = "Reviewer", Role = CaseRole.QualityReviewer, At = TestApp.Start });
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compliance.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return folder;
    }
}
