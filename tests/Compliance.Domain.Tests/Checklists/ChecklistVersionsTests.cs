using Compliance.Domain.Checklists;

namespace Compliance.Domain.Tests.Checklists;

public sealed class ChecklistVersionsTests
{
    [Fact]
    public void VersionsStandInTheOrderOfTheirNumbersAndAPreReleaseBeforeItsRelease()
    {
        string[] ordered = ["0.9.0", "1.0.0-draft", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "2.0.0", "123456789012345678901234567890.0.0"];
        Assert.Equal(ordered, ordered.Reverse().Order(ChecklistVersions.Order));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.3.0", "1.0.0", "1.2.5", "0.9.0")]
    [InlineData("0.1.0", "0.1.0-draft")]
    public void TheNextVersionIsAboveAllPublished(string expected, params string[] published) =>
        Assert.Equal(expected, ChecklistVersions.After(published));
}
