using Compliance.Domain.Firms;

namespace Compliance.Domain.Tests.Firms;

/// <summary>The check digit, worked out by hand and on published numbers of public bodies.</summary>
public sealed class CorporateNumberTests
{
    [Theory]
    // By hand: twelve digits 700110005901, from the right 1·1 0·2 9·1 5·2 0·1 0·2 0·1 1·2 1·1 0·2 0·1 7·2 = 37; 37 mod 9 = 1; 9 − 1 = 8.
    [InlineData("8700110005901")]
    // The National Tax Agency's own number: twelve digits 000012050002, sum 11, 11 mod 9 = 2, 9 − 2 = 7.
    [InlineData("7000012050002")]
    // All zeros: sum 0, check digit 9.
    [InlineData("9000000000000")]
    // A last digit of 1: sum 1, check digit 8.
    [InlineData("8000000000001")]
    // A 1 in second place from the right counts twice: sum 2, check digit 7.
    [InlineData("7000000000010")]
    // Sum 9 leaves no remainder: check digit 9.
    [InlineData("9000000000009")]
    // Sum 8: check digit 1, the smallest.
    [InlineData("1000000000008")]
    public void ANumberWithItsCheckDigitIsRead(string digits) => Assert.Equal(digits, CorporateNumber.Parse(digits).Value.Digits);

    [Theory]
    [InlineData("7-0000-1205-0002")]
    [InlineData(" 7000012050002 ")]
    [InlineData("7 0000 1205 0002")]
    [InlineData("\uFF17\uFF10\uFF10\uFF10\uFF10\uFF11\uFF12\uFF10\uFF15\uFF10\uFF10\uFF10\uFF12")]
    [InlineData("7\uFF0D0000\uFF0D1205\u30000002")]
    public void SpacesHyphensAndFullWidthDigitsAreTaken(string typed) => Assert.Equal("7000012050002", CorporateNumber.Parse(typed).Value.Digits);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("700001205000")]
    [InlineData("70000120500021")]
    [InlineData("700001205000A")]
    [InlineData("7000012.50002")]
    public void AnythingButThirteenDigitsIsRefused(string? typed) =>
        Assert.Equal(new InvalidCorporateNumber("ThirteenDigits"), CorporateNumber.Parse(typed).Error);

    [Fact]
    public void NineOfTenFirstDigitsAreRefused()
    {
        foreach (var first in Enumerable.Range(0, 10).Where(first => first != 7))
        {
            Assert.Equal(new InvalidCorporateNumber("CheckDigit"), CorporateNumber.Parse($"{first}000012050002").Error);
        }
    }

    [Fact]
    public void TwoNeighbouringDigitsThatChangePlacesAreNoticed() =>
        Assert.False(CorporateNumber.Parse("7000021050002").IsSuccess);
}
