namespace Compliance.Domain.Inspections;

/// <summary>What a signatory attested: every answer and every cited evidence version, frozen. Never changed, never removed.</summary>
public sealed class Submission
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>1 for the first, then one more for each answer to an information request.</summary>
    public required int Round { get; init; }

    /// <summary>Who attested.</summary>
    public required Guid SignatoryId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string SignatoryName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The answers as JSON, in checklist order.</summary>
    public required string Answers { get; init; }

    /// <summary>What the firm said of itself as JSON, with the register's part; null where no item depends on facts.</summary>
    public string? Facts { get; init; }

    /// <summary>SHA-256 in UTF-8, lower-case hex: of <see cref="Answers"/>, followed by a line feed and <see cref="Facts"/> where there are any.</summary>
    public required string Digest { get; init; }
}
