using Bunit;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Compliance.Web.Notifications;
using Compliance.Web.Tests.Inspections;
using Compliance.Web.Tests.Pages;
using Compliance.Web.Tests.Programmes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Notifications;

/// <summary>The bell counts, the list reads, the days are those of one's own cases, and the choices are kept.</summary>
public sealed class NoticePagesTests(NotifiedCase told) : IClassFixture<NotifiedCase>
{
    [Fact]
    public async Task TheListShowsWhatIsNewLeadsToItAndReadsIt()
    {
        await using var host = told.Copy();
        var page = host.Show<NotificationsPage>(host.Signatory);
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".told-list li")));
        var link = page.Find(".told-body a");
        Assert.Equal($"inspections/{host.Id}", link.GetAttribute("href"));
        Assert.StartsWith("Inspection 2026-0001 has begun. Your answers are due by ", link.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".told-new"));
        page.Find(".told-list button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".told-new, .told-list button")));
        Assert.True(page.Find(".told-filters button").HasAttribute("disabled"));

        var unread = host.Show<NotificationsPage>(host.Signatory, "?unread=true");
        unread.WaitForAssertion(() => Assert.Contains("Everything has been read", unread.Markup, StringComparison.Ordinal));
        var stranger = host.Show<NotificationsPage>(host.Cast.Signatory(2));
        stranger.WaitForAssertion(() => Assert.Contains("No notices yet", stranger.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheListSpeaksJapanese()
    {
        await using var host = told.Copy();
        PageHost.Speak("ja");
        var page = host.Show<NotificationsPage>(host.Signatory);
        page.WaitForAssertion(() => Assert.StartsWith("検査2026-0001が始まりました。", page.Find(".told-body a").TextContent, StringComparison.Ordinal));
        PageHost.Speak("en");
    }

    [Fact]
    public async Task TheBellCountsAtOnceAfterReadingAndEveryMinute()
    {
        await using var host = told.Copy();
        var context = host.As(host.Signatory);
        context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var bell = context.Render<NoticeBell>();
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell-count").TextContent));
        Assert.Equal("Notices: 1 unread", bell.Find("a").GetAttribute("aria-label"));

        // Something comes; nobody asks before the minute is over.
        await PostAsync(host);
        host.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("1", bell.Find(".bell-count").TextContent);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".bell-count").TextContent));
        await host.Get<MarkNoticesRead>().RunAsync(host.Signatory, null, CancellationToken.None);
        context.Services.GetRequiredService<NoticeSignal>().Raise();
        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".bell-count")));
    }

    [Fact]
    public async Task WhoMayNotActHasABellThatLeadsNobodyAway()
    {
        await using var host = told.Copy();
        await using (var db = await host.DbAsync())
        {
            await db.Users.Where(user => user.Id == host.Signatory.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.MustChangePassword, true), Xunit.TestContext.Current.CancellationToken);
        }

        var context = host.As(host.Signatory);
        context.SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        var before = context.Services.GetRequiredService<NavigationManager>().Uri;
        var bell = context.Render<NoticeBell>();
        Assert.Empty(bell.FindAll(".bell-count"));
        Assert.Equal(before, context.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task TheFirmSeesItsDayTheOfficerWhoseTurnItIsAndAStrangerNothing()
    {
        await using var host = told.Copy();
        var firm = host.Show<DuePage>(host.Contributor);
        firm.WaitForAssertion(() => Assert.Single(firm.FindAll("tbody tr")));
        Assert.Equal($"inspections/{host.Id}/answers", firm.Find("tbody a").GetAttribute("href"));
        Assert.DoesNotContain("Whose turn", firm.Markup, StringComparison.Ordinal);
        var officer = host.Show<DuePage>(host.Cast.Officer);
        officer.WaitForAssertion(() => Assert.Single(officer.FindAll("tbody tr")));
        Assert.Equal(["2026-0001"], officer.FindAll("tbody a").Select(link => link.TextContent));
        var mine = host.Show<DuePage>(host.Cast.Officer, "?mine=true");
        mine.WaitForAssertion(() => Assert.Contains("Nothing is due", mine.Markup, StringComparison.Ordinal));
        var stranger = host.Show<DuePage>(host.Cast.Signatory(2));
        stranger.WaitForAssertion(() => Assert.Contains("Nothing is due", stranger.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("2026-0001", stranger.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChoiceIsKeptAndWhatIsFixedHasNone()
    {
        await using var host = told.Copy();
        var page = host.Show<NoticeSettingsPage>(host.Signatory);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("select")));
        Assert.Contains("This installation sends no mail", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll($"select[aria-labelledby=kind-{NoticeKind.DecisionSent}]"));
        page.Find($"select[aria-labelledby=kind-{NoticeKind.DocumentIssued}]").Change(MailChoice.Off.ToString());
        page.WaitForAssertion(() => Assert.Contains("Kept: “A document was issued” – No mail", page.Markup, StringComparison.Ordinal));
        var kept = await host.Get<NoticeSettingsQueries>().MineAsync(host.Signatory, CancellationToken.None);
        Assert.Equal(MailChoice.Off, kept.Kinds.Single(kind => kind.Kind == NoticeKind.DocumentIssued).Mail);
    }

    [Fact]
    public async Task TheAdministratorReadsThatNoMailIsSent()
    {
        await using var host = told.Copy();
        var note = host.Show<MailHealthNote>(host.Cast.People["admin@authority.example"]);
        note.WaitForAssertion(() => Assert.Contains("This installation sends no mail", note.Markup, StringComparison.Ordinal));
        Assert.Empty(host.Show<MailHealthNote>(host.Signatory).FindAll("p, h3"));
    }

    private static async Task PostAsync(PageHost host)
    {
        await using var db = await host.DbAsync();
        await host.Get<NoticeBoard>().PostAsync(
            db,
            new NoticeDraft(NoticeKind.DocumentIssued, "test", "2026-0001", CaseAudience.Path(host.Id, "documents"), host.Time.GetUtcNow()) { FirmId = host.Signatory.FirmId },
            [host.Signatory.UserId],
            CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
    }
}

/// <summary>Every notice leads to a page that there is.</summary>
public sealed class NoticePathTests(ConcludedCase told) : IClassFixture<ConcludedCase>
{
    [Fact]
    public async Task EveryPathOfAToldCaseIsAPage()
    {
        await using var host = told.Copy();
        await host.ProposeAsync();
        await host.TakeAsync();
        await host.SendAsync();
        var templates = typeof(NotificationsPage).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>())
            .Select(route => new TemplateMatcher(TemplateParser.Parse(route.Template.TrimStart('/').Replace(":guid", "", StringComparison.Ordinal)), []))
            .ToList();
        await using var db = await host.DbAsync();
        var paths = await db.Set<Notice>().Select(notice => notice.Path).Distinct().ToListAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.True(paths.Count >= 5, string.Join(", ", paths));
        Assert.All([.. paths, MailComposer.SettingsPath], path => Assert.Contains(
            templates, template => template.TryMatch("/" + path.Split('?')[0], [])));
    }

    [Fact]
    public async Task NothingInnerWasToldToTheFirmOnTheWholeWay()
    {
        await using var host = told.Copy();
        await host.ProposeAsync();
        await host.TakeAsync();
        await using var db = await host.DbAsync();
        var firm = host.Cast.Signatory(1).FirmId;
        var kinds = await (from notice in db.Set<Notice>() join user in db.Users on notice.RecipientId equals user.Id where user.FirmId != null select new { notice.Kind, user.FirmId })
            .ToListAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.All(kinds, one => Assert.Equal(firm, one.FirmId));
        Assert.Subset(NoticeRules.KindsFor(new HashSet<Role> { Role.FirmSignatory }).ToHashSet(), kinds.Select(one => one.Kind).ToHashSet());
        Assert.DoesNotContain(kinds, one => one.Kind == NoticeKind.DecisionSent);
    }
}
