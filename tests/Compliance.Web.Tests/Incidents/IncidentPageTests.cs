using Bunit;
using Compliance.App.Incidents;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Web.Incidents;
using Compliance.Web.Notifications;
using Compliance.Web.Tests.Inspections;
using Compliance.Web.Tests.Pages;
using Compliance.Web.Tests.Programmes;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Tests.Incidents;

/// <summary>An incident as the firm writes it, and as the authority reads what was sent.</summary>
public sealed class IncidentPageTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    private const string Canary = "CANARY-IN-A-DRAFT";

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFirmWritesAndTheAuthorityReadsWhatWasSentOnly()
    {
        await using var host = told.Copy();
        var id = await DraftAsync(host, Canary);
        var form = host.Show<IncidentPage>(host.Contributor, caseId: id);
        form.WaitForAssertion(() => Assert.Contains(Canary, form.Find("#what-happened").TextContent, StringComparison.Ordinal));
        Assert.Contains("Early notice by", form.Markup, StringComparison.Ordinal);
        Assert.Single(form.FindAll("#noticed-at"));
        foreach (var other in (Actor[])[host.Cast.Officer, host.Cast.Signatory(2)])
        {
            var unknown = host.Show<IncidentPage>(other, caseId: id);
            unknown.WaitForAssertion(() => Assert.Contains("There is no such incident", unknown.Markup, StringComparison.Ordinal));
            var none = host.Show<IncidentsPage>(other);
            none.WaitForAssertion(() => Assert.Contains("No incident was reported", none.Markup, StringComparison.Ordinal));
        }

        await SendAsync(host, id);
        await SaveAsync(host, id, "Written since: " + Canary + "-2", 2);
        var officer = host.Show<IncidentPage>(host.Cast.Officer, caseId: id);
        officer.WaitForAssertion(() => Assert.Contains(Canary, officer.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary + "-2", officer.Markup, StringComparison.Ordinal);
        Assert.Empty(officer.FindAll("#what-happened"));
        Button(officer, "Acknowledge receipt").Click();
        officer.WaitForAssertion(() => Assert.Contains("Receipt was acknowledged", officer.Markup, StringComparison.Ordinal));
        officer.Find("#posting").Change("Which server?");
        Button(officer, "Send").Click();
        officer.WaitForAssertion(() => Assert.Contains("Which server?", officer.Find(".thread").TextContent, StringComparison.Ordinal));

        var firm = host.Show<IncidentPage>(host.Contributor, caseId: id);
        firm.WaitForAssertion(() => Assert.Contains("Which server?", firm.Markup, StringComparison.Ordinal));
        Assert.Contains("The authority acknowledged receipt", firm.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Cast.Officer.Name, firm.Markup, StringComparison.Ordinal);
        Assert.Empty(firm.FindAll("#noticed-at"));
        Assert.DoesNotContain(firm.FindAll("button"), button => button.TextContent.Trim() == "Send as the final report");
        var due = host.Show<DuePage>(host.Contributor);
        due.WaitForAssertion(() => Assert.NotEmpty(due.FindAll($"a[href='incidents/{id:D}']")));
    }

    [Fact]
    public async Task TheListsAndTheStartPageSpeakJapanese()
    {
        await using var host = told.Copy();
        var id = await DraftAsync(host, "x");
        await SendAsync(host, id);
        PageHost.Speak("ja");
        var list = host.Show<IncidentsPage>(host.Cast.Officer);
        list.WaitForAssertion(() => Assert.Contains("受領確認待ち", list.Markup, StringComparison.Ordinal));
        var start = host.Show<IncidentsStart>(host.Signatory);
        start.WaitForAssertion(() => Assert.Contains("続報", start.Markup, StringComparison.Ordinal));
        PageHost.Speak("en");
    }

    private static async Task<Guid> DraftAsync(PageHost host, string words)
    {
        var id = (await host.Get<BeginIncident>().RunAsync(host.Contributor, host.NewId(), Ct)).Value;
        await SaveAsync(host, id, words, 1);
        return id;
    }

    private static async Task SaveAsync(PageHost host, Guid id, string words, int seen)
    {
        var noticed = TimeZoneInfo.ConvertTime(host.Time.GetUtcNow().AddHours(-1), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        var content = IncidentContent.Empty with { NoticedAt = noticed.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), WhatHappened = words, Contacts = "Sato" };
        Assert.Null((await host.Get<SaveIncidentDraft>().RunAsync(host.Contributor, host.NewId(), id, content, seen, Ct)).Error);
    }

    private static async Task SendAsync(PageHost host, Guid id) =>
        Assert.Null((await host.Get<SendIncidentMessage>().RunAsync(host.Contributor, host.NewId(), new(id, IncidentMessageKind.EarlyNotice, 2, []), Ct)).Error);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<IComponent> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);
}
