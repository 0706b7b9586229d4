using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.Domain.Audit;
using Compliance.Web.Cli;
using Compliance.Web.Components.Account;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Demonstration;

/// <summary>
/// The data that a demonstration begins with: made-up firms, an account for every role, and cases at every stage. It is
/// told as a story of the last months through the same use cases as the pages; told again, it changes nothing.
/// </summary>
public static class DemonstrationData
{
    private const int Days = 110;
    private const string LastStep = "draft-case/open";

    /// <summary>Makes sure that the data is there.</summary>
    /// <param name="services">The platform that is going to serve.</param>
    /// <param name="progress">Receives a line where there is something to wait for.</param>
    public static async Task EnsureAsync(IServiceProvider services, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(progress);
        var now = services.GetRequiredService<TimeProvider>().Now();
        var last = SeededIds.Of($"data/{LastStep}");
        await using (var db = await services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync())
        {
            if (await db.Set<AuditEntry>().AnyAsync(entry => entry.OperationId == last))
            {
                return;
            }
        }

        await progress.WriteLineAsync("Making up the demonstration data …");
        var time = new SteppingTime(new DateTimeOffset(now.UtcDateTime.Date.AddDays(-Days), TimeSpan.Zero));
        await using var platform = DemonstrationPlatform.Build(
            services.GetRequiredService<DatabaseOptions>(),
            services.GetRequiredService<FileStoreOptions>(),
            time,
            services.GetRequiredService<IIds>(),
            CommandLine.ChecklistFolder);
        await TellAsync(new Story(platform, time, "data"), now);
    }

    /// <summary>Says who can sign in.</summary>
    public static async Task ShowAccountsAsync(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        await output.WriteLineAsync($"Demonstration accounts (made-up data only), password: {DemonstrationAccounts.Password}");
        foreach (var account in DemonstrationAccounts.All)
        {
            await output.WriteLineAsync($"  {account.Email,-34} {account.Role}{(account.Firm == 0 ? "" : $", firm {account.Firm}")}");
        }
    }

    private static async Task TellAsync(Story story, DateTimeOffset now)
    {
        var start = story.Time.GetUtcNow();
        void On(int day) => story.Time.AdvanceTo(start.AddDays(day));
        DateOnly Day(int day) => DateOnly.FromDateTime(start.UtcDateTime).AddDays(day);
        var cast = await Cast.EnsureAsync(story, MadeUpFirm.All);
        CaseStory Tale(string name, int firm) => new(story.Part(name), cast, MadeUpFirm.All[firm - 1]);

        // The first firm's case of the spring went all the way; its library is what the summer's case cites again.
        var decided = Tale("decided", 1);
        await decided.EnrolAsync();
        await decided.OpenAsync();
        await decided.StaffAsync();
        await decided.NotifyAsync(Day(40));
        On(4);
        await decided.UploadAsync(EvidenceFiles.All);
        await decided.AnswerAsync();
        On(14);
        await decided.SubmitAsync();
        On(18);
        await decided.StartReviewAsync();
        await decided.JudgeAsync();
        On(24);
        await decided.AskAsync(Day(40));
        On(28);
        await decided.ProvideAsync();
        await decided.JudgeAskedAsync();
        On(30);
        await decided.CloseAndConfirmAsync(1);
        On(36);
        await decided.CommentAsync();
        await decided.AnswerCommentsAsync();
        await decided.CorrectAsync();
        await decided.CloseAndConfirmAsync(2);
        On(42);
        await decided.CloseFactCheckAsync();
        await decided.ConcludeAsync();

        // The third firm reads its draft findings, the second is being judged, the first has a new case, the fourth a draft.
        On(44);
        var checkedCase = Tale("fact-check", 3);
        await checkedCase.EnrolAsync();
        await checkedCase.OpenAsync();
        await checkedCase.StaffAsync();
        await checkedCase.NotifyAsync(Day(85));
        On(50);
        await decided.DraftAsync();
        On(53);
        await decided.TakeAsync();
        await decided.SendAsync();
        On(56);
        var judged = Tale("in-review", 2);
        await judged.EnrolAsync();
        await judged.OpenAsync();
        await judged.StaffAsync();
        await judged.NotifyAsync(Day(96));
        On(70);
        await checkedCase.UploadAsync(EvidenceFiles.All);
        await checkedCase.AnswerAsync();
        await checkedCase.SubmitAsync();
        On(82);
        await judged.UploadAsync(EvidenceFiles.All);
        await judged.AnswerAsync();
        await judged.SubmitAsync();
        On(88);
        await checkedCase.StartReviewAsync();
        await checkedCase.JudgeAsync();
        await checkedCase.JudgeAskedAsync();
        On(96);
        var answering = Tale("notified", 1);
        await answering.OpenAsync();
        await answering.StaffAsync();
        await answering.NotifyAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(24));
        On(100);
        await judged.StartReviewAsync();
        await judged.JudgeAsync(58);
        On(104);
        answering.Reuse(decided);
        await answering.AnswerAsync(46);
        await checkedCase.CloseAndConfirmAsync(1);
        On(108);
        await checkedCase.CommentAsync();
        var draft = Tale("draft-case", 4);
        await draft.EnrolAsync();
        await draft.OpenAsync();
    }
}
