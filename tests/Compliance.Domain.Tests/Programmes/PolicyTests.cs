using System.Globalization;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Compliance.Domain.Tests.Scoring;

namespace Compliance.Domain.Tests.Programmes;

public class PolicyTests
{
    [Fact]
    public void Form_and_hash_are_golden()
    {
        Assert.Equal(
            """
            compliance-policy 1
            policy cmmc-level-2 1.0.0
            close-out-days 180
            validity-years 3
            affirmation-every-years 1
            minimum-ratio minimum-score 4/5
            open-item-loss open-item-loss 1
            exception 3.13.11 encryption-not-fips-validated
            items-not-open items-never-open
            item 3.1.20
            item 3.1.22
            item 3.12.4
            item 3.10.3
            item 3.10.4
            item 3.10.5

            """.ReplaceLineEndings("\n"),
            PolicyForm.Of(Sp800171.Policy).ToString());
        Assert.Equal("5a363208591d088c2a89fe58662e9b4b0f2137529425b75e60fab24d1ed9a7e1", Sp800171.Policy.PolicyHash);
    }

    [Fact]
    public void Every_rule_that_changes_changes_the_hash()
    {
        var policy = Sp800171.Policy;
        EligibilityPolicy[] changed =
        [
            policy,
            policy with { Id = "other" },
            policy with { Version = "1.0.1" },
            policy with { CloseOutDays = 181 },
            policy with { ValidityYears = 2 },
            policy with { AffirmationEveryYears = 2 },
            policy with { Rules = [.. policy.Rules.Reverse()] },
            policy with { Rules = [new MinimumRatioRule("minimum-score", "", new Rational(3, 5)), .. policy.Rules.Skip(1)] },
            policy with { Rules = [new MinimumRatioRule("other", "", new Rational(4, 5)), .. policy.Rules.Skip(1)] },
        ];
        Assert.Equal(changed.Length, changed.Select(p => p.PolicyHash).Distinct().Count());
    }

    [Theory]
    [InlineData("2026-04-01", "2026-09-28", "2029-04-01")]
    [InlineData("2028-02-29", "2028-08-27", "2031-02-28")]
    [InlineData("2026-07-05", "2027-01-01", "2029-07-05")]
    public void Dates(string assessed, string closeOut, string valid)
    {
        var day = Date(assessed);
        Assert.Equal(Date(closeOut), Eligibility.CloseOutBy(Sp800171.Policy, day));
        Assert.Equal(Date(valid), Eligibility.ValidUntil(Sp800171.Policy, day));
    }

    [Fact]
    public void Affirmations_fall_within_the_validity()
    {
        var day = new DateOnly(2026, 4, 1);
        Assert.Equal([new(2027, 4, 1), new(2028, 4, 1)], Eligibility.AffirmationDays(Sp800171.Policy, day));
        Assert.Equal([new(2028, 4, 1)], Eligibility.AffirmationDays(Sp800171.Policy with { AffirmationEveryYears = 2 }, day));
        Assert.Empty(Eligibility.AffirmationDays(Sp800171.Policy with { AffirmationEveryYears = 5 }, day));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
