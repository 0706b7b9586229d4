using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>The firm answers and cites: only its own case, its own released files, its open items, and nobody's work is lost.</summary>
public sealed class FirmAnswerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task SeveralFilesAreCitedAtOnceAndCitingAgainChangesNothing(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        Guid[] files = [await test.AddFileAsync(), await test.AddFileAsync(ScanVerdict.NotConfigured)];
        var cite = test.App.Get<CiteEvidence>();
        var operation = test.App.NewId();

        Assert.Equal(1, (await cite.RunAsync(test.Contributor, operation, test.Id, "1.1", files, None)).Value);
        Assert.Equal(1, (await cite.RunAsync(test.Contributor, operation, test.Id, "1.1", files, None)).Value);
        Assert.Equal(1, (await cite.RunAsync(test.Signatory, test.App.NewId(), test.Id, "1.1", files, None)).Value);

        var item = await ItemAsync(test, "1.1");
        Assert.Equal(files, item.Citations.Select(citation => citation.VersionId));
        Assert.Equal((1, "Sato", AnswerProgress.InProgress), (item.Version, item.UpdatedByName, item.Progress));
        var entry = Assert.Single(await test.RecordAsync("answer.evidence-cited"));
        Assert.Equal(("answer", "1.1", test.Id, test.Firm.Id), (entry.SubjectType, entry.SubjectId, entry.InspectionId!.Value, entry.FirmId!.Value));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task CitingNothingLeavesNoTrace(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        Assert.Equal(0, (await test.App.Get<CiteEvidence>().RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.1", [], None)).Value);
        Assert.Equal(0, (await test.App.Get<WithdrawCitation>().RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.1", await test.AddFileAsync(), None)).Value);
        await using var db = await test.App.DbAsync();
        Assert.False(await db.Set<Response>().AnyAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyReleasedFilesOfTheOwnLibraryAreCitedAndAllOrNone(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var good = await test.AddFileAsync();
        var foreign = await test.AddFileAsync(firmId: test.Stranger.FirmId);
        var cite = test.App.Get<CiteEvidence>();
        Task<Result<int>> TryAsync(params Guid[] files) => cite.RunAsync(test.Contributor, test.App.NewId(), test.Id, "1.1", files, None);

        Assert.Equal(new Quarantined(ScanVerdict.Pending), (await TryAsync(good, await test.AddFileAsync(ScanVerdict.Pending))).Error);
        Assert.Equal(new Quarantined(ScanVerdict.Rejected), (await TryAsync(good, await test.AddFileAsync(ScanVerdict.Rejected))).Error);
        Assert.Equal(new UnknownEvidence(), (await TryAsync(good, foreign)).Error);
        Assert.Equal(new UnknownEvidence(), (await TryAsync(good, test.App.NewId())).Error);
        Assert.Empty((await ItemAsync(test, "1.1")).Citations);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AFileIsTakenOffAndStaysInTheLibrary(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync();
        await test.CiteAsync("1.1", file);
        var withdraw = test.App.Get<WithdrawCitation>();
        var operation = test.App.NewId();

        Assert.Equal(2, (await withdraw.RunAsync(test.Contributor, operation, test.Id, "1.1", file, None)).Value);
        Assert.Equal(2, (await withdraw.RunAsync(test.Contributor, operation, test.Id, "1.1", file, None)).Value);
        Assert.Empty((await ItemAsync(test, "1.1")).Citations);
        Assert.Single(await test.RecordAsync("answer.evidence-withdrawn"));
        Assert.Null((await test.CiteAsync("1.1", file)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AForeignCaseAnswersLikeAnUnknownOne(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync(firmId: test.Stranger.FirmId);
        foreach (var id in (Guid[])[test.Id, test.App.NewId()])
        {
            Assert.Equal(new NotFound(), (await test.App.Get<CiteEvidence>().RunAsync(test.Stranger, test.App.NewId(), id, "1.1", [file], None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<WithdrawCitation>().RunAsync(test.Stranger, test.App.NewId(), id, "1.1", file, None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Stranger, id, None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Stranger, id, "1.1", None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<FirmCaseQueries>().CheckAsync(test.Stranger, id, None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<FirmCaseQueries>().SubmissionsAsync(test.Stranger, id, None)).Error);
            Assert.Equal(new NotFound(), (await test.App.Get<FirmCaseQueries>().FindingsAsync(test.Stranger, id, None)).Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheAuthorityNeverReadsOrWritesAnswersFromTheFirmsSide(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        Assert.Equal(new NotAllowed(), (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Inspector, test.Id, None)).Error);
        Assert.Equal(new NotAllowed(), (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Officer, test.Id, "1.1", None)).Error);
        Assert.Equal(new NotAllowed(), (await test.CiteAsync("1.1", await test.AddFileAsync(), test.Inspector)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheSheetTellsFourStatesApart(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var file = await test.AddFileAsync(ScanVerdict.NotConfigured);
        await test.AnswerAsync("1.1", Claim.Met);
        await test.AnswerAsync("1.2", Claim.NotMet);
        Assert.Equal([AnswerProgress.Done, AnswerProgress.InProgress, AnswerProgress.NotStarted], await ProgressAsync(test));

        await test.AnswerAsync("1.2", Claim.NotMet, "Not yet.", seen: 1);
        await test.CiteAsync("2.1", file);
        Assert.Equal([AnswerProgress.Done, AnswerProgress.Done, AnswerProgress.InProgress], await ProgressAsync(test));

        await RejectAsync(test, file);
        Assert.Equal([AnswerProgress.Done, AnswerProgress.Done, AnswerProgress.Blocked], await ProgressAsync(test));
        var sheet = (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value;
        Assert.Equal((3, 2, true), (sheet.Total, sheet.Done, sheet.Open));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfTwoEditsAtOnceOneWinsAndTheOtherLearnsIt(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        await test.AnswerAsync("1.1", Claim.Met, "First.");
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => test.AnswerAsync("1.1", Claim.PartlyMet, $"Edit {i}.", seen: 1, i % 2 == 0 ? test.Contributor : test.Signatory)));
        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.IsType<Conflict>(result.Error));
        Assert.Equal(2, (await ItemAsync(test, "1.1")).Version);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatedSaveGivesItsOwnVersionEvenWhereAColleagueWroteSince(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var save = test.App.Get<SaveAnswer>();
        var operation = test.App.NewId();
        Task<Result<int>> SaveAsync(int seen) => save.RunAsync(test.Contributor, operation, new AnswerDraft(test.Id, "1.1", Claim.NotMet, "Mine.", seen), None);
        await test.CiteAsync("1.1", await test.AddFileAsync());
        Assert.Equal(2, (await SaveAsync(1)).Value);
        Assert.Equal(3, (await test.AnswerAsync("1.1", Claim.PartlyMet, "Theirs.", 2, test.Signatory)).Value);

        // The answer was lost on the way. Were the repeat to say 3, the next save would overwrite the colleague's words. The page
        // may have learned of version 2 in between and name that.
        Assert.Equal(2, (await SaveAsync(1)).Value);
        Assert.Equal(2, (await SaveAsync(2)).Value);
        Assert.IsType<Conflict>((await test.AnswerAsync("1.1", Claim.NotMet, "Mine, more.", 2)).Error);
        Assert.Equal(2, (await test.RecordAsync("answer.saved")).Count);
        Assert.Equal("Theirs.", (await ItemAsync(test, "1.1")).Statement);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatedCitationGivesItsOwnVersionEvenWhereAColleagueWroteSince(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var (operation, file) = (test.App.NewId(), await test.AddFileAsync());
        Task<Result<int>> CiteAsync() => test.App.Get<CiteEvidence>().RunAsync(test.Contributor, operation, test.Id, "1.1", [file], None);
        Assert.Equal(1, (await CiteAsync()).Value);
        Assert.Equal(2, (await test.AnswerAsync("1.1", Claim.Met, "Theirs.", 1, test.Signatory)).Value);
        Assert.Equal(1, (await CiteAsync()).Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task CitationsMadeAtOnceAllStay(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        var files = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            files.Add(await test.AddFileAsync());
        }

        // Each change holds the case, so none is refused and none is lost.
        await test.AnswerAsync("1.1", Claim.Met);
        var results = await Task.WhenAll(files.Select(file => test.CiteAsync("1.1", file)));
        var refused = results.Zip(files).Where(pair => !pair.First.IsSuccess).Select(pair => pair.Second).ToList();
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.IsType<Conflict>(result.Error));
        Assert.Equal(files.Except(refused).Order(), (await ItemAsync(test, "1.1")).Citations.Select(citation => citation.VersionId).Order());
        Assert.Equal(1 + files.Count - refused.Count, (await ItemAsync(test, "1.1")).Version);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnUnknownItemIsRefused(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind);
        Assert.Equal(new UnknownItem("9.9"), (await test.CiteAsync("9.9", await test.AddFileAsync())).Error);
        Assert.Equal(new UnknownItem("9.9"), (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Contributor, test.Id, "9.9", None)).Error);
    }

    internal static async Task RejectAsync(FirmCase test, Guid file)
    {
        await using var db = await test.App.DbAsync();
        var version = await db.Set<EvidenceVersion>().SingleAsync(version => version.Id == file, None);
        Assert.True(version.Judge(new ScanAnswer(ScanVerdict.Rejected, "Test"), TestApp.Start));
        await db.SaveChangesAsync(None);
    }

    private static async Task<AnswerDetail> ItemAsync(FirmCase test, string item) =>
        (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Contributor, test.Id, item, None)).Value;

    private static async Task<IEnumerable<AnswerProgress>> ProgressAsync(FirmCase test) =>
        (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value.Rows.Select(row => row.Progress);
}
