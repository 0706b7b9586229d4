namespace Compliance.Domain.Inspections;

/// <summary>What the firm claims on an item.</summary>
public enum Claim
{
    /// <summary>In place.</summary>
    Met,

    /// <summary>In place in part.</summary>
    PartlyMet,

    /// <summary>Not in place.</summary>
    NotMet,

    /// <summary>Does not apply to the firm.</summary>
    NotApplicable,
}

/// <summary>How much a not-met item matters to the firm's security.</summary>
public enum Severity
{
    /// <summary>Little by itself.</summary>
    Low,

    /// <summary>Weakens the protection.</summary>
    Medium,

    /// <summary>Opens a way to confidential data.</summary>
    High,

    /// <summary>Opens it to anybody.</summary>
    Critical,
}
