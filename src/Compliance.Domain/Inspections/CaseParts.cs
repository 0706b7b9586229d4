using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>One person's duty in one case; a unique rule of the database keeps it to one a person.</summary>
public sealed class CaseAssignment
{
    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Their name when they were assigned.</summary>
    public required string UserName { get; init; }

    /// <summary>The duty.</summary>
    public required CaseRole Role { get; set; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A conflict of interest that an inspector declared with a firm; never removed.</summary>
public sealed class ConflictDeclaration
{
    /// <summary>The inspector.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid FirmId { get; init; }

    /// <summary>Their words, 1 to 2,000 characters; shown to programme officers and auditors only.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What inspectors ask the firm; the items named are open for the firm until it is answered or withdrawn.</summary>
public sealed class InformationRequest
{
    private DateOnly dueOn;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The items, in checklist order; at least one.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>The question, 1 to 5,000 characters.</summary>
    public required string Message { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AskedById { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string AskedByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Until which day the firm should answer.</summary>
    public required DateOnly DueOn { get => dueOn; init => dueOn = value; }

    /// <summary>When it was answered or withdrawn; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>True where it was withdrawn instead of answered.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Gives the firm more time; a request that is late already can still get it.</summary>
    /// <param name="id">Id of the extension.</param>
    /// <param name="until">The new day, after the old one and after today.</param>
    /// <param name="word">Why, 1 to <see cref="RequestExtension.WordLimit"/> characters.</param>
    /// <param name="inspector">Who gives it.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <param name="now">When.</param>
    public Result<RequestExtension> Extend(Guid id, DateOnly until, string word, Actor inspector, DateOnly today, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inspector);
        if (until <= dueOn || until <= today)
        {
            return new InvalidField("dueOn", "LaterDay");
        }

        if (string.IsNullOrWhiteSpace(word))
        {
            return new InvalidField("word", "Required");
        }

        if (word.Length > RequestExtension.WordLimit)
        {
            return new TextTooLong("word", RequestExtension.WordLimit);
        }

        var extension = new RequestExtension { Id = id, RequestId = Id, From = dueOn, To = until, Word = word, ByName = inspector.Name, At = now };
        dueOn = until;
        return extension;
    }
}

/// <summary>The firm's comment on a draft finding, with the lead's answer.</summary>
public sealed class FactCheckComment
{
    /// <summary>Longest comment or answer, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>What the firm says.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The lead's answer; null while open.</summary>
    public string? Answer { get; private set; }

    /// <summary>True where the lead agrees and the item is judged anew.</summary>
    public bool? Accepted { get; private set; }

    /// <summary>Who answered.</summary>
    public string? AnsweredByName { get; private set; }

    /// <summary>When; where the lead goes on agreeing in other words, when they first agreed: the item has to be judged after that.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>True where the lead agrees and the item was not judged since, so that the old judgement still stands.</summary>
    /// <param name="judgedAt">When the item was last judged.</param>
    public bool AwaitsJudgement(DateTimeOffset? judgedAt) => Accepted == true && !(judgedAt > AnsweredAt);

    /// <summary>Answers the comment; an answer can be rewritten until the case is concluded.</summary>
    public Result<Done> Reply(string answer, bool accepted, Actor lead, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (string.IsNullOrWhiteSpace(answer))
        {
            return new InvalidField("answer", "Required");
        }

        if (answer.Length > TextLimit)
        {
            return new TextTooLong("answer", TextLimit);
        }

        var agreedAt = Accepted == true && accepted ? AnsweredAt : now;
        (Answer, Accepted, AnsweredByName, AnsweredAt) = (answer, accepted, lead.Name, agreedAt);
        return Done.Value;
    }
}

/// <summary>The frozen score of a case. Written once at the conclusion, never changed.</summary>
public sealed class Assessment
{
    /// <summary>The case; one assessment each.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which rules judged: SHA-256, lower-case hex.</summary>
    public required string RulesetHash { get; init; }

    /// <summary>What was judged: SHA-256, lower-case hex.</summary>
    public required string InputsHash { get; init; }

    /// <summary>The score as text of an exact fraction (<c>88</c>, <c>7/2</c>); null where there is none.</summary>
    public required string? Score { get; init; }

    /// <summary>The maximum as text of an exact fraction.</summary>
    public required string Maximum { get; init; }

    /// <summary>The whole assessment as JSON: inputs, score and the explanation of every item. These bytes (UTF-8) are what documents attach.</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, lower-case hex.</summary>
    public required string Digest { get; init; }
}
