using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bunit;
using Bunit.TestDoubles;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Compliance.Web.Components;
using Compliance.Web.Components.Account;
using Compliance.Web.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Claim = Compliance.Domain.Inspections.Claim;
using ClaimTypes = System.Security.Claims.ClaimTypes;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The workbench with its real use cases on an embedded database: keys, what saves itself, and a colleague's judgement.</summary>
public sealed class WorkbenchPageTests : BunitContext, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-workbench-").FullName;
    private BunitAuthorizationContext authorization = null!;
    private Actor lead = null!;
    private Actor inspector = null!;
    private Guid inspectionId;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var library = Path.Combine(Repository.Root, "checklists");
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")};Pooling=False" };
        Services.AddComplianceIdentityStore();
        Services.AddComplianceApp(database);
        Services.AddComplianceFiles(new FileStoreOptions { DataFolder = folder }, new ScannerOptions());
        Services.AddSingleton(ChecklistLibrary.Open(library));
        Services.AddSingleton(new Compliance.App.Inspections.Installation(tokyo, Calendars.Open(library, "jp")));
        Services.AddSingleton(new Installation(database, folder, tokyo, Demonstration: false));
        authorization = this.AddAuthorization();
        Services.AddMudServices();
        Services.AddScoped<CurrentActor>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        await Services.GetRequiredService<DatabaseStart>().MigrateAsync(TestContext.Current.CancellationToken);
        await FillAsync();
    }

    [Fact]
    public async Task KeysJudgeAndMove()
    {
        var page = Open(lead, "3.1.1");
        await PressAsync(page, "2");
        await SavedAsync("3.1.1", "not-met");
        await PressAsync(page, "2");
        await SavedAsync("3.1.1", null);
        await PressAsync(page, "1");
        await SavedAsync("3.1.1", "met");
        await PressAsync(page, "j");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.2", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await PressAsync(page, "4");
        await SavedAsync("3.1.2", "not-applicable");
        await PressAsync(page, "K");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.1", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await PressAsync(page, "k");
        Assert.StartsWith("3.1.1", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkToAnItemThatWasLeftShowsItAgain()
    {
        var page = Open(lead, "3.1.1");
        await PressAsync(page, "j");
        page.WaitForAssertion(() => Assert.StartsWith("3.1.2 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"inspections/{inspectionId}/workbench?item=3.1.1"));
        page.WaitForAssertion(() => Assert.StartsWith("3.1.1 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThreeIsThePartialStateWhereThereIsOne()
    {
        var page = Open(lead, "3.13.11");
        await PressAsync(page, "3");
        await SavedAsync("3.13.11", "encryption-not-fips-validated");
        page = Open(lead, "3.1.1");
        await PressAsync(page, "3");
        Assert.Contains("This item has no partial state.", page.Markup, StringComparison.Ordinal);
        Assert.Null(await VerdictAsync("3.1.1"));
    }

    [Fact]
    public async Task HelpAndRequestOpenAndClose()
    {
        var page = Open(lead, "3.1.1");
        await PressAsync(page, "?");
        Assert.NotNull(page.Find(".wb-help"));
        await PressAsync(page, "Escape");
        Assert.Empty(page.FindAll(".wb-help"));
        await PressAsync(page, "r");
        Assert.Contains("3.1.1", page.Find(".wb-asked").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "r");
        Assert.Empty(page.FindAll(".wb-ask"));
    }

    [Fact]
    public async Task AnObjectiveThatIsNotMetTakesMetAwayAndSaysWhy()
    {
        var page = Open(lead, "3.1.1");
        await PressAsync(page, "1");
        await SavedAsync("3.1.1", "met");
        await page.Find(".wb-objectives li:nth-child(2) .wb-choice-notmet").ClickAsync();
        await SavedAsync("3.1.1", null);
        Assert.Contains("3.1.1[b]", page.Find(".wb-proposal").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "1");
        Assert.Null(await VerdictAsync("3.1.1"));
        await page.Find(".wb-proposal button").ClickAsync();
        await SavedAsync("3.1.1", "not-met");
    }

    [Fact]
    public async Task ATextSavesItselfAndSaysWhen()
    {
        var page = Open(lead, "3.1.1");
        await page.Find("#wb-rationale").InputAsync("No list.");
        Assert.Contains("Saving", page.Find(".wb-mark").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Matches(@"Saved at \d\d:\d\d:\d\d", page.Find(".wb-mark").TextContent), TimeSpan.FromSeconds(5));
        Assert.Equal("No list.", (await RowAsync("3.1.1"))!.Rationale);
    }

    [Fact]
    public async Task AColleaguesJudgementIsShownAndNotOverwritten()
    {
        var page = Open(lead, "3.1.1");
        await JudgeAsync(inspector, "3.1.1", "not-met", "Theirs.");
        await page.Find("#wb-rationale").InputAsync("Mine.");
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".wb-conflict")), TimeSpan.FromSeconds(5));
        Assert.Contains("Theirs.", page.Find(".wb-conflict").TextContent, StringComparison.Ordinal);
        Assert.Contains("Mine.", page.Find(".wb-conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs.", (await RowAsync("3.1.1"))!.Rationale);
        await page.FindAll(".wb-conflict-actions button")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".wb-conflict")));
        Assert.Equal(("not-met", "Theirs."), ((await RowAsync("3.1.1"))!.Verdict, (await RowAsync("3.1.1"))!.Rationale));
    }

    [Fact]
    public async Task WhoMayNotJudgeChangesNothing()
    {
        await using (var db = await DbAsync())
        {
            (await db.Set<CaseAssignment>().SingleAsync(row => row.UserId == lead.UserId, TestContext.Current.CancellationToken)).Role = CaseRole.QualityReviewer;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = Open(lead, "3.1.1");
        await PressAsync(page, "1");
        Assert.All(page.FindAll(".wb-verdicts button"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Null(await VerdictAsync("3.1.1"));
    }

    [Theory]
    [InlineData("j", WorkbenchCommand.Next)]
    [InlineData("J", WorkbenchCommand.Next)]
    [InlineData("k", WorkbenchCommand.Previous)]
    [InlineData("1", WorkbenchCommand.Met)]
    [InlineData("2", WorkbenchCommand.NotMet)]
    [InlineData("3", WorkbenchCommand.Partial)]
    [InlineData("4", WorkbenchCommand.NotApplicable)]
    [InlineData("r", WorkbenchCommand.Request)]
    [InlineData("/", WorkbenchCommand.Search)]
    [InlineData("?", WorkbenchCommand.Help)]
    [InlineData("Escape", WorkbenchCommand.Close)]
    [InlineData("5", WorkbenchCommand.None)]
    [InlineData("", WorkbenchCommand.None)]
    [InlineData(null, WorkbenchCommand.None)]
    public void EveryKeyDoesOneThing(string? key, WorkbenchCommand command) => Assert.Equal(command, WorkbenchKeys.For(key));

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task PressAsync(IRenderedComponent<WorkbenchPage> page, string key) => page.InvokeAsync(() => page.Instance.OnKey(key));

    private IRenderedComponent<WorkbenchPage> Open(Actor actor, string item)
    {
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims(new System.Security.Claims.Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()));
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"inspections/{inspectionId}/workbench?item={item}");
        var page = Render<WorkbenchPage>(parameters => parameters.Add(page => page.InspectionId, inspectionId));
        page.WaitForAssertion(() => Assert.StartsWith(item + " ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        return page;
    }

    private Task<ComplianceDb> DbAsync() => Services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();

    private async Task<Determination?> RowAsync(string item)
    {
        await using var db = await DbAsync();
        return await db.Set<Determination>().AsNoTracking().SingleOrDefaultAsync(row => row.ItemId == item, TestContext.Current.CancellationToken);
    }

    private async Task<string?> VerdictAsync(string item) => (await RowAsync(item))?.Verdict;

    private async Task SavedAsync(string item, string? verdict)
    {
        for (var left = 100; left > 0 && (await RowAsync(item) is not { } row || row.Verdict != verdict); left--)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(verdict, await VerdictAsync(item));
    }

    private async Task JudgeAsync(Actor actor, string item, string verdict, string rationale)
    {
        var judgement = new Judgement(Verdict.Parse(verdict).Value, new Dictionary<string, ObjectiveState>(), rationale, null, "", []);
        Assert.True((await Services.GetRequiredService<SaveDetermination>().RunAsync(
            actor, Services.GetRequiredService<IIds>().New(), new DeterminationDraft(inspectionId, item, judgement, 0), TestContext.Current.CancellationToken)).IsSuccess);
    }

    private async Task FillAsync()
    {
        var ids = Services.GetRequiredService<IIds>();
        var now = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var published = Services.GetRequiredService<ChecklistLibrary>().Find("nist-sp-800-171-r2", "1.0.0")!;
        await using var db = await DbAsync();
        var firm = new Firm { Id = ids.New(), CorporateNumber = CorporateNumber.CheckDigit("700000000001") + "700000000001", NameJa = "青空株式会社", NameEn = "Aozora Ltd.", Sector = "E", Size = SizeClass.Small, Prefecture = 13 };
        db.Add(firm);
        (lead, inspector) = (Person(db, ids, "Lead"), Person(db, ids, "Inspector"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        inspectionId = ids.New();
        var inspection = new Inspection
        {
            Id = inspectionId,
            Reference = "2026-0001",
            FirmId = firm.Id,
            ProgrammeId = "cmmc-level-2",
            ChecklistId = published.Checklist.Id,
            ChecklistVersion = published.Checklist.Version,
            ChecklistHash = published.ContentHash,
            PolicyVersion = "1.0.0",
            PolicyHash = "x",
            FactCheckBusinessDays = 3,
            OpenedAt = now,
        };
        var answers = published.Checklist.Items.Select(item =>
        {
            var response = new Response { InspectionId = inspectionId, ItemId = item.Id };
            response.Write(Claim.Met, "", 0, lead, now);
            return response;
        }).ToList();
        inspection.Notify(new DateOnly(2026, 7, 1), now);
        Assert.True(inspection.Submit(published.Checklist, answers, [], true, now).IsSuccess);
        inspection.StartReview();
        db.Add(inspection);
        db.Add(new Submission
        {
            Id = ids.New(),
            InspectionId = inspectionId,
            Round = 1,
            SignatoryId = lead.UserId,
            SignatoryName = "Signatory",
            At = now,
            Digest = "x",
            Answers = JsonSerializer.Serialize(published.Checklist.Items.Select(item => new SubmittedAnswer(item.Id, Claim.Met, "", [])),
                new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } }),
        });
        db.Add(new CaseAssignment { InspectionId = inspectionId, UserId = lead.UserId, UserName = "Lead", Role = CaseRole.LeadInspector, At = now });
        db.Add(new CaseAssignment { InspectionId = inspectionId, UserId = inspector.UserId, UserName = "Inspector", Role = CaseRole.Inspector, At = now });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static Actor Person(ComplianceDb db, IIds ids, string name)
    {
        var user = new AppUser { Id = ids.New(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name, SecurityStamp = "stamp" };
        user.Grants.Add(new RoleGrant { UserId = user.Id, Role = Role.Inspector });
        db.Add(user);
        return new Actor(user.Id, name, new HashSet<Role> { Role.Inspector }, null);
    }
}
