using System.Globalization;
using Compliance.App.Data;
using Compliance.App.Evidence;
using Compliance.App.Reports;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Demonstration;

/// <summary>The story of the <c>demo</c> command: one firm, one case, every step of its life.</summary>
public sealed class DemoTale(Story story, TextWriter progress, string folder)
{
    private int step;

    /// <summary>Tells the story and writes its three files.</summary>
    /// <exception cref="RenderFailedException">A document could not be rendered.</exception>
    public async Task RunAsync()
    {
        await SayAsync("Database made");
        var firm = MadeUpFirm.All[0];
        var cast = await Cast.EnsureAsync(story, [firm]);
        await SayAsync($"Firm {firm.CorporateNumber} and {cast.People.Count} people registered");
        var tale = new CaseStory(story, cast, firm);
        await tale.EnrolAsync();
        await SayAsync($"Firm enrolled in {CaseStory.ProgrammeId}, JPY {firm.AmountYen.ToString("N0", CultureInfo.InvariantCulture)} at stake");
        await tale.OpenAsync();
        await SayAsync($"Case {tale.Case.Reference} opened");
        await tale.StaffAsync();
        await SayAsync("Lead inspector, inspector and quality reviewer assigned");
        var due = await tale.NotifyAsync();
        await SayAsync($"Firm notified, submission due {Iso(due)}");

        story.Time.Advance(TimeSpan.FromDays(3));
        await tale.UploadAsync(EvidenceFiles.All);
        await SayAsync($"{EvidenceFiles.All.Count} files of evidence uploaded");
        await tale.AnswerAsync();
        await SayAsync("110 items answered, evidence cited");
        story.Time.Advance(TimeSpan.FromDays(11));
        var receipt = await tale.SubmitAsync();
        await SayAsync($"Submission attested, sha256 {receipt.Digest}");

        story.Time.Advance(TimeSpan.FromDays(7));
        await tale.StartReviewAsync();
        await tale.JudgeAsync();
        await SayAsync("108 items judged");
        story.Time.Advance(TimeSpan.FromDays(1));
        await tale.AskAsync(Today().AddDays(14));
        await SayAsync($"Information requested on {string.Join(" and ", Findings.Asked)}");
        story.Time.Advance(TimeSpan.FromDays(5));
        await tale.ProvideAsync();
        await SayAsync($"Information provided and attested, {EvidenceFiles.Later.Count} more files");
        await tale.JudgeAskedAsync();
        await SayAsync("110 items judged");
        await tale.CloseAndConfirmAsync(1);
        await SayAsync("Review closed and confirmed by the quality reviewer");

        story.Time.Advance(TimeSpan.FromDays(4));
        await tale.CommentAsync();
        await SayAsync("Firm commented on two draft findings");
        await tale.AnswerCommentsAsync();
        await tale.CorrectAsync();
        await SayAsync($"Comments answered, {Findings.Corrected} judged anew, {Findings.Upheld} upheld");
        await tale.CloseAndConfirmAsync(2);
        story.Time.Advance(TimeSpan.FromDays(2));
        await tale.CloseFactCheckAsync();
        await SayAsync("Review confirmed again, firm has no more comments");
        await tale.ConcludeAsync();
        var view = await tale.ViewAsync(cast.Officer);
        await SayAsync($"Case concluded, score {view.Score} of {view.Maximum}, assessment sha256 {view.AssessmentDigest}");
        await IssueAsync(tale, cast, "inspection-report.pdf");

        story.Time.Advance(TimeSpan.FromDays(6));
        var outcome = await tale.DraftAsync();
        await SayAsync($"Decision drafted: {outcome.Text()}");
        story.Time.Advance(TimeSpan.FromDays(2));
        await tale.TakeAsync();
        var decision = (await tale.ViewAsync(cast.Decider)).Decision!;
        await SayAsync($"Decision taken by another person, holds until {(decision.ExpiresOn is { } last ? Iso(last) : "none")}");
        story.Time.Advance(TimeSpan.FromHours(3));
        await tale.SendAsync();
        await SayAsync("Decision sent to the firm");
        await IssueAsync(tale, cast, "decision-notice.pdf");
        await using var db = await story.Get<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();
        var assessment = await db.Set<Assessment>().Where(row => row.InspectionId == tale.Case.Id).Select(row => row.Json).SingleAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "assessment.json"), assessment);
        await SayAsync("assessment.json written");
    }

    private async Task IssueAsync(CaseStory tale, Cast cast, string name)
    {
        foreach (var id in await story.Get<DocumentSweep>().FindDueAsync(CancellationToken.None))
        {
            await story.Get<RenderDocumentJob>().ExecuteAsync(id, CancellationToken.None);
        }

        var documents = (await story.Get<DocumentQueries>().ListAsync(cast.Officer, tale.Case.Id, CancellationToken.None)).Value.Documents;
        if (documents.FirstOrDefault(document => document.Status is not DocumentStatus.Issued) is { } failed)
        {
            throw new RenderFailedException($"{name} could not be rendered: {failed.FailureCause}");
        }

        var file = await story.DoAsync($"download/{name}", operation => story.Get<DownloadDocument>().RunAsync(
            cast.Signatory(MadeUpFirm.All[0].Number), operation, documents[^1].Id!.Value, CancellationToken.None));
        await using var content = await story.Get<IFileStore>().OpenAsync(file.Sha256, CancellationToken.None)
            ?? throw new InvalidOperationException("An issued document is not in the store.");
        await using var target = File.Create(Path.Combine(folder, name));
        await content.CopyToAsync(target);
        await SayAsync($"{name} issued, sha256 {file.Sha256}");
    }

    private DateOnly Today() => story.Get<App.Inspections.LocalCalendar>().DayOf(story.Time.GetUtcNow());

    private Task SayAsync(string line) => progress.WriteAsync($"{(++step).ToString("D2", CultureInfo.InvariantCulture)} {line}\n");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
