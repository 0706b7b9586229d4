using System.Globalization;
using System.Security.Claims;
using Bunit;
using Compliance.App;
using Compliance.App.Access;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Compliance.Web.Cli;
using Compliance.Web.Components;
using Compliance.Web.Demonstration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Compliance.Web.Tests.Programmes;

/// <summary>One test's installation: the same database for every person who looks at it.</summary>
public sealed class CaseCopy : IAsyncDisposable
{
    private static readonly ChecklistLibrary Library = ChecklistLibrary.Open(CommandLine.ChecklistFolder);

    private readonly List<BunitContext> open = [];
    private readonly string folder;

    public CaseCopy(ConcludedCase told, string folder)
    {
        (Cast, Id, this.folder) = (told.Cast, told.Id, folder);
        Time = new FakeTimeProvider(told.Now);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services = Add(new ServiceCollection()).BuildServiceProvider();
    }

    public Cast Cast { get; }

    public Guid Id { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>The use cases, for what happens elsewhere meanwhile.</summary>
    public ServiceProvider Services { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Guid NewId() => Get<IIds>().New();

    /// <summary>A browser in which somebody is signed in.</summary>
    public BunitContext As(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        Add(context.Services);
        context.Services.AddMudServices();
        context.Services.AddScoped<CurrentActor>();
        context.Services.AddSingleton(new HostSettings(ConcludedCase.Database(folder), folder, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Demonstration: false));
        var authorization = context.AddAuthorization();
        authorization.SetAuthorized(actor.Name);
        authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString("D")));
        open.Add(context);
        return context;
    }

    /// <summary>A draft that the officer handed over.</summary>
    public async Task ProposeAsync(Outcome? outcome = null)
    {
        var officer = Cast.Officer;
        Assert.True((await Get<DraftDecision>().RunAsync(officer, NewId(), Id, CancellationToken.None)).IsSuccess);
        var proposal = (await Get<DecisionQueries>().FindAsync(officer, Id, CancellationToken.None)).Value.Proposal!.Outcome;
        var departs = outcome is { } wanted && wanted != proposal;
        var text = new DecisionText(outcome ?? proposal, "Reasons in full.", departs ? "Hardship." : null, departs ? new DateOnly(2027, 1, 31) : null);
        Assert.True((await Get<SaveDecisionDraft>().RunAsync(officer, NewId(), Id, text, 1, CancellationToken.None)).IsSuccess);
        Assert.True((await Get<ProposeDecision>().RunAsync(officer, NewId(), Id, 2, CancellationToken.None)).IsSuccess);
    }

    public async Task TakeAsync() =>
        Assert.True((await Get<TakeDecision>().RunAsync(Cast.Decider, NewId(), Id, 3, CancellationToken.None)).IsSuccess);

    public async Task SendAsync() =>
        Assert.True((await Get<SendDecision>().RunAsync(Cast.Decider, NewId(), Id, CancellationToken.None)).IsSuccess);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in open)
        {
            await context.DisposeAsync();
        }

        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private IServiceCollection Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddComplianceIdentityStore();
        services.AddComplianceApp(ConcludedCase.Database(folder));
        services.AddSingleton(Library);
        services.AddSingleton(new App.Inspections.LocalCalendar(
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), Calendars.Open(CommandLine.ChecklistFolder, "jp")));
        return services;
    }
}
