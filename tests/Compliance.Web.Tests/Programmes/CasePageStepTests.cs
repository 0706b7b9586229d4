using Bunit;
using Compliance.Domain.Access;
using Compliance.Web.Inspections;

namespace Compliance.Web.Tests.Programmes;

/// <summary>The overview of a concluded case names the next step by how far its decision has come, and to whose office it belongs.</summary>
public sealed class CasePageStepTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    [Fact]
    public async Task TheNextStepFollowsTheDecision()
    {
        await using var copy = told.Copy();
        Assert.Equal(("What to do now", "Decide on the subsidy"), Step(copy, copy.Cast.Officer));
        Assert.Equal("Decide on the subsidy – The case waits for: Authority.", Step(copy, copy.Cast.Decider).Text);
        Assert.Contains("The authority decides", Step(copy, copy.Cast.Signatory(1)).Text, StringComparison.Ordinal);

        await copy.ProposeAsync();
        Assert.Equal("Take or return the decision – The case waits for: Authority.", Step(copy, copy.Cast.Officer).Text);
        Assert.Equal(("What to do now", "Take or return the decision"), Step(copy, copy.Cast.Decider));

        await copy.TakeAsync();
        Assert.Equal(("What to do now", "Send the decision to the firm"), Step(copy, copy.Cast.Decider));
        Assert.Contains("The authority decides", Step(copy, copy.Cast.Signatory(1)).Text, StringComparison.Ordinal);
        Assert.Contains("Decide on the subsidy", Step(copy, copy.Cast.Lead).Text, StringComparison.Ordinal);

        await copy.SendAsync();
        foreach (var person in (Actor[])[copy.Cast.Officer, copy.Cast.Decider, copy.Cast.Lead])
        {
            Assert.Equal(("Nothing left to do", "Nothing left to do: the decision was sent to the firm"), Step(copy, person));
        }

        Assert.Contains("was sent to you", Step(copy, copy.Cast.Signatory(1)).Text, StringComparison.Ordinal);
        Assert.Empty(Open(copy, copy.Cast.Officer).FindAll(".case-next"));
        Assert.Empty(Open(copy, copy.Cast.Officer).FindAll(".stage-now"));
    }

    private static (string Title, string Text) Step(CaseCopy copy, Actor actor)
    {
        var page = Open(copy, actor);
        return (page.Find("#todo-title").TextContent.Trim(), page.Find("section[aria-labelledby=todo-title] p").TextContent.Trim());
    }

    private static IRenderedComponent<CasePage> Open(CaseCopy copy, Actor actor)
    {
        var page = copy.As(actor).Render<CasePage>(parameters => parameters.Add(page => page.Id, copy.Id));
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#todo-title")), TimeSpan.FromSeconds(10));
        return page;
    }
}
