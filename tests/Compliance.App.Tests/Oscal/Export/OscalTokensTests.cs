using Compliance.App.Oscal.Export;
using Compliance.App.Tests.Checklists;

namespace Compliance.App.Tests.Oscal.Export;

public sealed class OscalTokensTests
{
    [Theory]
    [InlineData("AC-1", "AC-1")]
    [InlineData("GV.OC_2", "GV.OC_2")]
    [InlineData("3.1.1", "_3.1.1")]
    [InlineData("3.1.1[a]", "_3.1.1..a")]
    [InlineData("AC-1[b2]", "_AC-1..b2")]
    public void An_id_that_is_no_token_becomes_one(string id, string token) => Assert.Equal(token, OscalTokens.Of(id));

    [Fact]
    public void No_two_ids_of_a_published_checklist_share_a_token()
    {
        Assert.NotEmpty(Repository.Library.Checklists);
        Assert.All(Repository.Library.Checklists, published =>
        {
            var ids = published.Checklist.Items.SelectMany(item => item.Objectives.Select(objective => objective.Id).Prepend(item.Id)).Distinct(StringComparer.Ordinal).ToList();
            Assert.NotEmpty(ids);
            Assert.Equal(ids.Count, ids.Select(OscalTokens.Of).Distinct(StringComparer.Ordinal).Count());
        });
    }
}
