using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>Applies a policy to a score. Pure: the same inputs give the same proposal for ever.</summary>
public static class Eligibility
{
    /// <summary>Id of the built-in reason that says whether there is a score at all.</summary>
    public const string PreconditionRuleId = "precondition";

    /// <summary>Id of the built-in reason that says whether anything is open.</summary>
    public const string NothingOpenRuleId = "nothing-open";

    /// <summary>The proposal for a score, with the reason of every rule.</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="score">The score of the case.</param>
    /// <param name="assessedOn">Day of the status; every date is counted from it.</param>
    public static EligibilityResult Decide(EligibilityPolicy policy, ScoreResult score, DateOnly assessedOn) =>
        throw new NotSupportedException();
}
