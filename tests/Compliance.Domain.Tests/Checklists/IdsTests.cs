using Compliance.Domain.Checklists;

namespace Compliance.Domain.Tests.Checklists;

public class IdsTests
{
    [Theory]
    [InlineData("nist-sp-800-171-r2", true)]
    [InlineData("a", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("a\n", false)]
    [InlineData("ａ", false)]
    public void Names(string text, bool expected) => Assert.Equal(expected, Ids.IsName(text));

    [Theory]
    [InlineData("3.1.20", true)]
    [InlineData("AC-2", true)]
    [InlineData("A8_1", true)]
    [InlineData("3.1.", false)]
    [InlineData(".3", false)]
    [InlineData("3 1", false)]
    [InlineData("3.1[a]", false)]
    [InlineData("../x", false)]
    public void Items(string text, bool expected) => Assert.Equal(expected, Ids.IsItemId(text));

    [Theory]
    [InlineData("3.1.1[a]", true)]
    [InlineData("3.1.1", true)]
    [InlineData("3.1.1[]", false)]
    [InlineData("3.1.1[a][b]", false)]
    [InlineData("[a]", false)]
    public void Objectives(string text, bool expected) => Assert.Equal(expected, Ids.IsObjectiveId(text));

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("10.2.33-draft.1", true)]
    [InlineData("1.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("1.0.0-", false)]
    [InlineData("v1.0.0", false)]
    public void Versions(string text, bool expected) => Assert.Equal(expected, Ids.IsVersion(text));

    [Fact]
    public void An_id_has_an_end()
    {
        Assert.True(Ids.IsName(new string('a', Ids.MaximumLength)));
        Assert.False(Ids.IsName(new string('a', Ids.MaximumLength + 1)));
    }

    [Theory]
    [InlineData("3.1", "3.1 ")]
    [InlineData("1-2", "1-2 ")]
    [InlineData("PR.AA", "PR.AA ")]
    [InlineData("INV", "INV ")]
    [InlineData("part-1", "")]
    [InlineData("secure-configuration", "")]
    public void Readers_see_the_numbers_of_the_standard_and_no_names_for_programs(string id, string before) => Assert.Equal(before, Ids.Before(id));
}
