using Bunit;
using Compliance.Web.Reports;
using Compliance.Web.Tests.Pages;

namespace Compliance.Web.Tests.Reports;

/// <summary>The documents of a case of which the firm was told only just now.</summary>
public sealed class NotifiedDocumentsPageTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    [Fact]
    public async Task OnlyThePlanCanBeHadAndThePageSaysWhatTheOthersWaitFor()
    {
        await using var copy = told.Copy();
        var page = copy.As(copy.Signatory).Render<DocumentsPage>(parameters => parameters.Add(page => page.Id, copy.Id));
        page.WaitForAssertion(() => Assert.Equal($"inspections/{copy.Id}/oscal/assessment-plan", Assert.Single(page.FindAll("a.oscal-download")).GetAttribute("href")));
        Assert.Equal(
            ["Not available: the inspection is not concluded yet.", "Not available: the inspection is not concluded yet."],
            page.FindAll(".oscal .hint").Select(hint => hint.TextContent.Trim()));
    }
}
