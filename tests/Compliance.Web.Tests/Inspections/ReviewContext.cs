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

/// <summary>A case in review with its lead and an inspector, and their pages with the real use cases on an embedded database.</summary>
public abstract class ReviewContext : BunitContext, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-workbench-").FullName;
    private BunitAuthorizationContext authorization = null!;

    protected Actor Lead { get; private set; } = null!;

    protected Actor Inspector { get; private set; } = null!;

    protected Guid InspectionId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var library = Path.Combine(Repository.Root, "checklists");
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var database = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")};Pooling=False" };
        Services.AddComplianceIdentityStore();
        Services.AddComplianceApp(database);
        Services.AddComplianceFiles(new FileStoreOptions { DataFolder = folder }, new ScannerOptions());
        Services.AddSingleton(ChecklistLibrary.Open(library));
        Services.AddSingleton(new Compliance.App.Inspections.LocalCalendar(tokyo, Calendars.Open(library, "jp")));
        Services.AddSingleton(new HostSettings(database, folder, tokyo, Demonstration: false));
        authorization = this.AddAuthorization();
        Services.AddMudServices();
        Services.AddScoped<CurrentActor>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        await Services.GetRequiredService<DatabaseStart>().MigrateAsync(TestContext.Current.CancellationToken);
        await FillAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whose browser it is from now on.</summary>
    protected void SignIn(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        // Here and not where the fixture is made: a culture that is set there does not reach the test.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims(new System.Security.Claims.Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()));
    }

    protected Task<ComplianceDb> DbAsync() => Services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();

    private async Task FillAsync()
    {
        var ids = Services.GetRequiredService<IIds>();
        var now = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var published = Services.GetRequiredService<ChecklistLibrary>().Find("nist-sp-800-171-r2", "1.0.0")!;
        await using var db = await DbAsync();
        var firm = new Firm { Id = ids.New(), CorporateNumber = CorporateNumber.CheckDigit("700000000001") + "700000000001", NameJa = "青空株式会社", NameEn = "Aozora Ltd.", Sector = "E", Size = SizeClass.Small, Prefecture = 13 };
        db.Add(firm);
        (Lead, Inspector) = (Person(db, ids, "Lead"), Person(db, ids, "Inspector"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        InspectionId = ids.New();
        var inspection = new Inspection
        {
            Id = InspectionId,
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
            var response = new Response { InspectionId = InspectionId, ItemId = item.Id };
            response.Write(Claim.Met, "", 0, Lead, now);
            return response;
        }).ToList();
        inspection.Notify(new DateOnly(2026, 7, 1), now);
        Assert.True(inspection.Submit(published.Checklist, answers, [], true, now).IsSuccess);
        inspection.StartReview();
        db.Add(inspection);
        db.Add(new Submission
        {
            Id = ids.New(),
            InspectionId = InspectionId,
            Round = 1,
            SignatoryId = Lead.UserId,
            SignatoryName = "Signatory",
            At = now,
            Digest = "x",
            Answers = JsonSerializer.Serialize(published.Checklist.Items.Select(item => new SubmittedAnswer(item.Id, Claim.Met, "", [])),
                new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } }),
        });
        db.Add(new CaseAssignment { InspectionId = InspectionId, UserId = Lead.UserId, UserName = "Lead", Role = CaseRole.LeadInspector, At = now });
        db.Add(new CaseAssignment { InspectionId = InspectionId, UserId = Inspector.UserId, UserName = "Inspector", Role = CaseRole.Inspector, At = now });
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
