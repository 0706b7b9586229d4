using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Web.Cli;
using Compliance.Web.Demonstration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Cli;

/// <summary>The data that a demonstration begins with is complete or not made at all, and says which.</summary>
public sealed class DemonstrationDataTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-demonstration-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // calendars/jp.yaml holds 2025 to 2028; the story begins 110 days ago and looks 60 days ahead.
    [Theory]
    [InlineData("2025-04-20", 2024)]
    [InlineData("2028-11-03", 2029)]
    [InlineData("2035-06-01", 2035)]
    public async Task OutsideTheYearsOfTheCalendarNothingIsMadeUpAndTheReasonIsSaid(string today, int missing)
    {
        await using var platform = await PlatformAsync(today);
        await using var output = new StringWriter();
        var made = await DemonstrationData.EnsureAsync(platform, output);
        Assert.Equal(new CalendarEnds(missing), made.Error);
        Assert.Empty(output.ToString());
        await using (var db = await platform.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            Assert.False(await db.Set<Firm>().AnyAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(2, await DemonstrationData.RefuseAsync(made.Error!, platform, output));
        Assert.Contains($"needs business days of {missing}, and the calendar jp holds 2025 to 2028", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverWaitsSeesEveryPartAndASecondStartNothing()
    {
        await using var platform = await PlatformAsync("2026-06-01");
        await using var output = new StringWriter();
        Assert.Null((await DemonstrationData.EnsureAsync(platform, output)).Error);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.Contains("serves once it is complete", lines[0], StringComparison.Ordinal);
        Assert.Contains("decision sent", output.ToString(), StringComparison.Ordinal);
        await using var second = new StringWriter();
        Assert.Null((await DemonstrationData.EnsureAsync(platform, second)).Error);
        Assert.Empty(second.ToString());
    }

    private async Task<ServiceProvider> PlatformAsync(string today)
    {
        var platform = DemonstrationPlatform.Build(
            new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")};Pooling=False" },
            new FileStoreOptions { DataFolder = folder, ReserveBytes = 0 },
            new SteppingTime(DateTimeOffset.Parse(today + "T03:00:00Z", System.Globalization.CultureInfo.InvariantCulture)),
            new SeededIds("test"),
            CommandLine.ChecklistFolder);
        await platform.GetRequiredService<DatabaseStart>().MigrateAsync(TestContext.Current.CancellationToken);
        return platform;
    }
}
