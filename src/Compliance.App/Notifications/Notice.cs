using Compliance.Domain.Notifications;

namespace Compliance.App.Notifications;

/// <summary>
/// One person is told one thing: the fact and where to look, never anything of what stands there. It is written in the
/// transaction of the change that causes it.
/// </summary>
public sealed class Notice
{
    /// <summary>Longest path, in characters.</summary>
    public const int PathLimit = 300;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>What caused it, and for whom; unique, so that a repeat cannot tell anybody twice.</summary>
    public required string Key { get; init; }

    /// <summary>What is said.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>What people call the thing, such as the reference of a case.</summary>
    public required string Reference { get; init; }

    /// <summary>The case, if any.</summary>
    public Guid? InspectionId { get; init; }

    /// <summary>
    /// The firm as whose person the recipient was told; null for the authority. Whoever changes sides no longer sees it.
    /// </summary>
    public Guid? FirmId { get; init; }

    /// <summary>The clock that is meant, where a day is.</summary>
    public DueClock? Clock { get; init; }

    /// <summary>The day that is meant.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Where to look, relative to the base address.</summary>
    public required string Path { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the recipient read it; null while it is new.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>How it goes by mail, as chosen when it was written; off where the installation sends none.</summary>
    public required MailChoice Mail { get; init; }

    /// <summary>The mail that carries it; null while it waits for the daily one, or where it goes by none.</summary>
    public Guid? MailId { get; set; }
}

/// <summary>What is to be said, before it is known to whom.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Cause">What causes it, unique for it; the recipient is added.</param>
/// <param name="Reference">What people call the thing.</param>
/// <param name="Path">Where to look, relative to the base address.</param>
/// <param name="At">When.</param>
public sealed record NoticeDraft(NoticeKind Kind, string Cause, string Reference, string Path, DateTimeOffset At)
{
    /// <summary>The case, if any.</summary>
    public Guid? InspectionId { get; init; }

    /// <summary>The firm whose people are told; null for people of the authority. Nobody of another side gets it.</summary>
    public Guid? FirmId { get; init; }

    /// <summary>The clock that is meant, where a day is.</summary>
    public DueClock? Clock { get; init; }

    /// <summary>The day that is meant.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The appointment that the mail invites to, if any.</summary>
    public CalendarEvent? Event { get; init; }
}

/// <summary>What a person chose for one kind of notice.</summary>
public sealed class NoticePreference
{
    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The kind.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>How it is to come.</summary>
    public required MailChoice Mail { get; set; }
}
