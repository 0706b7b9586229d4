using System.Globalization;
using System.Security.Claims;
using Bunit;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Web.Cli;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Compliance.Web.Demonstration;
using Compliance.Web.Inspections;
using Compliance.Web.Notifications;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace Compliance.Web.Tests.Pages;

/// <summary>
/// One test's installation with its real use cases: the same database for everybody who looks at it, and a browser of its
/// own for each look, because a browser has one place for dialogs and popovers.
/// </summary>
public class PageHost : IAsyncDisposable
{
    private static readonly ChecklistLibrary Library = ChecklistLibrary.Open(CommandLine.ChecklistFolder);
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    private readonly List<BunitContext> open = [];
    private readonly string folder;

    // Two cores that other builds share are slower than the second that is usual.
    static PageHost() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(10);

    public PageHost(ToldCase told, string folder)
    {
        ArgumentNullException.ThrowIfNull(told);
        (Cast, Id, this.folder) = (told.Cast, told.Id, folder);
        Time = new FakeTimeProvider(told.Now);
        Speak("en");
        Services = Add(new ServiceCollection()).BuildServiceProvider();
    }

    /// <summary>The data folder of this installation.</summary>
    public string Folder => folder;

    public Cast Cast { get; }

    public Actor Contributor => Cast.Contributor(1);

    public Actor Signatory => Cast.Signatory(1);

    /// <summary>The case that was told.</summary>
    public Guid Id { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>The use cases, for what happens elsewhere meanwhile.</summary>
    public ServiceProvider Services { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Guid NewId() => Get<IIds>().New();

    public Task<ComplianceDb> DbAsync() => Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();

    /// <summary>Rows that no use case would make.</summary>
    public async Task AddAsync(params object[] rows)
    {
        await using var db = await DbAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>The language of what is rendered from now on.</summary>
    public static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>A browser in which somebody is signed in.</summary>
    public BunitContext As(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.JSInterop.Setup<List<AnswerEvidence.WaitingFile>>("waiting", _ => true).SetResult([]);
        Add(context.Services);
        context.Services.AddMudServices();
        context.Services.AddTransient<MudLocalizer, MudTexts>();
        context.Services.AddScoped<CurrentActor>();
        context.Services.AddScoped<NoticeSignal>();
        context.Services.AddScoped<AntiforgeryStateProvider, FixedToken>();
        context.Services.AddSingleton(new HostSettings(ToldCase.Database(folder), folder, Tokyo, Demonstration: false));
        var authorization = context.AddAuthorization();
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString("D")));
        open.Add(context);
        return context;
    }

    /// <summary>Somebody opens a page in a browser of their own, with the dialogs of the frame around it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="query">What follows the page's address, such as <c>?item=3.1.1</c>.</param>
    /// <param name="caseId">The case of its address where that is not the one that was told.</param>
    public IRenderedComponent<IComponent> Show<TPage>(Actor actor, string query = "", Guid? caseId = null)
        where TPage : IComponent
    {
        var context = As(actor);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("page" + query);
        return context.Render(builder =>
        {
            builder.OpenComponent<MudPopoverProvider>(0);
            builder.CloseComponent();
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
            builder.OpenComponent<TPage>(2);
            if (typeof(TPage).GetProperty("Id") is not null)
            {
                builder.AddComponentParameter(3, "Id", caseId ?? Id);
            }

            builder.CloseComponent();
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in open)
        {
            await context.DisposeAsync();
        }

        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private IServiceCollection Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddComplianceIdentityStore();
        services.AddComplianceApp(ToldCase.Database(folder));
        services.AddComplianceFiles(new FileStoreOptions { DataFolder = folder, ReserveBytes = 0 }, new ScannerOptions());
        services.AddSingleton(Library);
        services.AddSingleton(new App.Inspections.LocalCalendar(Tokyo, Calendars.Open(CommandLine.ChecklistFolder, "jp")));
        return services;
    }

    // What the host renders into its pages; nothing is sent here.
    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
