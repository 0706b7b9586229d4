using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>The measure of agreement against worked examples of the literature on Cohen's kappa, computed by hand as fractions.</summary>
public sealed class ScoreAgreementTests
{
    // met/met, met/not-met, not-met/met, not-met/not-met. With 20, 5, 10, 15: observed 35/50, by chance (25·30 + 25·20)/2500 = 1/2,
    // kappa (7/10 − 1/2)/(1 − 1/2) = 2/5. The two with 100 items have the same observed agreement 3/5 and another by chance.
    [Theory]
    [InlineData(20, 5, 10, 15, "7/10", "2/5")]
    [InlineData(45, 15, 25, 15, "3/5", "3/23")]
    [InlineData(25, 35, 5, 35, "3/5", "7/27")]
    [InlineData(3, 0, 0, 2, "1", "1")]
    [InlineData(0, 1, 1, 0, "0", "-1")]
    [InlineData(1, 1, 1, 1, "1/2", "0")]
    [InlineData(4, 1, 0, 0, "4/5", "0")]
    public void KappaTakesOffWhatChanceGives(int both, int firstOnly, int secondOnly, int neither, string ratio, string kappa)
    {
        var agreement = new ScoreAgreement(
        [
            new("met", "met", both), new("met", "not-met", firstOnly), new("not-met", "met", secondOnly), new("not-met", "not-met", neither),
        ]);
        Assert.Equal(ratio, agreement.Ratio.ToString());
        Assert.Equal(kappa, agreement.Kappa.ToString());
    }

    // Three verdicts: observed 4/6; by chance (3·2 + 2·2 + 1·2)/36 = 1/3; kappa (2/3 − 1/3)/(2/3) = 1/2.
    [Fact]
    public void AnyNumberOfVerdictsCounts() => Assert.Equal(
        "1/2", new ScoreAgreement([new("met", "met", 2), new("met", "not-met", 1), new("not-met", "not-met", 1), new("not-met", "in-part", 1), new("in-part", "in-part", 1)]).Kappa.ToString());

    [Fact]
    public void WithoutVarietyOrItemsKappaIsNotDefined()
    {
        Assert.Null(new ScoreAgreement([new("met", "met", 12)]).Kappa);
        Assert.Equal("1", new ScoreAgreement([new("met", "met", 12)]).Ratio.ToString());
        var nothing = new ScoreAgreement([]);
        Assert.Equal((null, null, 0), (nothing.Ratio, nothing.Kappa, nothing.Compared));
    }
}
