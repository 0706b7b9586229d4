using Compliance.Domain.Checklists;

namespace Compliance.Web.Checklists;

/// <summary>A scoring method to choose.</summary>
/// <param name="Name">As in files.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Explanation">In plain words, with an example of who scores so.</param>
/// <param name="Create">The method with parameters to start from.</param>
internal sealed record MethodChoice(string Name, Func<string> Title, Func<string> Explanation, Func<ScoringMethod> Create)
{
    /// <summary>All methods.</summary>
    public static readonly IReadOnlyList<MethodChoice> All =
    [
        new("deduction", () => DraftText.MethodDeduction, () => DraftText.MethodDeductionPlain, () => new DeductionMethod(100)),
        new("sum", () => DraftText.MethodSum, () => DraftText.MethodSumPlain, () => new SumMethod()),
        new("mean", () => DraftText.MethodMean, () => DraftText.MethodMeanPlain, () => new MeanMethod()),
        new("levels", () => DraftText.MethodLevels, () => DraftText.MethodLevelsPlain, () => new LevelsMethod(
            [new(1, new("Level 1", "レベル1")), new(2, new("Level 2", "レベル2")), new(3, new("Level 3", "レベル3"))])),
    ];

    /// <summary>The method of that name; the first where there is none.</summary>
    public static MethodChoice Of(string name) => All.FirstOrDefault(choice => choice.Name == name) ?? All[0];

    /// <summary>Answers to start from.</summary>
    public static CommonAnswers CommonAnswers(ScoringMethod method) => new(
        new("compliant", new("Compliant", "適合"), method is LevelsMethod ? null : 2),
        new("not-compliant", new("Not compliant", "不適合"), method is LevelsMethod ? null : 0),
        [new("partly-compliant", 1, new("Partly compliant", "一部適合")) { Points = method is LevelsMethod ? null : 1 }]);
}
