using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

public sealed class CompletenessTests
{
    [Fact]
    public void EveryItemNeedsAVerdict()
    {
        var missing = Completeness.OfReview(Samples.Checklist, [Samples.Determined("2.1", null), Samples.Determined("1.1", "met")]).Error;
        Assert.Equal(["1.2", "2.1"], Assert.IsType<MissingDeterminations>(missing).Items);
    }

    [Fact]
    public void EveryVerdictButMetNeedsARationale()
    {
        var missing = Completeness.OfReview(
            Samples.Checklist,
            [Samples.Determined("2.1", "not-applicable", ""), Samples.Determined("1.1", "in-part", " "), Samples.Determined("1.2", "met", "")]).Error;
        Assert.Equal(["1.1", "2.1"], Assert.IsType<MissingRationales>(missing).Items);
    }

    [Fact]
    public void ACompleteReviewIsComplete() => Assert.True(Completeness.OfReview(Samples.Checklist, Samples.AllDetermined()).IsSuccess);

    [Fact]
    public void EveryItemNeedsAnAnswerAndAllButMetAStatement()
    {
        Assert.Equal(["1.2", "2.1"], Assert.IsType<MissingAnswers>(
            Completeness.OfAnswers(Samples.Checklist, [Samples.Answered("1.1", Claim.Met), Samples.Answered("1.2", null)]).Error).Items);
        Assert.Equal(["1.2"], Assert.IsType<MissingStatements>(Completeness.OfAnswers(
            Samples.Checklist,
            [Samples.Answered("1.1", Claim.Met, ""), Samples.Answered("1.2", Claim.NotApplicable, ""), Samples.Answered("2.1", Claim.NotMet)]).Error).Items);
    }
}
