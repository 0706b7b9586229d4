using Compliance.Domain.Notifications;

namespace Compliance.App.Notifications;

/// <summary>A step of the reminders that a person was sent; its key makes it happen once, whatever clock or server do.</summary>
public sealed class SentReminder
{
    /// <summary>The case or other thing whose clock runs.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The clock.</summary>
    public required DueClock Clock { get; init; }

    /// <summary>The due day; one that is moved is reminded of anew.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The step.</summary>
    public required ReminderStep Step { get; init; }

    /// <summary>Who was told.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>True where they were told that somebody else is late.</summary>
    public required bool IsEscalation { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
