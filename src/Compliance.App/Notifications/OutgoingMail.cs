namespace Compliance.App.Notifications;

/// <summary>How far a mail has come.</summary>
public enum MailStatus
{
    /// <summary>It waits for its next attempt.</summary>
    Pending,

    /// <summary>Somebody sends it at this moment; after the lease it counts as pending again.</summary>
    Sending,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>It was given up; an administrator sees it.</summary>
    Failed,

    /// <summary>The recipient's account is gone or changed sides; nobody gets it.</summary>
    Dropped,
}

/// <summary>A mail to one person with one notice or the notices of a day. This row is the truth; a job is only a hint.</summary>
public sealed class OutgoingMail
{
    /// <summary>Attempts before a mail is given up; with the pauses between them, a server may be away for more than a day.</summary>
    public const int MostAttempts = 14;

    /// <summary>Longest cause kept, in characters.</summary>
    public const int CauseLimit = 500;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Its id; the Message-ID is made from it, so a mail that was sent twice is recognised as one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The recipient.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>The notice or the day that it is about; unique.</summary>
    public required string Key { get; init; }

    /// <summary>The day of a daily mail; null for a single notice.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public MailStatus Status { get; private set; } = MailStatus.Pending;

    /// <summary>Failed attempts since it was written or retried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Before this instant it is not attempted: the next attempt, or the end of the sender's lease.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Why the last attempt failed: a status or the kind of fault, never an address.</summary>
    public string? FailureCause { get; private set; }

    /// <summary>When the server took it.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Grows with every change, so that two senders cannot both take it.</summary>
    public int Version { get; private set; }

    /// <summary>True where an attempt may begin.</summary>
    public bool IsDue(DateTimeOffset now) => Status is (MailStatus.Pending or MailStatus.Sending) && NextAttemptAt <= now;

    /// <summary>A sender takes it for a while.</summary>
    public void Take(DateTimeOffset until)
    {
        (Status, NextAttemptAt) = (MailStatus.Sending, until);
        Version++;
    }

    /// <summary>The server took it.</summary>
    public void Sent(DateTimeOffset now)
    {
        (Status, SentAt, FailureCause) = (MailStatus.Sent, now, null);
        Version++;
    }

    /// <summary>Nobody is to get it any more.</summary>
    public void Drop()
    {
        Status = MailStatus.Dropped;
        Version++;
    }

    /// <summary>An attempt failed: the next one comes later and later, and the last one is final.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="isFinal">True where no later attempt can succeed.</param>
    /// <param name="now">When.</param>
    public void Fail(string cause, bool isFinal, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Attempts++;
        FailureCause = cause.Length > CauseLimit ? cause[..CauseLimit] : cause;
        var pause = FirstPause * Math.Pow(2, Attempts - 1);
        NextAttemptAt = now + (pause < LongestPause ? pause : LongestPause);
        Status = isFinal || Attempts >= MostAttempts ? MailStatus.Failed : MailStatus.Pending;
        Version++;
    }

    /// <summary>An administrator wants a mail that was given up tried again.</summary>
    public void Retry(DateTimeOffset now)
    {
        (Status, Attempts, NextAttemptAt) = (MailStatus.Pending, 0, now);
        Version++;
    }
}
