namespace Compliance.Web.Demonstration;

/// <summary>
/// A clock that is ahead of the machine's, so that months of a demonstration can be seen in minutes: due days come near,
/// reminders are sent, statuses expire. It exists in demonstration mode only.
/// </summary>
/// <param name="ahead">By how much; not negative.</param>
public sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    /// <summary>The clock that <c>Demonstration:ClockAhead</c> asks for; null where it asks for none.</summary>
    /// <exception cref="InvalidOperationException">It is set without demonstration mode, or it is negative.</exception>
    public static ShiftedTime? From(IConfiguration configuration, bool isDemonstration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var ahead = configuration.GetValue("Demonstration:ClockAhead", TimeSpan.Zero);
        return ahead == TimeSpan.Zero ? null
            : isDemonstration && ahead > TimeSpan.Zero ? new ShiftedTime(ahead)
            : throw new InvalidOperationException("Demonstration:ClockAhead was expected to be a positive time span such as 30.00:00:00, and only with Demonstration:Enabled.");
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
