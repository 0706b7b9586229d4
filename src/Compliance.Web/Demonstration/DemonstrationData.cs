using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
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
    /// <summary>Exit status where the data cannot be made up.</summary>
    public const int Faulty = 2;

    private const int Days = 110;
    private const int DaysAhead = 60;
    private const string LastStep = "draft-case/open";

    /// <summary>Makes sure that the data is there.</summary>
    /// <param name="services">The platform that is going to serve.</param>
    /// <param name="progress">Receives a line for every part of the story, where it has to be told.</param>
    /// <returns><see cref="CalendarEnds"/> where the business calendar does not hold the months of the story.</returns>
    public static async Task<Result<Done>> EnsureAsync(IServiceProvider services, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(progress);
        var now = services.GetRequiredService<TimeProvider>().Now();
        var told = SeededIds.Of($"data/{LastStep}");
        await using (var db = await services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync())
        {
            if (await db.Set<AuditEntry>().AnyAsync(entry => entry.OperationId == told))
            {
                return Done.Value;
            }
        }

        var calendar = services.GetRequiredService<LocalCalendar>().BusinessDays;
        var (first, last) = (now.UtcDateTime.AddDays(-Days).Year, now.UtcDateTime.AddDays(DaysAhead).Year);
        if (first < calendar.FirstYear || last > calendar.LastYear)
        {
            return new CalendarEnds(first < calendar.FirstYear ? first : last);
        }

        await progress.WriteLineAsync("Making up the demonstration data; the platform serves once it is complete …");
        var time = new SteppingTime(new DateTimeOffset(now.UtcDateTime.Date.AddDays(-Days), TimeSpan.Zero));
        await using var platform = DemonstrationPlatform.Build(
            services.GetRequiredService<DatabaseOptions>(),
            services.GetRequiredService<FileStoreOptions>(),
            time,
            services.GetRequiredService<IIds>(),
            CommandLine.ChecklistFolder);
        await TellAsync(new Story(platform, time, "data"), now, line => progress.WriteLineAsync($"  {line}"));
        return Done.Value;
    }

    /// <summary>Says why the data cannot be made up, and what helps.</summary>
    /// <returns>The exit status.</returns>
    public static async Task<int> RefuseAsync(Error error, IServiceProvider services, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(output);
        var calendar = services.GetRequiredService<LocalCalendar>().BusinessDays;
        await output.WriteLineAsync(error is CalendarEnds { Year: var year }
            ? $"serve: the demonstration data cannot be made up: it needs business days of {year}, and the calendar {calendar.Id} holds {calendar.FirstYear} to {calendar.LastYear}. "
                + "Add the year to its file in checklists/calendars, or set Demonstration__Enabled=false."
            : $"serve: the demonstration data cannot be made up: {error.Code}.");
        return Faulty;
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

    private static async Task TellAsync(Story story, DateTimeOffset now, Func<string, Task> sayAsync)
    {
        var start = story.Time.GetUtcNow();
        void On(int day) => story.Time.AdvanceTo(start.AddDays(day));
        DateOnly Day(int day) => DateOnly.FromDateTime(start.UtcDateTime).AddDays(day);
        var cast = await Cast.EnsureAsync(story, MadeUpFirm.All);
        await sayAsync($"{MadeUpFirm.All.Count} firms and {cast.People.Count} people registered");
        CaseStory Tale(string name, int firm, string programme = CaseStory.ProgrammeId) => new(story.Part(name), cast, MadeUpFirm.All[firm - 1], programme);

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
        await sayAsync($"Case {decided.Case.Reference}: answered and submitted");
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
        await sayAsync($"Case {decided.Case.Reference}: judged, checked and concluded");

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
        await sayAsync($"Case {decided.Case.Reference}: decision sent");
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
        await sayAsync($"Case {checkedCase.Case.Reference}: answered and submitted");
        On(82);
        await judged.UploadAsync(EvidenceFiles.All);
        await judged.AnswerAsync();
        await judged.SubmitAsync();
        await sayAsync($"Case {judged.Case.Reference}: answered and submitted");
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
        await sayAsync($"Case {judged.Case.Reference}: half judged; case {answering.Case.Reference}: half answered");
        await checkedCase.CloseAndConfirmAsync(1);

        // Two cases of a standard that asks about the firm first: one is being judged, one waits for the firm's answers.
        var asked = Tale("asked", 3, CaseStory.ProgrammeWithQuestions);
        await asked.EnrolAsync();
        await asked.OpenAsync();
        await asked.StaffAsync();
        await asked.NotifyAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(10));
        await asked.AnswerQuestionAsync();
        await asked.AnswerWhatAppliesAsync();
        await asked.SubmitAsync();
        On(106);
        await asked.StartReviewAsync();
        await asked.JudgeWhatAppliesAsync(12);
        var asking = Tale("asking", 2, CaseStory.ProgrammeWithQuestions);
        await asking.EnrolAsync();
        await asking.OpenAsync();
        await asking.StaffAsync();
        await asking.NotifyAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(20));
        await sayAsync($"Case {asked.Case.Reference}: answered by what applies, judged in part; case {asking.Case.Reference}: waits for the firm");
        On(108);
        await checkedCase.CommentAsync();
        var draft = Tale("draft-case", 4);
        await draft.EnrolAsync();
        await draft.OpenAsync();
        await sayAsync($"Case {checkedCase.Case.Reference}: draft findings with the firm; case {draft.Case.Reference}: opened");
    }
}
