using Compliance.App.Data;

namespace Compliance.App.Notifications;

/// <summary>By which zone the hours of the day are counted.</summary>
/// <param name="Zone">The installation's.</param>
public sealed record NoticeClock(TimeZoneInfo Zone);

/// <summary>Reminders and the daily mail, from the configured hour of the day on, so that nobody is woken at midnight.</summary>
public sealed class RemindJob(Reminders reminders, DailyMail daily, MailOptions options, NoticeClock clock, TimeProvider time)
{
    /// <summary>Does what is due; run again and again, it does each thing once.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTime(time.Now(), clock.Zone);
        if (local.Hour < options.DailyHour)
        {
            return;
        }

        await reminders.SendAsync(ct);
        await daily.WriteAsync(DateOnly.FromDateTime(local.DateTime), ct);
    }
}
