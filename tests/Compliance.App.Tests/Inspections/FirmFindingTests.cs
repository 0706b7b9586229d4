using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>The firm sees findings only from the fact check on, comments in its time, and reads answers once they are final.</summary>
public sealed class FirmFindingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task BeforeTheFactCheckTheFirmSeesNothingOfTheReview(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.SubmitCompleteAsync();
        await test.MoveAsync(inspection => inspection.StartReview());
        Assert.Equal(new NotAllowed(), (await FindingsAsync(test)).Error);
        Assert.IsType<WrongState>((await CommentAsync(test, "2.1")).Error);
        Assert.IsType<WrongState>((await CloseAsync(test)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DraftFindingsAreTheOpenItems(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        var sheet = (await FindingsAsync(test)).Value;
        Assert.Equal((3, false, true, FirmCase.FactCheckUntil), (sheet.Judged, sheet.Final, sheet.MayComment, sheet.Until!.Value));
        Assert.Equal(["1.2", "2.1"], sheet.Rows.Select(row => row.ItemId));
        Assert.Equal(("half-done", "Half done", "Only half of it."), (sheet.Rows[0].Verdict, sheet.Rows[0].Partial!.En, sheet.Rows[0].Rationale));
        Assert.Equal(("not-met", null, Severity.High, "Train them."), (sheet.Rows[1].Verdict, sheet.Rows[1].Partial, sheet.Rows[1].Severity!.Value, sheet.Rows[1].Recommendation));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACommentIsKeptOncePerOperation(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        var operation = test.App.NewId();
        var comment = test.App.Get<CommentOnFinding>();
        Assert.Null((await comment.RunAsync(test.Contributor, operation, test.Id, "2.1", "We did train them.", None)).Error);
        Assert.Null((await comment.RunAsync(test.Contributor, operation, test.Id, "2.1", "We did train them.", None)).Error);
        var row = Assert.Single((await FindingsAsync(test)).Value.Rows[1].Comments);
        Assert.Equal(("We did train them.", "Sato", null), (row.Text, row.AuthorName, row.Answer));
        Assert.Single(await test.RecordAsync("comment.added"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task CommentsAreRefusedByForeignersWithoutAFindingEmptyAndTooLong(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        Assert.Equal(new NoFinding("1.1"), (await CommentAsync(test, "1.1")).Error);
        Assert.Equal(new NoFinding("9.9"), (await CommentAsync(test, "9.9")).Error);
        Assert.Equal(new InvalidField("comment", "Required"), (await CommentAsync(test, "2.1", " \n")).Error);
        Assert.Equal(new TextTooLong("comment", 5000), (await CommentAsync(test, "2.1", new string('x', 5001))).Error);
        Assert.Equal(new NotFound(), (await test.App.Get<CommentOnFinding>().RunAsync(test.Stranger, test.App.NewId(), test.Id, "2.1", "x", None)).Error);
        Assert.Equal(new NotAllowed(), (await test.App.Get<CommentOnFinding>().RunAsync(test.Inspector, test.App.NewId(), test.Id, "2.1", "x", None)).Error);
        Assert.Equal(new NotFound(), (await test.App.Get<CloseFactCheck>().RunAsync(test.Stranger, test.App.NewId(), test.Id, None)).Error);
        Assert.Equal(new NotAllowed(), (await test.App.Get<CloseFactCheck>().RunAsync(test.Officer, test.App.NewId(), test.Id, None)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheLastDayEndsAtMidnightWhereTheInstallationIs(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        test.App.Time.SetUtcNow(new DateTimeOffset(2026, 7, 31, 14, 59, 59, TimeSpan.Zero));
        Assert.Null((await CommentAsync(test, "2.1")).Error);
        test.App.Time.SetUtcNow(new DateTimeOffset(2026, 7, 31, 15, 0, 0, TimeSpan.Zero));
        Assert.Equal(new CommentsClosed(), (await CommentAsync(test, "2.1")).Error);
        Assert.False((await FindingsAsync(test)).Value.MayComment);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NoMoreCommentsIsSaidOnce(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        Assert.Null((await CloseAsync(test)).Error);
        var version = (await test.HeadAsync()).Version;
        test.App.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await CloseAsync(test)).Error);
        var head = await test.HeadAsync();
        Assert.Equal((version, TestApp.Start), (head.Version, head.FactCheckClosedByFirmAt!.Value));
        Assert.Single(await test.RecordAsync("inspection.fact-check-closed"));
        Assert.Equal(new CommentsClosed(), (await CommentAsync(test, "2.1")).Error);
        Assert.Equal(CaseStep.Conclude, (await test.App.Get<CaseQueries>().HeadAsync(test.Contributor, test.Id, None)).Value.Step);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnswersReachTheFirmWithTheConclusion(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.ReachFactCheckAsync();
        await CommentAsync(test, "2.1");
        await using (var db = await test.App.DbAsync())
        {
            (await db.Set<FactCheckComment>().SingleAsync(None)).Reply("Agreed.", accepted: true, test.Inspector, TestApp.Start);
            await db.SaveChangesAsync(None);
        }

        Assert.Null(Assert.Single((await FindingsAsync(test)).Value.Rows[1].Comments).Answer);
        await CloseAsync(test);
        await test.MoveAsync(inspection => inspection.Conclude(0, FirmCase.FactCheckUntil, TestApp.Start));
        var sheet = (await FindingsAsync(test)).Value;
        Assert.Equal((true, false), (sheet.Final, sheet.MayComment));
        Assert.Equal(("Agreed.", true), (sheet.Rows[1].Comments[0].Answer, sheet.Rows[1].Comments[0].Accepted!.Value));
    }

    private static Task<Result<FindingSheet>> FindingsAsync(FirmCase test) =>
        test.App.Get<FirmCaseQueries>().FindingsAsync(test.Contributor, test.Id, None);

    private static Task<Result<Done>> CommentAsync(FirmCase test, string item, string text = "We disagree.") =>
        test.App.Get<CommentOnFinding>().RunAsync(test.Contributor, test.App.NewId(), test.Id, item, text, None);

    private static Task<Result<Done>> CloseAsync(FirmCase test) =>
        test.App.Get<CloseFactCheck>().RunAsync(test.Signatory, test.App.NewId(), test.Id, None);
}
