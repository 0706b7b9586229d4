using Bunit;
using Compliance.App.Inspections.Visits;
using Compliance.Domain.Inspections;
using Compliance.Web.Access;
using Compliance.Web.Inspections;
using Compliance.Web.Programmes;
using Compliance.Web.Tests.Pages;
using Compliance.Web.Tests.Programmes;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace Compliance.Web.Tests.Inspections;

/// <summary>The pages of visits, of workload and of qualifications, as each side sees them.</summary>
public sealed class VisitsPageTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    [Theory]
    [InlineData("en", "Place", "Head office")]
    [InlineData("ja", "場所", "Head office")]
    public async Task TheFirmSeesWhenWhereAndWhatForAndNoMinutesUntilTheyAreShared(string language, string label, string place)
    {
        await using var copy = told.Copy();
        var id = await PlanAsync(copy);
        copy.Time.Advance(TimeSpan.FromDays(8));
        await copy.Get<WriteVisitMinutes>().RunAsync(copy.Cast.Lead, copy.NewId(), new(copy.Id, id, 1), "The server room is open.", TestContext.Current.CancellationToken);
        PageHost.Speak(language);
        var page = copy.Show<VisitsPage>(copy.Signatory);
        page.WaitForAssertion(() => Assert.Contains(place, page.Find(".visit").TextContent, StringComparison.Ordinal));
        Assert.Contains(label, page.Find(".visit dl").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("server room", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea"));
        Assert.Equal($"inspections/{copy.Id}/visits/{id}/visit.ics", page.Find(".visit a").GetAttribute("href"));

        await copy.Get<ShareVisitMinutes>().RunAsync(copy.Cast.Lead, copy.NewId(), new(copy.Id, id, 2), TestContext.Current.CancellationToken);
        page = copy.Show<VisitsPage>(copy.Signatory);
        page.WaitForAssertion(() => Assert.Contains("server room", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheLeadPlansAVisitAndAMissingPlaceIsNamed()
    {
        await using var copy = told.Copy();
        PageHost.Speak("en");
        var page = copy.Show<VisitsPage>(copy.Cast.Lead);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#attendees input")));
        page.Find("#visit-day").Change(DateOnly.FromDateTime(copy.Time.GetUtcNow().AddDays(7).Date).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        page.FindAll("#attendees input")[0].Change(true);
        Click(page, "Plan and invite");
        page.WaitForAssertion(() => Assert.Contains("Place", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#visit-place").Change("Head office");
        Click(page, "Plan and invite");
        page.WaitForAssertion(() => Assert.Contains("Head office", page.Find(".visit").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheOfficerSeesWorkloadAndQualificationBesideEveryCandidate()
    {
        await using var copy = told.Copy();
        PageHost.Speak("en");
        var work = copy.Show<WorkloadPage>(copy.Cast.Officer, "?sort=cases&desc=true");
        work.WaitForAssertion(() => Assert.Contains(copy.Cast.Lead.Name, work.Markup, StringComparison.Ordinal));
        Assert.Equal("descending", work.Find("th[aria-sort]").GetAttribute("aria-sort"));

        await using (var db = await copy.DbAsync())
        {
            await db.Set<Inspection>().ExecuteUpdateAsync(set => set.SetProperty(row => row.LeadQualification, Domain.Access.QualificationKind.LeadAssessor), TestContext.Current.CancellationToken);
        }

        var team = copy.Show<TeamPage>(copy.Cast.Officer);
        team.WaitForAssertion(() => Assert.Contains("Cannot judge: no valid qualification (Lead assessor)", team.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnInspectorFindsTheirQualificationsAndDeclaresAConflictBeforeAnyAssignment()
    {
        await using var copy = told.Copy();
        PageHost.Speak("en");
        var page = copy.Show<IndependencePage>(copy.Cast.Inspector);
        page.WaitForAssertion(() => Assert.Contains("None has been entered.", page.Markup, StringComparison.Ordinal));
        Click(page, "Declare a conflict of interest");
        page.WaitForAssertion(() => Assert.Contains("Firm", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#number"));
    }

    private static void Click(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Contains(label, StringComparison.Ordinal)).Click();

    private static async Task<Guid> PlanAsync(PageHost copy)
    {
        var day = DateOnly.FromDateTime(copy.Time.GetUtcNow().AddDays(7).Date);
        return (await copy.Get<PlanVisit>().RunAsync(
            copy.Cast.Lead, copy.NewId(), copy.Id, new(day, new TimeOnly(10, 0), new TimeOnly(11, 0), "Head office", "Tour", [copy.Signatory.UserId]), TestContext.Current.CancellationToken)).Value;
    }
}
