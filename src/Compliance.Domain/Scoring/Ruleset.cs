using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>The part of a checklist that matters for its score.</summary>
public sealed class Ruleset
{
    /// <summary>SHA-256 of the canonical form.</summary>
    public string RulesetHash => throw new NotSupportedException();

    /// <summary>Takes the rules out of a checklist.</summary>
    public static Result<Ruleset> From(Checklist checklist) => throw new NotSupportedException();
}
