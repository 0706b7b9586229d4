namespace Compliance.Domain.Access;

/// <summary>What a person was found fit for by whoever certifies inspectors. The list is short on purpose: a programme names one of them for a duty.</summary>
public enum QualificationKind
{
    /// <summary>Judges items in a team.</summary>
    Assessor,

    /// <summary>Leads a team; covers <see cref="Assessor"/>.</summary>
    LeadAssessor,

    /// <summary>Reviews the quality of what others judged.</summary>
    QualityAssessor,
}

/// <summary>
/// A qualification that an administrator saw and entered. It is never changed or deleted: one that was entered wrongly, or was
/// withdrawn, is ended, and both are on record.
/// </summary>
public sealed class Qualification
{
    /// <summary>Longest reference number, in characters.</summary>
    public const int NumberLimit = 60;

    /// <summary>Longest reason for an end, in characters.</summary>
    public const int ReasonLimit = 500;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid UserId { get; init; }

    /// <summary>What for.</summary>
    public required QualificationKind Kind { get; init; }

    /// <summary>Number of the certificate, 1 to <see cref="NumberLimit"/> characters.</summary>
    public required string Number { get; init; }

    /// <summary>First day on which it is valid.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which it is valid, the day itself included.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>The administrator who entered it.</summary>
    public required Guid EnteredById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string EnteredByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>First day on which it no longer counts because it was ended; null while nobody ended it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it was ended.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The administrator who ended it.</summary>
    public Guid? EndedById { get; private set; }

    /// <summary>Grows with every change, so that it is ended once.</summary>
    public int Version { get; private set; }

    /// <summary>Checks what an administrator typed.</summary>
    /// <returns><see cref="InvalidField"/> where the number is missing or too long, or where the last day lies before the first.</returns>
    public static Result<Done> Check(QualificationKind kind, string number, DateOnly validFrom, DateOnly validUntil)
    {
        ArgumentNullException.ThrowIfNull(number);
        return (Enum.IsDefined(kind), number.Length, validUntil >= validFrom) switch
        {
            (false, _, _) => new InvalidField("kind", "Unknown"),
            (_, 0, _) => new InvalidField("number", "Required"),
            (_, > NumberLimit, _) => new InvalidField("number", "TooLong"),
            (_, _, false) => new InvalidField("validUntil", "BeforeFrom"),
            _ => Done.Value,
        };
    }

    /// <summary>True where it counts on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && day <= ValidUntil && (EndedOn is not { } ended || day < ended);

    /// <summary>True where it serves for what is asked: the same kind, or a lead where any assessor will do.</summary>
    public static bool Covers(QualificationKind held, QualificationKind wanted) =>
        held == wanted || (held is QualificationKind.LeadAssessor && wanted is QualificationKind.Assessor);

    /// <summary>The kinds that serve for what is asked.</summary>
    public static IReadOnlyList<QualificationKind> Covering(QualificationKind wanted) =>
        [.. Enum.GetValues<QualificationKind>().Where(held => Covers(held, wanted))];

    /// <summary>Ends it; from that day on it does not count.</summary>
    /// <param name="reason">Why, 1 to <see cref="ReasonLimit"/> characters.</param>
    /// <param name="actor">The administrator.</param>
    /// <param name="today">The day where the installation is.</param>
    /// <returns><see cref="QualificationEnded"/> where somebody ended it before.</returns>
    public Result<Done> End(string reason, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(actor);
        if (EndedOn is not null)
        {
            return new QualificationEnded();
        }

        if (reason.Length == 0)
        {
            return new InvalidField("reason", "Required");
        }

        if (reason.Length > ReasonLimit)
        {
            return new InvalidField("reason", "TooLong");
        }

        (EndedOn, EndReason, EndedById) = (today, reason, actor.UserId);
        Version++;
        return Done.Value;
    }
}

/// <summary>The person has no qualification that the programme asks for with this duty and that is valid today.</summary>
/// <param name="Kind">What is asked for.</param>
public sealed record QualificationMissing(QualificationKind Kind) : Error;

/// <summary>The qualification was ended already.</summary>
public sealed record QualificationEnded : Error;
