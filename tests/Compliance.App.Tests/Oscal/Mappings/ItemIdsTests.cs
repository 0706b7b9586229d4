using Compliance.App.Oscal.Mappings;

namespace Compliance.App.Tests.Oscal.Mappings;

/// <summary>An id of a foreign document means one item or none.</summary>
public sealed class ItemIdsTests
{
    [Theory]
    [InlineData("3.1.1,3.1.10", "3.1.1,3.1.10", "3.1.1>3.1.1,3.1.10>3.1.10")]
    [InlineData("3.1.1,3.1.10", "sp800-171r2-3.1.1,sp800-171r2-3.1.10", "sp800-171r2-3.1.1>3.1.1,sp800-171r2-3.1.10>3.1.10")]
    [InlineData("3.1.1,3.1.10", "03.01.01,03.01.10", "03.01.01>3.1.1,03.01.10>3.1.10")]
    [InlineData("3.1.1,3.2.1", "SP_800_171_03.01.01,SP_800_171_03.02.01", "SP_800_171_03.01.01>3.1.1,SP_800_171_03.02.01>3.2.1")]
    [InlineData("GV.OC-01,PR.AA-01", "gv.oc-1,pr.aa-1", "gv.oc-1>GV.OC-01,pr.aa-1>PR.AA-01")]
    public void SpellingsOfOneIdMeanOneItem(string items, string ids, string expected) =>
        Assert.Equal(expected, string.Join(',', ItemIds.Match(items.Split(','), ids.Split(',')).Items.Select(pair => $"{pair.Key}>{pair.Value}")));

    [Theory]
    [InlineData("2,3", "ac-2")]
    [InlineData("3.1.1", "ac-3.1.1,au-3.1.1")]
    [InlineData("3.1.1", "3.1.100")]
    [InlineData("3.1.1", "13.1.1")]
    [InlineData("3.1.1", "")]
    public void WhatOnlyLooksAlikeMeansNothing(string items, string ids)
    {
        var (found, unmatched) = ItemIds.Match(items.Split(','), ids.Split(','));
        Assert.Empty(found);
        Assert.Equal(ids.Split(',').Select(id => new UnmatchedId(id, false)), unmatched);
    }

    [Fact]
    public void WhatCouldMeanTwoItemsMeansNone()
    {
        var (found, unmatched) = ItemIds.Match(["a-1", "A-01", "b-1"], ["a-001", "b-1"]);
        Assert.Equal(["b-1"], found.Keys);
        Assert.Equal([new UnmatchedId("a-001", true)], unmatched);
    }

    [Fact]
    public void OfTwoIdsForOneItemOnlyTheOneWrittenAlikeIsTaken()
    {
        var (found, unmatched) = ItemIds.Match(["3.1.1", "3.1.2"], ["3.1.1", "03.01.01", "03.01.02", "3.01.2"]);
        Assert.Equal(["3.1.1"], found.Keys);
        Assert.Equal(["03.01.01", "03.01.02", "3.01.2"], unmatched.Select(id => id.Id));
        Assert.All(unmatched, id => Assert.True(id.Ambiguous));
    }
}
