namespace Compliance.Domain.Scoring;

/// <summary>Scores determinations. Pure: the same inputs give the same result for ever.</summary>
public static class Scorer
{
    /// <summary>The score.</summary>
    public static Result<ScoreResult> Score(Ruleset ruleset, IReadOnlyCollection<ItemDetermination> determinations) =>
        throw new NotSupportedException();
}

/// <summary>x.</summary>
public static class InputsForm;

/// <summary>Words explanations.</summary>
public static class ExplanationText
{
    /// <summary>The sentence in both languages.</summary>
    public static LocalizedText Render(Explanation explanation, Checklists.Checklist? names = null) => throw new NotSupportedException();
}
