using System.Text;
using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Questions about the firm, corrections of facts, and the items that fall away by them.</summary>
public sealed class FactTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheRegisterIsCopiedWhenTheFirmIsToldAndALaterEditChangesNoCase(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        await using (var db = await test.App.DbAsync())
        {
            (await db.Set<Firm>().SingleAsync(firm => firm.Id == test.Firm.Id, None)).Size = SizeClass.Large;
            await db.SaveChangesAsync(None);
        }

        var sheet = await SheetAsync(test, test.Contributor);
        Assert.Equal(["size", "data", "remote-access"], sheet.Rows.Select(row => row.Fact));
        Assert.Equal((true, "small", 0), (sheet.Rows[0].FromRegister, sheet.Rows[0].Claimed.Single(), sheet.Rows[0].Version));
        Assert.Equal(["1.2"], sheet.Excluded.Select(item => item.ItemId));
        Assert.Equal("size", sheet.Excluded[0].Against.Single().Fact);
        Assert.Equal((2, true, false, false), (sheet.Missing, sheet.MayAnswer, sheet.MayCorrect, sheet.Hidden));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnAnswerIsSavedOnceOnRecordAndAColleaguesIsNeverOverwrittenUnseen(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        var operation = test.App.NewId();
        Assert.Equal(1, (await AnswerAsync(test, "remote-access", ["yes"], operation: operation)).Value);
        Assert.Equal(new Conflict(1), (await AnswerAsync(test, "remote-access", ["no"], actor: test.Signatory)).Error);
        Assert.Equal(2, (await AnswerAsync(test, "remote-access", ["no"], seen: 1, actor: test.Signatory)).Value);
        // The repeat answers with its own version, not with the colleague's.
        Assert.Equal(1, (await AnswerAsync(test, "remote-access", ["yes"], operation: operation)).Value);

        var row = (await SheetAsync(test, test.Contributor)).Rows.Single(row => row.Fact == "remote-access");
        Assert.Equal(("no", "Suzuki", 2), (row.Claimed.Single(), row.ClaimedByName, row.Version));
        var entries = await test.RecordAsync("fact.answered");
        Assert.Equal(2, entries.Count);
        Assert.Equal(("fact", "remote-access", test.Id, test.Firm.Id), (entries[0].SubjectType, entries[0].SubjectId, entries[0].InspectionId!.Value, entries[0].FirmId!.Value));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyTheFirmAnswersAndAForeignOneLearnsNothing(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        Assert.Equal(new NotFound(), (await AnswerAsync(test, "remote-access", ["yes"], actor: test.Stranger)).Error);
        Assert.Equal(new NotFound(), (await CorrectAsync(test, "size", ["large"], actor: test.Stranger)).Error);
        Assert.Equal(new NotFound(), (await test.App.Get<FactQueries>().OpenAsync(test.Stranger, test.Id, None)).Error);
        Assert.Equal(new NotFound(), (await test.App.Get<FactQueries>().OpenAsync(test.Contributor, test.App.NewId(), None)).Error);
        foreach (var actor in (Actor[])[test.Inspector, test.Officer])
        {
            Assert.Equal(new NotAllowed(), (await AnswerAsync(test, "remote-access", ["yes"], actor: actor)).Error);
        }

        Assert.Equal(new NotAllowed(), (await CorrectAsync(test, "size", ["large"], actor: test.Signatory)).Error);
        Assert.Equal(new UnknownFact("unused"), (await AnswerAsync(test, "unused", ["yes"])).Error);
        Assert.Equal(new UnknownFact("sector"), (await AnswerAsync(test, "sector", ["E"])).Error);
        Assert.Equal(new FactNotOpen("size"), (await AnswerAsync(test, "size", ["large"])).Error);
        Assert.Equal(new FactValueNotAllowed("remote-access"), (await AnswerAsync(test, "remote-access", ["perhaps"])).Error);
        Assert.Equal(new WrongState(InspectionState.Notified, InspectionEvent.Determine), (await CorrectAsync(test, "size", ["large"])).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatTheFirmSaysOfItselfStaysWithItUntilItSubmits(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        await AnswerAsync(test, "remote-access", ["no"]);
        await AnswerAsync(test, "data", ["none"]);
        var before = await SheetAsync(test, test.Officer);
        Assert.True(before.Hidden);
        Assert.All(before.Rows.Where(row => !row.FromRegister), row => Assert.Equal(("", 0, 0), (row.ClaimedByName, row.Claimed.Count, row.Version)));
        Assert.Empty(before.Excluded);

        await test.AnswerAsync("1.1", Claim.Met);
        Assert.Null((await test.SubmitAsync()).Error);
        var after = await SheetAsync(test, test.Officer);
        Assert.Equal(["1.2", "2.1"], after.Excluded.Select(item => item.ItemId));
        Assert.Equal((false, false, false), (after.Hidden, after.MayAnswer, after.MayCorrect));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnItemThatDoesNotApplyIsNotAskedAndItsAnswerComesBackWithTheFact(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        Assert.Equal((2, 2), await LeftAsync(test));
        await test.AnswerAsync("2.1", Claim.NotMet, "Not yet.");
        await AnswerAsync(test, "data", ["none"]);
        await AnswerAsync(test, "remote-access", ["no"]);
        Assert.Equal((1, 0), await LeftAsync(test));
        var item = (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Contributor, test.Id, "2.1", None)).Value;
        Assert.Equal((AnswerProgress.NotAsked, false, "Not yet."), (item.Progress, item.Open, item.Statement));
        Assert.Equal(["remote-access", "data"], item.Against.Select(reason => reason.Fact));

        await AnswerAsync(test, "remote-access", ["yes"], seen: 1);
        item = (await test.App.Get<FirmCaseQueries>().ItemAsync(test.Contributor, test.Id, "2.1", None)).Value;
        Assert.Equal((AnswerProgress.Done, true, "Not yet."), (item.Progress, item.Open, item.Statement));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ASubmissionWaitsForTheQuestionsAndFreezesWhatWasClaimed(DatabaseKind kind)
    {
        await using var test = await NotifiedAsync(kind);
        await test.AnswerAsync("1.1", Claim.Met);
        // Written while it applied; it is not handed in once it does not.
        await test.AnswerAsync("2.1", Claim.NotMet, "Not yet.");
        Assert.Equal(["data", "remote-access"], Assert.IsType<MissingFacts>((await test.SubmitAsync()).Error).Facts);
        Assert.Equal(2, (await test.App.Get<FirmCaseQueries>().CheckAsync(test.Contributor, test.Id, None)).Value.MissingFacts.Count);
        await AnswerAsync(test, "data", ["none"]);
        await AnswerAsync(test, "remote-access", ["no"]);
        Assert.True((await test.App.Get<FirmCaseQueries>().CheckAsync(test.Contributor, test.Id, None)).Value.IsComplete);
        Assert.Null((await test.SubmitAsync()).Error);

        await using var db = await test.App.DbAsync();
        var submission = await db.Set<Submission>().AsNoTracking().SingleAsync(None);
        const string Facts = """[{"fact":"size","values":["small"]},{"fact":"data","values":["none"]},{"fact":"remote-access","values":["no"]}]""";
        Assert.Equal(Facts, submission.Facts);
        Assert.Equal("""[{"item":"1.1","claim":"Met","statement":"","evidence":[]}]""", submission.Answers);
        Assert.Equal(Digest.OfBytes(Encoding.UTF8.GetBytes(submission.Answers + "\n" + Facts)), submission.Digest);
        Assert.Equal(new WrongState(InspectionState.Submitted, InspectionEvent.Answer), (await AnswerAsync(test, "data", ["health"], seen: 1)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACaseWithoutConditionsHasNoFactsAndSubmitsAsEver(DatabaseKind kind)
    {
        await using var test = await FirmCase.StartAsync(kind, notified: false);
        await NotifyAsync(test);
        Assert.Empty((await SheetAsync(test, test.Contributor)).Rows);
        Assert.False((await test.App.Get<CaseQueries>().HeadAsync(test.Contributor, test.Id, None)).Value.HasFacts);
        await test.SubmitCompleteAsync();
        await using var db = await test.App.DbAsync();
        var submission = await db.Set<Submission>().AsNoTracking().SingleAsync(None);
        Assert.Null(submission.Facts);
        Assert.Equal(Digest.OfBytes(Encoding.UTF8.GetBytes(submission.Answers)), submission.Digest);
        Assert.False(await db.Set<CaseFact>().AnyAsync(None));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ACorrectionNeedsARationaleCountsAtOnceAndIsNeverOverwrittenUnseen(DatabaseKind kind)
    {
        await using var test = await InReviewAsync(kind);
        Assert.Equal(new InvalidField("rationale", "Required"), (await CorrectAsync(test, "size", ["large"], "  ")).Error);
        Assert.Equal(new FactValueNotAllowed("size"), (await CorrectAsync(test, "size", ["small"])).Error);
        Assert.Equal(new ItemDoesNotApply("1.2"), (await JudgeAsync(test, "1.2", "met")).Error);
        Assert.Equal((0, 1), await ProgressAsync(test));

        var operation = test.App.NewId();
        Assert.Equal(1, (await CorrectAsync(test, "size", ["large"], operation: operation)).Value);
        Assert.Equal(1, (await CorrectAsync(test, "size", ["large"], operation: operation)).Value);
        Assert.Equal(new Conflict(1), (await CorrectAsync(test, "size", ["medium"])).Error);
        Assert.Equal((0, 2), await ProgressAsync(test));
        Assert.Null((await JudgeAsync(test, "1.2", "not-met")).Error);
        Assert.Equal((1, 2), await ProgressAsync(test));

        // Taken back, the item falls away again, and what was judged on it plays no part.
        Assert.Equal(2, (await CorrectAsync(test, "size", [], "", seen: 1)).Value);
        Assert.Equal((0, 1), await ProgressAsync(test));
        Assert.Equal(2, (await test.RecordAsync("fact.corrected")).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheFirmLearnsOfACorrectionWithTheDraftFindingsOrWhenItIsAsked(DatabaseKind kind)
    {
        await using var test = await InReviewAsync(kind);
        await CorrectAsync(test, "size", ["large"], "Three hundred people.");
        Assert.Equal((null, 2), await SeenByFirmAsync(test));
        Assert.Equal(new ItemDoesNotApply("2.1"), (await JudgeAsync(test, "2.1", "met")).Error);

        // Asked about an item, the firm answers it whatever it claimed; why it is asked stays with the inspectors.
        Assert.Null((await test.App.Get<RequestInformation>().RunAsync(
            test.Inspector, test.App.NewId(), new InformationQuestion(test.Id, ["1.2"], "Which?", FirmCase.RequestDue), None)).Error);
        Assert.Equal((null, 1), await SeenByFirmAsync(test));
        Assert.Equal(["1.2"], Assert.IsType<MissingAnswers>((await ProvideAsync(test)).Error).Items);
        Assert.Null((await test.AnswerAsync("1.2", Claim.Met)).Error);
        Assert.Null((await ProvideAsync(test)).Error);

        await JudgeAsync(test, "1.1", "met");
        await JudgeAsync(test, "1.2", "not-met");
        Assert.Null((await test.App.Get<CloseReview>().RunAsync(test.Inspector, test.App.NewId(), test.Id, None)).Error);
        await test.MoveAsync(inspection => inspection.StartQualityReview());
        await test.MoveAsync(inspection => inspection.ConfirmReview(FirmCase.FactCheckUntil));
        Assert.Equal(("Large", 1), await SeenByFirmAsync(test));
        var findings = (await test.App.Get<FirmCaseQueries>().FindingsAsync(test.Contributor, test.Id, None)).Value;
        Assert.Equal(["1.2"], findings.Rows.Select(row => row.ItemId));
        var fact = Assert.Single(findings.Corrected);
        Assert.Equal(("size", "Three hundred people.", ""), (fact.Fact, fact.Rationale, fact.JudgedByName));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AConflictOfInterestTakesTheInspectorsCorrectionsBack(DatabaseKind kind)
    {
        await using var test = await InReviewAsync(kind);
        await CorrectAsync(test, "size", ["large"]);
        Assert.Null((await test.App.Get<DeclareConflict>().RunAsync(test.Inspector, test.App.NewId(), test.Firm.Id, "A cousin.", None)).Error);
        await using var db = await test.App.DbAsync();
        var row = await db.Set<CaseFact>().AsNoTracking().SingleAsync(row => row.Fact == "size", None);
        Assert.Equal((false, "small", 2), (row.IsCorrected, row.Effective.Single(), row.Version));
    }

    /// <summary>Told by the use case; small, so that 1.2 does not apply.</summary>
    internal static async Task<FirmCase> NotifiedAsync(DatabaseKind kind)
    {
        var test = await FirmCase.StartAsync(kind, notified: false, DemoChecklist.LibraryWithFacts());
        await NotifyAsync(test);
        return test;
    }

    private static async Task NotifyAsync(FirmCase test)
    {
        await test.AssignAsync(await test.App.AddPersonAsync("Reviewer", null, Role.Inspector), CaseRole.QualityReviewer);
        Assert.Null((await test.App.Get<NotifyFirm>().RunAsync(test.Officer, test.App.NewId(), test.Id, FirmCase.Due, None)).Error);
    }

    /// <summary>In review with 1.1 answered; 1.2 and 2.1 do not apply.</summary>
    internal static async Task<FirmCase> InReviewAsync(DatabaseKind kind)
    {
        var test = await NotifiedAsync(kind);
        Assert.Null((await AnswerAsync(test, "data", ["none"])).Error);
        Assert.Null((await AnswerAsync(test, "remote-access", ["no"])).Error);
        Assert.Null((await test.AnswerAsync("1.1", Claim.Met)).Error);
        Assert.Null((await test.SubmitAsync()).Error);
        await test.MoveAsync(inspection => inspection.StartReview());
        return test;
    }

    internal static Task<Result<int>> AnswerAsync(FirmCase test, string fact, string[] values, int seen = 0, Actor? actor = null, Guid? operation = null) =>
        test.App.Get<AnswerQuestion>().RunAsync(actor ?? test.Contributor, operation ?? test.App.NewId(), new QuestionDraft(test.Id, fact, values, seen), None);

    internal static Task<Result<int>> CorrectAsync(
        FirmCase test, string fact, string[] values, string rationale = "Seen.", int seen = 0, Actor? actor = null, Guid? operation = null) =>
        test.App.Get<CorrectFact>().RunAsync(actor ?? test.Inspector, operation ?? test.App.NewId(), new FactCorrection(test.Id, fact, values, rationale, seen), None);

    private static Task<Result<int>> JudgeAsync(FirmCase test, string item, string verdict) => test.App.Get<SaveDetermination>().RunAsync(
        test.Inspector, test.App.NewId(), new DeterminationDraft(test.Id, item, ReviewCase.Judgement(verdict, "Seen."), 0), None);

    private static Task<Result<SubmissionReceipt>> ProvideAsync(FirmCase test) =>
        test.App.Get<ProvideInformation>().RunAsync(test.Signatory, test.App.NewId(), test.Id, true, None);

    private static async Task<FactSheet> SheetAsync(FirmCase test, Actor actor) => (await test.App.Get<FactQueries>().OpenAsync(actor, test.Id, None)).Value;

    /// <summary>Items to answer, and questions that come before them.</summary>
    private static async Task<(int Items, int Questions)> LeftAsync(FirmCase test)
    {
        var sheet = (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value;
        return (sheet.Total, sheet.MissingFacts);
    }

    /// <summary>Judged and total, as the workbench and the queue have them.</summary>
    private static async Task<(int Judged, int Total)> ProgressAsync(FirmCase test)
    {
        var bench = (await test.App.Get<WorkbenchQueries>().OpenAsync(test.Inspector, test.Id, None)).Value;
        var row = Assert.Single(await test.App.Get<ReviewQueries>().QueueAsync(test.Inspector, None));
        Assert.Equal((bench.Progress.Judged, bench.Progress.Total), (row.Judged, row.Total));
        Assert.Equal(bench.Progress.Total, bench.Rows.Count(item => item.Applies));
        return (row.Judged, row.Total);
    }

    /// <summary>What the firm sees of the size as corrected, and how many items it sees as not applying.</summary>
    private static async Task<(string? Size, int Excluded)> SeenByFirmAsync(FirmCase test)
    {
        var sheet = await SheetAsync(test, test.Contributor);
        var answers = (await test.App.Get<FirmCaseQueries>().SheetAsync(test.Contributor, test.Id, None)).Value;
        Assert.Equal(sheet.Excluded.Count, answers.Rows.Count(row => row.Progress is AnswerProgress.NotAsked));
        return (sheet.Rows.Single(row => row.Fact == "size").JudgedText?.En, sheet.Excluded.Count);
    }
}
