using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Web.Cli;
using Compliance.Web.Demonstration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Programmes;

/// <summary>A made-up case, told once up to its conclusion; every test works on a copy of its own.</summary>
public sealed class ConcludedCase : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-concluded-").FullName;

    public Cast Cast { get; private set; } = default!;

    public Guid Id { get; private set; }

    /// <summary>An instant after everything that was told.</summary>
    public DateTimeOffset Now { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var time = new SteppingTime(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        await using (var platform = DemonstrationPlatform.Build(
            Database(folder), new FileStoreOptions { DataFolder = folder, ReserveBytes = 0 }, time, new SeededIds("test"), CommandLine.ChecklistFolder))
        {
            await using (var db = await platform.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync())
            {
                await db.Database.MigrateAsync();
            }

            var story = new Story(platform, time, "test");
            Cast = await Cast.EnsureAsync(story, [MadeUpFirm.All[0]]);
            var tale = new CaseStory(story, Cast, MadeUpFirm.All[0]);
            await tale.EnrolAsync();
            await tale.OpenAsync();
            await tale.StaffAsync();
            await tale.NotifyAsync();
            await tale.UploadAsync(EvidenceFiles.All);
            await tale.AnswerAsync();
            await tale.SubmitAsync();
            await tale.StartReviewAsync();
            await tale.JudgeAsync();
            await tale.JudgeAskedAsync();
            await tale.CloseAndConfirmAsync(1);
            await tale.CloseFactCheckAsync();
            await tale.ConcludeAsync();
            (Id, Now) = (tale.Case.Id, time.GetUtcNow().AddDays(1));
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>A copy of the installation.</summary>
    public CaseCopy Copy()
    {
        var target = Directory.CreateTempSubdirectory("compliance-desk-").FullName;
        foreach (var file in Directory.GetFiles(folder, "*.db*"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return new CaseCopy(this, target);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static DatabaseOptions Database(string folder) => new() { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")}" };
}
