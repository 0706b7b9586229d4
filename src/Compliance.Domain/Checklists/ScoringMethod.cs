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

/// <summary>
/// The points of the answers are added up; an answer may cost points. Best result: the sum of every best answer. After the
/// self-check of the Information-technology Promotion Agency, Japan (25 answers of 4, 2, 0 or -1).
/// </summary>
public sealed record SumMethod : ScoringMethod
{
    /// <inheritdoc/>
    public override string Name => "sum";
}

/// <summary>
/// Weighted mean of points: the items of a section, then the sections and groups of a group, then the top. Items, sections
/// and groups may have floors. After the CyberFundamentals assessment of the Centre for Cybersecurity Belgium.
/// </summary>
public sealed record MeanMethod : ScoringMethod
{
    /// <inheritdoc/>
    public override string Name => "mean";
}

/// <summary>
/// Each section reaches the highest level of which nothing is open, and the firm the lowest level of its sections; 0 where
/// not even the first is reached. After the Essential Eight maturity model and the stars of Japan's SCS scheme.
/// </summary>
/// <param name="Levels">At least one, ascending.</param>
public sealed record LevelsMethod(IReadOnlyList<MaturityLevel> Levels) : ScoringMethod
{
    /// <summary>Highest number that a level may have.</summary>
    public const int HighestLevel = 100;

    /// <inheritdoc/>
    public override string Name => "levels";

    /// <summary>The highest level of which nothing is open, or 0.</summary>
    /// <param name="blockedFrom">Lowest level that something open fails; <see cref="int.MaxValue"/> where nothing is open.</param>
    public int Reached(int blockedFrom)
    {
        var reached = 0;
        foreach (var level in Levels)
        {
            if (level.Number >= blockedFrom)
            {
                break;
            }

            reached = level.Number;
        }

        return reached;
    }
}

/// <summary>One level of the scheme.</summary>
/// <param name="Number">1 to <see cref="LevelsMethod.HighestLevel"/>.</param>
/// <param name="Title">What the scheme calls it.</param>
public sealed record MaturityLevel(int Number, LocalizedText Title);

/// <summary>What an item that does not apply to the firm counts as.</summary>
public enum NotApplicablePolicy
{
    /// <summary>
    /// As met, with no loss (32 CFR 170.24). It holds for a precondition too: a firm to which the precondition does not
    /// apply is scored.
    /// </summary>
    AsMet,

    /// <summary>As the best answer, with its full points. The same as met; the scheme says it in this way.</summary>
    FullPoints,

    /// <summary>Not at all: neither its points nor its best points nor its weight are counted.</summary>
    Excluded,
}
