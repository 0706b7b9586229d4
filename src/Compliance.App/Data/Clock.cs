namespace Compliance.App.Data;

/// <summary>Reads the clock.</summary>
public static class Clock
{
    /// <summary>
    /// Now in UTC, cut to the millisecond: PostgreSQL keeps microseconds and rounds, so a finer value would
    /// not come back as it was hashed.
    /// </summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
