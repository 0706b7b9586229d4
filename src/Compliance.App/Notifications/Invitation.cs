namespace Compliance.App.Notifications;

/// <summary>An appointment that a notice is about.</summary>
/// <param name="Id">Stable for all its changes; the UID is made from it.</param>
/// <param name="IsCancelled">True where the invitation is withdrawn.</param>
/// <param name="Sequence">Number of the change, from 0.</param>
/// <param name="ChangedAt">When it was changed to what stands here.</param>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
/// <param name="Place">Where.</param>
public sealed record CalendarEvent(Guid Id, bool IsCancelled, int Sequence, DateTimeOffset ChangedAt, DateTimeOffset From, DateTimeOffset To, string Place);

/// <summary>What a mail invites to, as it was when the mail was written: a mail that is sent later or again says the same.</summary>
public sealed class Invitation
{
    /// <summary>Longest place, in characters.</summary>
    public const int PlaceLimit = 300;

    /// <summary>The mail that carries it.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The appointment.</summary>
    public required Guid EventId { get; init; }

    /// <summary>True where the invitation is withdrawn.</summary>
    public required bool IsCancelled { get; init; }

    /// <summary>Number of the change.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it was changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Begin.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Where.</summary>
    public required string Place { get; init; }

    /// <summary>The appointment as it was.</summary>
    public CalendarEvent ToEvent() => new(EventId, IsCancelled, Sequence, ChangedAt, From, To, Place);
}
