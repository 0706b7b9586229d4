using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

public class ObjectiveTests
{
    [Theory]
    [InlineData("met", ObjectiveState.NotMet, "not-met", 5, ExplanationKind.ObjectiveNotMet)]
    [InlineData("not-applicable", ObjectiveState.NotMet, "not-met", 5, ExplanationKind.ObjectiveNotMet)]
    [InlineData("not-met", ObjectiveState.NotMet, "not-met", 5, ExplanationKind.NotMet)]
    [InlineData("not-met", ObjectiveState.Met, "not-met", 5, ExplanationKind.NotMet)]
    [InlineData(Sp800171.Fips, ObjectiveState.NotMet, Sp800171.Fips, 3, ExplanationKind.Partial)]
    [InlineData("met", ObjectiveState.Met, "met", 0, ExplanationKind.Met)]
    [InlineData("met", ObjectiveState.NotApplicable, "met", 0, ExplanationKind.Met)]
    [InlineData("met", ObjectiveState.NotJudged, "met", 0, ExplanationKind.Met)]
    public void Verdict_that_counts(string judged, ObjectiveState objective, string counts, int loss, ExplanationKind kind)
    {
        var line = Line("3.13.11", judged, objective);
        Assert.Equal(counts, line.Verdict.ToString());
        Assert.Equal(loss, line.Loss);
        Assert.Equal(kind, line.Explanation.Kind);
        Assert.Equal(objective is ObjectiveState.NotMet ? ["3.13.11[b]"] : [], line.Explanation.Objectives);
    }

    [Fact]
    public void Open_objective_of_the_precondition_leaves_no_score() =>
        Assert.Equal(ExplanationKind.PreconditionNotMet, Line("3.12.4", "met", ObjectiveState.NotMet).Explanation.Kind);

    private static ScoredItem Line(string item, string judged, ObjectiveState second)
    {
        var determinations = Sp800171.AllMetExcept((item, judged));
        var position = Array.FindIndex(determinations, d => d.ItemId == item);
        determinations[position] = determinations[position] with
        {
            Objectives = new Dictionary<string, ObjectiveState> { [item + "[a]"] = ObjectiveState.Met, [item + "[b]"] = second },
        };
        var result = Scorer.Score(Sp800171.Rules, determinations).Value;
        Assert.Equal(result.Items[position].IsOpen && item == "3.12.4", result.Score is null);
        return result.Items[position];
    }
}
