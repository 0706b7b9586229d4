namespace Compliance.Domain.Checklists;

/// <summary>How the determinations of a checklist become a score; one sealed record per method of the field.</summary>
public abstract record ScoringMethod
{
    /// <summary>Name of the method in a checklist file.</summary>
    public abstract string Name { get; }
}

/// <summary>
/// The score starts at a maximum and every item that is not met takes its loss away; it may fall below zero
/// (32 CFR 170.24(c)(2)).
/// </summary>
/// <param name="Maximum">Score where nothing is lost; 1 to <see cref="LargestMaximum"/>.</param>
public sealed record DeductionMethod(int Maximum) : ScoringMethod
{
    /// <summary>Largest maximum that a checklist may name.</summary>
    public const int LargestMaximum = 1_000_000;

    /// <inheritdoc/>
    public override string Name => "deduction";
}

/// <summary>What an item that does not apply to the firm counts as.</summary>
public enum NotApplicablePolicy
{
    /// <summary>
    /// As met, with no loss (32 CFR 170.24). It holds for a precondition too: a firm to which the precondition does not
    /// apply is scored.
    /// </summary>
    AsMet,
}
