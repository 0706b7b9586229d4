namespace Compliance.Web.Demonstration;

/// <summary>A clock that stands still until it is moved, so that a story has the same dates each time it is told.</summary>
public sealed class SteppingTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start.ToUniversalTime();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        now += by;
    }

    /// <summary>Moves the clock on to an instant; one that has passed leaves it where it is.</summary>
    public void AdvanceTo(DateTimeOffset instant) => now = instant > now ? instant.ToUniversalTime() : now;
}
