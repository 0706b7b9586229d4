using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Web.Components;
using Compliance.Web.Components.Account;
using Compliance.Web.Inspections;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Claim = Compliance.Domain.Inspections.Claim;
using ClaimTypes = System.Security.Claims.ClaimTypes;

namespace Compliance.Web.Tests.Inspections;

/// <summary>What the tests of the firm's pages share: the real use cases on an embedded database, and a case that the firm was told of.</summary>
public abstract class FirmPages : BunitContext, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-firm-").FullName;
    private BunitAuthorizationContext authorization = null!;

    protected static CancellationToken None => CancellationToken.None;

    protected Actor Contributor { get; private set; } = null!;

    protected Actor Signatory { get; private set; } = null!;

    protected Actor Stranger { get; private set; } = null!;

    protected Actor Officer { get; private set; } = null!;

    protected Guid CaseId { get; private set; }

    protected DateOnly Today => Get<Compliance.App.Inspections.Installation>().DayOf(TimeProvider.System.Now());

    protected Checklist Checklist => Get<ChecklistLibrary>().Checklists[0].Checklist;

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
        await Get<DatabaseStart>().MigrateAsync(None);
        await FillAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Renders a page with the dialogs of the frame around it.</summary>
    protected IRenderedComponent<IComponent> Show<TPage>(Actor actor, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims(new System.Security.Claims.Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()));
        return Render(builder =>
        {
            Open<MudPopoverProvider>(builder, 0);
            Open<MudDialogProvider>(builder, 10);
            Open<TPage>(builder, 20, parameters);
        });
    }

    protected async Task AnswerAsync(string item, Claim? claim, string statement = "", Actor? actor = null, int seen = 0) =>
        Assert.Null((await Get<SaveAnswer>().RunAsync(actor ?? Contributor, Get<IIds>().New(), new AnswerDraft(CaseId, item, claim, statement, seen), None)).Error);

    protected async Task AnswerAllAsync()
    {
        foreach (var item in Checklist.Items)
        {
            await AnswerAsync(item.Id, Claim.Met);
        }
    }

    protected async Task MoveAsync(Func<Inspection, Result<Done>> step)
    {
        await using var db = await DbAsync();
        Assert.Null(step(await db.Set<Inspection>().SingleAsync(inspection => inspection.Id == CaseId)).Error);
        await db.SaveChangesAsync();
    }

    protected async Task AddAsync(params object[] rows)
    {
        await using var db = await DbAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    protected async Task<InspectionState> StateAsync()
    {
        await using var db = await DbAsync();
        return await db.Set<Inspection>().Where(inspection => inspection.Id == CaseId).Select(inspection => inspection.State).SingleAsync();
    }

    protected Task<ComplianceDb> DbAsync() => Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();

    private static void Open<T>(RenderTreeBuilder builder, int sequence, params (string Name, object Value)[] parameters)
        where T : IComponent
    {
#pragma warning disable ASP0006 // The parameters come from a list, so their number is known only when the test runs.
        builder.OpenComponent<T>(sequence);
        foreach (var (name, value) in parameters)
        {
            builder.AddComponentParameter(++sequence, name, value);
        }
#pragma warning restore ASP0006

        builder.CloseComponent();
    }

    private async Task FillAsync()
    {
        var ours = NewFirm("Ours", "000000000001");
        var theirs = NewFirm("Theirs", "000000000002");
        await AddAsync(ours, theirs);
        Contributor = await PersonAsync("Sato", ours.Id, Role.FirmContributor);
        Signatory = await PersonAsync("Suzuki", ours.Id, Role.FirmSignatory);
        Stranger = await PersonAsync("Mallory", theirs.Id, Role.FirmSignatory);
        Officer = await PersonAsync("Ito", null, Role.ProgrammeOfficer);
        var published = Get<ChecklistLibrary>().Checklists[0];
        var inspection = new Inspection
        {
            Id = Get<IIds>().New(),
            Reference = "2026-0001",
            FirmId = ours.Id,
            ProgrammeId = "subsidy",
            ChecklistId = published.Checklist.Id,
            ChecklistVersion = published.Checklist.Version,
            ChecklistHash = published.ContentHash,
            PolicyVersion = "1.0.0",
            PolicyHash = new string('0', 64),
            FactCheckBusinessDays = 10,
            OpenedAt = TimeProvider.System.Now(),
        };
        Assert.Null(inspection.Notify(Today.AddDays(20), TimeProvider.System.Now()).Error);
        await AddAsync(inspection);
        CaseId = inspection.Id;
    }

    private Firm NewFirm(string name, string twelve) => new()
    {
        Id = Get<IIds>().New(),
        CorporateNumber = CorporateNumber.CheckDigit(twelve) + twelve,
        NameJa = name + "株式会社",
        NameEn = name + " Ltd.",
        Sector = "E",
        Size = SizeClass.Small,
        Prefecture = 13,
    };

    private async Task<Actor> PersonAsync(string name, Guid? firmId, params Role[] roles)
    {
        var mail = $"{name}@example.test";
        var user = new AppUser
        {
            Id = Get<IIds>().New(),
            UserName = mail,
            NormalizedUserName = mail.ToUpperInvariant(),
            Email = mail,
            NormalizedEmail = mail.ToUpperInvariant(),
            DisplayName = name,
            FirmId = firmId,
            SecurityStamp = "stamp",
        };
        foreach (var role in roles)
        {
            user.Grants.Add(new RoleGrant { UserId = user.Id, Role = role });
        }

        await AddAsync(user);
        return new Actor(user.Id, name, roles.ToHashSet(), firmId);
    }
}
