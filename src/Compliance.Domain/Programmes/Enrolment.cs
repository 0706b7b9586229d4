namespace Compliance.Domain.Programmes;

/// <summary>A firm that receives or applies for a programme's subsidy.</summary>
public sealed class Enrolment
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The programme.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The firm.</summary>
    public required Guid FirmId { get; init; }

    /// <summary>The subsidy at stake, in yen, 0 or more.</summary>
    public required long AmountYen { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }
}
