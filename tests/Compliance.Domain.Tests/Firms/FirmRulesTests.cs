using Compliance.Domain.Firms;

namespace Compliance.Domain.Tests.Firms;

/// <summary>What may be entered about a firm.</summary>
public sealed class FirmRulesTests
{
    private static readonly string Longest = new('あ', 150);

    [Theory]
    [InlineData("A", 1)]
    [InlineData("T", 47)]
    public void TheBoundsAreIn(string sector, int prefecture) =>
        Assert.True(FirmRules.Check(Longest, Longest, sector, SizeClass.Large, prefecture).IsSuccess);

    [Theory]
    [InlineData("", "n", "E", 13, "nameJa", "Required")]
    [InlineData("  ", "n", "E", 13, "nameJa", "Required")]
    [InlineData("n", "", "E", 13, "nameEn", "Required")]
    [InlineData("n", "n", "U", 13, "sector", "Unknown")]
    [InlineData("n", "n", "", 13, "sector", "Unknown")]
    [InlineData("n", "n", "e", 13, "sector", "Unknown")]
    [InlineData("n", "n", "E", 0, "prefecture", "Unknown")]
    [InlineData("n", "n", "E", 48, "prefecture", "Unknown")]
    public void TheFirstWrongFieldIsNamed(string ja, string en, string sector, int prefecture, string field, string expected) =>
        Assert.Equal(new InvalidField(field, expected), FirmRules.Check(ja, en, sector, SizeClass.Small, prefecture).Error);

    [Fact]
    public void ALongerNameIsRefused() =>
        Assert.Equal(new InvalidField("nameEn", "TooLong"), FirmRules.Check("n", Longest + "い", "E", SizeClass.Small, 13).Error);

    [Fact]
    public void AnUndefinedSizeIsRefused() =>
        Assert.Equal(new InvalidField("size", "Unknown"), FirmRules.Check("n", "n", "E", (SizeClass)9, 13).Error);
}
