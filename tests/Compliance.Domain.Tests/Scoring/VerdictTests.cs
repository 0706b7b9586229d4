using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

public class VerdictTests
{
    [Fact]
    public void Text_forms_are_stable()
    {
        Assert.Equal("met", new Verdict.Met().ToString());
        Assert.Equal("not-met", new Verdict.NotMet().ToString());
        Assert.Equal("not-applicable", new Verdict.NotApplicable().ToString());
        Assert.Equal("half-way", new Verdict.Partial("half-way").ToString());
    }

    [Theory]
    [InlineData("met", typeof(Verdict.Met))]
    [InlineData("not-met", typeof(Verdict.NotMet))]
    [InlineData("not-applicable", typeof(Verdict.NotApplicable))]
    [InlineData("half-way", typeof(Verdict.Partial))]
    public void Reads_its_own_text(string text, Type type)
    {
        var verdict = Verdict.Parse(text).Value;
        Assert.IsType(type, verdict);
        Assert.Equal(text, verdict.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Met")]
    [InlineData(" met")]
    [InlineData("met\n")]
    [InlineData("not met")]
    [InlineData("not_met")]
    [InlineData("適合")]
    public void Refuses_what_is_no_verdict(string text) => Assert.Equal(new InvalidVerdict(text), Verdict.Parse(text).Error);
}
