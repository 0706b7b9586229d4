using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Notifications;
using Compliance.App.Programmes;
using Compliance.App.Reports;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace Compliance.Web;

/// <summary>
/// The one list of recurring jobs. Each finds its work in our own rows, so losing all of Hangfire's storage loses nothing;
/// a job that is enqueued besides is a hint that saves waiting for the next round.
/// </summary>
public static class Jobs
{
    private const string EveryTenSeconds = "*/10 * * * * *";
    private const string EveryTenMinutes = "*/10 * * * *";

    /// <summary>Adds Hangfire on the database that serves: PostgreSQL, or memory where the database is embedded.</summary>
    public static IServiceCollection AddPlatformJobs(this IServiceCollection services, DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.AddHangfire(configuration =>
        {
            // Our own rows know how often and when to try again; a second count would only disagree.
            configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseFilter(new AutomaticRetryAttribute { Attempts = 0 });
            if (database.IsPostgres)
            {
                configuration.UsePostgreSqlStorage(
                    connection => connection.UseNpgsqlConnection(database.ConnectionString),
                    new PostgreSqlStorageOptions
                    {
                        // What a killed process held is handed out again after this time, not after the default half hour.
                        InvisibilityTimeout = TimeSpan.FromMinutes(2),
                        UseSlidingInvisibilityTimeout = true,
                        QueuePollInterval = TimeSpan.FromSeconds(2),

                        // A lock that a killed process held is void after this time; by default the next start would fail, and
                        // jobs would rest, for ten minutes. A lock that a slow process loses costs nothing: jobs are idempotent.
                        DistributedLockTimeout = TimeSpan.FromSeconds(5),

                        // Without its storage the platform does not start, rather than serve without jobs.
                        AllowDegradedModeWithoutStorage = false,
                    });
            }
            else
            {
                configuration.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) });
            }
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        return services;
    }

    /// <summary>Registers the recurring jobs; called once at start.</summary>
    public static void SchedulePlatformJobs(this IServiceProvider services)
    {
        var jobs = services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<SweepDocumentsJob>("documents", job => job.ExecuteAsync(CancellationToken.None), EveryTenSeconds);
        jobs.AddOrUpdate<ScanPendingEvidenceJob>("scans", job => job.ExecuteAsync(CancellationToken.None), EveryTenSeconds);
        jobs.AddOrUpdate<RefreshLibraryJob>("library", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<SendMailJob>("mail", job => job.ExecuteAsync(CancellationToken.None), EveryTenSeconds);
        jobs.AddOrUpdate<RemindJob>("reminders", job => job.ExecuteAsync(CancellationToken.None), EveryTenMinutes);
        jobs.AddOrUpdate<CloseOutJob>("close-outs", job => job.ExecuteAsync(CancellationToken.None), Cron.Hourly());
        jobs.AddOrUpdate<SweepFilesJob>("files", job => job.ExecuteAsync(CancellationToken.None), Cron.Hourly());

        // What a killed process left goes on at once, not at the next round.
        var now = services.GetRequiredService<IBackgroundJobClient>();
        now.Enqueue<SweepFilesJob>(job => job.ExecuteAsync(CancellationToken.None));
        now.Enqueue<CloseOutJob>(job => job.ExecuteAsync(CancellationToken.None));
        now.Enqueue<SweepDocumentsJob>(job => job.ExecuteAsync(CancellationToken.None));
    }
}
