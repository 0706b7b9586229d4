using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Web.Cli;
using Compliance.Web.Demonstration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Pages;

/// <summary>A made-up case, told once up to a stage; every test works on a copy of its own.</summary>
public abstract class ToldCase : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-told-").FullName;

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
            Cast = await Cast.EnsureAsync(story, [MadeUpFirm.All[0], MadeUpFirm.All[1]]);
            var tale = new CaseStory(story, Cast, MadeUpFirm.All[0]);
            await tale.EnrolAsync();
            await tale.OpenAsync();
            await tale.StaffAsync();
            await TellAsync(tale);
            (Id, Now) = (tale.Case.Id, time.GetUtcNow().AddDays(1));
        }

        SqliteConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal static DatabaseOptions Database(string folder) => new() { ConnectionString = $"Data Source={Path.Combine(folder, "compliance.db")}" };

    /// <summary>The story from the draft with its team on.</summary>
    protected abstract Task TellAsync(CaseStory tale);

    /// <summary>A folder of its own with a copy of the database.</summary>
    protected string CopyFolder()
    {
        var target = Directory.CreateTempSubdirectory("compliance-copy-").FullName;
        foreach (var file in Directory.GetFiles(folder, "*.db*"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }
}

/// <summary>The firm was told of the case on Wednesday 1 April 2026 and is to submit by Friday 1 May; it is Thursday, and nothing was answered.</summary>
public sealed class NotifiedCase : ToldCase
{
    public PageHost Copy() => new(this, CopyFolder());

    protected override Task TellAsync(CaseStory tale) => tale.NotifyAsync(new DateOnly(2026, 5, 1));
}

/// <summary>The firm may comment on the draft findings.</summary>
public sealed class FactCheckCase : ToldCase
{
    public PageHost Copy() => new(this, CopyFolder());

    protected override async Task TellAsync(CaseStory tale)
    {
        await tale.NotifyAsync();
        await tale.UploadAsync(EvidenceFiles.All);
        await tale.AnswerAsync();
        await tale.SubmitAsync();
        await tale.StartReviewAsync();
        await tale.JudgeAsync();
        await tale.JudgeAskedAsync();
        await tale.CloseAndConfirmAsync(1);
    }
}
