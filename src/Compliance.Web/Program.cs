using Compliance.App;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Notifications;
using Compliance.App.Reports;
using Compliance.Web;
using Compliance.Web.Cli;
using Compliance.Web.Components;
using Compliance.Web.Components.Account;
using Compliance.Web.Demonstration;
using Compliance.Web.Endpoints;

if (await CommandLine.TryRunAsync(args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(CommandLine.ServerOptions(args));
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

var settings = builder.Services.AddHostSettings(builder.Configuration);
builder.Services.AddComplianceApp(settings.Database);
builder.Services.AddComplianceFiles(builder.Configuration).AddEvidenceHeaders();
builder.Services.AddComplianceReports(builder.Configuration);
builder.Services.AddComplianceMail(builder.Configuration);
builder.Services.AddPlatformJobs(settings.Database);
builder.Services.AddAccounts(settings);
builder.Services.AddComponents();
builder.Services.AddHealthChecks();

var app = builder.Build();
await Start.CheckAsync(app.Services, CancellationToken.None);
if (settings.Demonstration)
{
    var made = await DemonstrationData.EnsureAsync(app.Services, Console.Out);
    if (!made.IsSuccess)
    {
        return await DemonstrationData.RefuseAsync(made.Error, app.Services, Console.Error);
    }

    await DemonstrationData.ShowAccountsAsync(Console.Out);
}

app.Services.SchedulePlatformJobs();

app.UseErrorPages();
app.UsePlatformSecurityHeaders();
app.UseInstalledFonts();
app.UseLanguages();
app.UseAuthentication();
app.UsePasswordChangeFirst();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapHealthChecks("/health").AllowAnonymous();
app.MapPreferences();
app.MapAccountEndpoints();
app.MapMappings();
app.MapEvidence();
app.MapCaseEvidence();
app.MapAppeals();
app.MapIncidents();
app.MapVisits();
app.MapDocuments();
app.MapStandards();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();

await app.RunAsync();
return 0;
