using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>Scores worked by hand.</summary>
public class DeductionTests
{
    [Fact]
    public void Nothing_lost_is_the_maximum()
    {
        var result = Sp800171.Score();
        Assert.Equal(110, result.Score);
        Assert.Equal(110, result.Maximum);
        Assert.Equal(110, result.Items.Count);
        Assert.Empty(result.FailedPreconditions);
    }

    [Fact]
    public void Lowest_score_is_minus_203()
    {
        // 44 items of 5, 14 of 3 and 51 of 1 make 313; 110 - 313 = -203 (the precondition itself costs nothing).
        var result = Sp800171.Score([.. Sp800171.Checklist.Items.Where(item => item.Id != "3.12.4").Select(item => (item.Id, "not-met"))]);
        Assert.Equal(-203, result.Score);
    }

    [Theory]
    [InlineData("3.1.1", "not-met", 105)]
    [InlineData("3.1.5", "not-met", 107)]
    [InlineData("3.1.20", "not-met", 109)]
    [InlineData("3.5.3", "not-met", 105)]
    [InlineData("3.5.3", Sp800171.Mfa, 107)]
    [InlineData("3.13.11", "not-met", 105)]
    [InlineData("3.13.11", Sp800171.Fips, 107)]
    [InlineData("3.13.11", "not-applicable", 110)]
    [InlineData("3.12.4", "not-applicable", 110)]
    public void One_item_open(string item, string verdict, int score) => Assert.Equal(score, Sp800171.Score((item, verdict)).Score);

    [Fact]
    public void Losses_add_up()
    {
        // 110 - 5 (3.1.1) - 3 (3.5.3 in part) - 3 (3.13.11 in part) - 1 (3.1.3) = 98; 3.1.18 does not apply.
        var result = Sp800171.Score(("3.1.1", "not-met"), ("3.5.3", Sp800171.Mfa), ("3.13.11", Sp800171.Fips), ("3.1.3", "not-met"), ("3.1.18", "not-applicable"));
        Assert.Equal(98, result.Score);
    }

    [Fact]
    public void Open_precondition_leaves_no_score_but_still_every_line()
    {
        var result = Sp800171.Score(("3.12.4", "not-met"), ("3.1.1", "not-met"));
        Assert.Null(result.Score);
        Assert.Equal(["3.12.4"], result.FailedPreconditions);
        Assert.Equal(110, result.Items.Count);
        Assert.Equal(ExplanationKind.PreconditionNotMet, result.Items.Single(item => item.ItemId == "3.12.4").Explanation.Kind);
        Assert.Equal(5, result.Items.Sum(item => item.Loss));
    }

    [Fact]
    public void Sections_sum_their_own_items()
    {
        var result = Sp800171.Score(("3.13.11", Sp800171.Fips), ("3.13.1", "not-met"), ("3.13.3", "not-applicable"), ("3.14.1", "not-met"));
        Assert.Equal(new("3.13", Loss: 8, PossibleLoss: 42, Met: 13, Partial: 1, NotMet: 1, NotApplicable: 1), result.Sections[12]);
        Assert.Equal(new("3.14", Loss: 5, PossibleLoss: 31, Met: 6, Partial: 0, NotMet: 1, NotApplicable: 0), result.Sections[13]);
        Assert.Equal(313, result.Sections.Sum(section => section.PossibleLoss));
        Assert.Equal(14, result.Sections.Count);
    }

    [Fact]
    public void Lines_stand_in_checklist_order() =>
        Assert.Equal(Sp800171.Checklist.Items.Select(item => item.Id), Sp800171.Score().Items.Select(item => item.ItemId));
}
