using Compliance.App.Checklists;
using Compliance.App.Checklists.Drafts;
using Compliance.App.Inspections;
using Compliance.App.Programmes;
using Compliance.App.Tests.Checklists;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Tests.Programmes;

/// <summary>A published draft judges cases: new ones pin it, open ones move to it with what still holds.</summary>
public sealed class MoveInspectionTests
{
    private const string Id = "nist-sp-800-171-r2";
    private static readonly LocalizedText Words = new("Another requirement.", "別の要求事項。");

    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task ACaseOpenedUnderAPublishedDraftPinsItAndIsSubmittedByItsItems(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        var opened = await app.NotifiedAsync();
        var inspection = await HeadAsync(app, opened.Id);
        Assert.Equal((published.Version, published.ContentHash), (inspection.ChecklistVersion, inspection.ChecklistHash));
        Assert.IsType<UnknownItem>((await SaveAnswerAsync(app, opened.Id, "3.1.2")).Error);
        await AnswerAsync(app, opened.Id, app.Get<ChecklistLibrary>().Find(Id, published.Version)!.Checklist.Items.Select(item => item.Id));
        Assert.True((await app.Get<SubmitInspection>().RunAsync(app.Signatory, app.NewId(), opened.Id, true, CancellationToken.None)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ANotifiedCaseKeepsWhatHoldsAndOpensTheRest(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var opened = await app.NotifiedAsync();
        await AnswerAsync(app, opened.Id, ["3.1.1", "3.1.2", "3.1.3"]);
        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        var offered = (await app.Get<MoveInspectionQueries>().VersionsAsync(app.Officer, opened.Id, CancellationToken.None)).Value;
        Assert.Equal(("1.0.0", published.Version), (offered.Current, Assert.Single(offered.Others)));
        var preview = await PreviewAsync(app, opened.Id, published.Version);
        Assert.Equal(["3.1.1"], preview.Carried.Reset);
        Assert.Equal(["3.99.1"], preview.Carried.Added);
        Assert.Equal(["3.1.2"], preview.Carried.Removed);
        Assert.Equal(108, preview.Carried.Kept.Count);
        Assert.False(preview.NeedsMessage);

        var operation = app.NewId();
        var move = new CaseMove(opened.Id, published.Version, preview.SeenVersion, "", null);
        var carried = (await app.Get<MoveInspection>().RunAsync(app.Officer, operation, move, CancellationToken.None)).Value;
        Assert.Equal(preview.Carried.Kept, carried.Kept);
        Assert.Equal(carried.Kept, (await app.Get<MoveInspection>().RunAsync(app.Officer, operation, move, CancellationToken.None)).Value.Kept);
        var inspection = await HeadAsync(app, opened.Id);
        Assert.Equal((InspectionState.Notified, published.Version, published.ContentHash), (inspection.State, inspection.ChecklistVersion, inspection.ChecklistHash));
        await using var db = await app.App.DbAsync();
        var responses = await db.Set<Response>().Where(response => response.InspectionId == opened.Id).OrderBy(response => response.ItemId).ToListAsync(CancellationToken.None);
        Assert.Equal([("3.1.1", null, "Done as asked."), ("3.1.3", Claim.Met, "Done as asked.")], responses.Select(response => (response.ItemId, response.Claim, response.Statement)));
        Assert.Equal(["inspection.checklist-moved", "answer.reset", "answer.reset"], (await app.ActionsAsync()).TakeLast(3));

        // The version of an answer still counts its entries: the firm writes on without a conflict.
        Assert.Equal(3, (await SaveAnswerAsync(app, opened.Id, "3.1.1", 2)).Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ASubmittedCaseGoesBackToTheFirmWhichAnswersWhatIsNew(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var opened = await SubmittedAsync(app);
        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        await MoveAsync(app, opened.Id, published.Version);
        Assert.Equal(InspectionState.Notified, (await HeadAsync(app, opened.Id)).State);
        Assert.IsType<MissingAnswers>((await app.Get<SubmitInspection>().RunAsync(app.Signatory, app.NewId(), opened.Id, true, CancellationToken.None)).Error);
        await AnswerAsync(app, opened.Id, ["3.99.1"]);
        Assert.True((await SaveAnswerAsync(app, opened.Id, "3.1.1", 2)).IsSuccess);
        var receipt = (await app.Get<SubmitInspection>().RunAsync(app.Signatory, app.NewId(), opened.Id, true, CancellationToken.None)).Value;
        Assert.Equal(2, receipt.Round);
    }

    /// <summary>What the firm is told where a case in review moves to another version.</summary>
    internal static async Task<string?> ToldAsync(DatabaseKind kind, string message)
    {
        await using var app = await StartAsync(kind);
        var opened = await SubmittedAsync(app);
        Assert.True((await app.Get<StartReview>().RunAsync(app.Lead, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        var preview = await PreviewAsync(app, opened.Id, published.Version);
        var move = new CaseMove(opened.Id, published.Version, preview.SeenVersion, message, new DateOnly(2026, 6, 30));
        Assert.True((await app.Get<MoveInspection>().RunAsync(app.Officer, app.NewId(), move, CancellationToken.None)).IsSuccess);
        await using var db = await app.App.DbAsync();
        return await db.Set<InformationRequest>().Where(request => request.InspectionId == opened.Id).Select(request => request.Message).SingleAsync();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DuringTheReviewTheFirmIsAskedAndJudgementsOfTheOtherItemsStay(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var opened = await SubmittedAsync(app);
        Assert.True((await app.Get<StartReview>().RunAsync(app.Lead, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        foreach (var item in new[] { "3.1.1", "3.1.2", "3.1.3" })
        {
            var judged = await app.Get<SaveDetermination>().RunAsync(
                app.Lead,
                app.NewId(),
                new(opened.Id, item, new Judgement(new Verdict.Met(), new Dictionary<string, ObjectiveState>(), "Seen.", null, "", []), 0),
                CancellationToken.None);
            Assert.True(judged.IsSuccess, judged.Error?.ToString());
        }

        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        var preview = await PreviewAsync(app, opened.Id, published.Version);
        Assert.True(preview.NeedsMessage);
        var move = new CaseMove(opened.Id, published.Version, preview.SeenVersion, "", null);
        var use = app.Get<MoveInspection>();
        Assert.Equal(new InvalidField("message", "Required"), (await use.RunAsync(app.Officer, app.NewId(), move, CancellationToken.None)).Error);
        move = move with { Message = "The checklist has a new version." };
        Assert.Equal(new InvalidField("dueOn", "AfterToday"), (await use.RunAsync(app.Officer, app.NewId(), move, CancellationToken.None)).Error);
        move = move with { AnswerBy = new DateOnly(2026, 6, 30) };
        Assert.IsType<NotAllowed>((await use.RunAsync(app.Lead, app.NewId(), move, CancellationToken.None)).Error);
        Assert.Equal(new Conflict(preview.SeenVersion), (await use.RunAsync(app.Officer, app.NewId(), move with { SeenVersion = 0 }, CancellationToken.None)).Error);
        Assert.Equal(new VersionNotOffered("9.9.9"), (await use.RunAsync(app.Officer, app.NewId(), move with { Version = "9.9.9" }, CancellationToken.None)).Error);
        Assert.True((await use.RunAsync(app.Officer, app.NewId(), move, CancellationToken.None)).IsSuccess);

        await using var db = await app.App.DbAsync();
        var inspection = await HeadAsync(app, opened.Id);
        Assert.Equal(InspectionState.InformationRequested, inspection.State);
        Assert.NotNull(inspection.ClockStoppedAt);
        var request = await db.Set<InformationRequest>().SingleAsync(request => request.InspectionId == opened.Id, CancellationToken.None);
        Assert.Equal(["3.1.1", "3.99.1"], request.Items);
        var judgements = await db.Set<Determination>().Where(row => row.InspectionId == opened.Id).OrderBy(row => row.ItemId).ToListAsync(CancellationToken.None);
        Assert.Equal([("3.1.1", null, "Seen."), ("3.1.3", Verdict.MetText, "Seen.")], judgements.Select(row => (row.ItemId, row.Verdict, row.Rationale)));
        Assert.Equal(new ItemNotOpen("3.1.3"), (await SaveAnswerAsync(app, opened.Id, "3.1.3", 1)).Error);
        await AnswerAsync(app, opened.Id, ["3.99.1"]);
        Assert.True((await SaveAnswerAsync(app, opened.Id, "3.1.1", 2)).IsSuccess);
        Assert.True((await app.Get<ProvideInformation>().RunAsync(app.Signatory, app.NewId(), opened.Id, true, CancellationToken.None)).IsSuccess);
        Assert.Equal(InspectionState.InReview, (await HeadAsync(app, opened.Id)).State);
    }

    // The sample stays as it was drawn; two score anew what is worded anew, and nobody what is gone.
    [Theory, MemberData(nameof(Both))]
    public async Task WhatWasScoredTwiceIsScoredTwiceAnewWhereTheItemIsWordedAnew(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var opened = await SubmittedAsync(app);
        await using (var db = await app.App.DbAsync())
        {
            await db.Set<Inspection>().ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondScoringPercent, 100), CancellationToken.None);
        }

        Assert.True((await app.Get<StartReview>().RunAsync(app.Lead, app.NewId(), opened.Id, CancellationToken.None)).IsSuccess);
        foreach (var item in new[] { "3.1.1", "3.1.2", "3.1.3" })
        {
            foreach (var actor in new[] { app.Lead, app.Inspector })
            {
                var met = new Judgement(new Verdict.Met(), new Dictionary<string, ObjectiveState>(), "Seen.", null, "", []);
                Assert.True((await app.Get<SaveDetermination>().RunAsync(actor, app.NewId(), new(opened.Id, item, met, 0), CancellationToken.None)).IsSuccess);
            }

            Assert.True((await app.Get<HandInSecondScore>().RunAsync(app.Inspector, app.NewId(), new(opened.Id, item, 1), CancellationToken.None)).IsSuccess);
        }

        var published = await PublishAsync(app);
        Adopt(app, published.Version);
        var preview = await PreviewAsync(app, opened.Id, published.Version);
        var move = new CaseMove(opened.Id, published.Version, preview.SeenVersion, "The checklist has a new version.", new DateOnly(2026, 6, 30));
        Assert.True((await app.Get<MoveInspection>().RunAsync(app.Officer, app.NewId(), move, CancellationToken.None)).IsSuccess);
        await using (var db = await app.App.DbAsync())
        {
            var sample = await db.Set<SecondScore>().Where(row => row.InspectionId == opened.Id).ToDictionaryAsync(row => row.ItemId, row => row.State, CancellationToken.None);
            Assert.Equal(
                (110, SecondScoreState.Open, SecondScoreState.Open, SecondScoreState.Agreed, false),
                (sample.Count, sample["3.1.1"], sample["3.1.2"], sample["3.1.3"], sample.ContainsKey("3.99.1")));
        }

        Assert.Equal(2, (await app.ActionsAsync()).Count(action => action == "second-score.reset"));

        // What is gone from the checklist is no item of the report either.
        var report = (await app.Get<ReviewQueries>().OpenAsync(app.Lead, opened.Id, CancellationToken.None)).Value.Scores!;
        Assert.Equal((109, 1), (report.Drawn, report.Agreement.Compared));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AVersionThatTheOwnPolicyDoesNotFitIsOfferedOnlyWithThePolicyThatDoes(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var opened = await app.NotifiedAsync();
        var published = await PublishAsync(app, removed: "3.1.20");
        Assert.Empty((await app.Get<MoveInspectionQueries>().VersionsAsync(app.Officer, opened.Id, CancellationToken.None)).Value.Others);
        Adopt(app, published.Version);
        var preview = await PreviewAsync(app, opened.Id, published.Version);
        Assert.True(preview.PolicyChanges);
        await MoveAsync(app, opened.Id, published.Version);
        Assert.Equal(app.Get<ChecklistLibrary>().FindProgramme(CaseTestApp.Programme)!.Policy.PolicyHash, (await HeadAsync(app, opened.Id)).PolicyHash);
    }

    private static Task<CaseTestApp> StartAsync(DatabaseKind kind) =>
        CaseTestApp.StartAsync(kind, services => services.AddSingleton(ChecklistLibrary.Open(Repository.ChecklistsFolder)));

    // 1.1.0: 3.1.1 asks for something else, 3.1.2 (or another) is gone, 3.99.1 is new.
    private static async Task<PublishedVersion> PublishAsync(CaseTestApp app, string removed = "3.1.2")
    {
        var ct = CancellationToken.None;
        var editor = await app.App.AddPersonAsync("Editor", null, Role.StandardsEditor);
        var approver = await app.App.AddPersonAsync("Approver", null, Role.StandardsEditor);
        var draft = (await app.Get<StartDraftFromVersion>().RunAsync(editor, app.NewId(), Id, "1.0.0", ct)).Value;
        var items = (await app.Get<ChecklistDraftQueries>().FindAsync(editor, draft, ct)).Value.Items;
        var first = (await app.Get<ChecklistDraftQueries>().ItemAsync(editor, draft, items.Single(item => item.ItemId == "3.1.1").Key, ct)).Value;
        Assert.True((await app.Get<SaveDraftItem>().RunAsync(editor, app.NewId(), draft, first.Key, first.Content with { Requirement = Words }, 1, ct)).IsSuccess);
        Assert.True((await app.Get<RemoveDraftItem>().RunAsync(editor, app.NewId(), draft, items.Single(item => item.ItemId == removed).Key, 1, ct)).IsSuccess);
        var last = items[^1];
        var added = first.Content with { Id = "3.99.1", Objectives = [] };
        Assert.True((await app.Get<AddDraftItem>().RunAsync(editor, app.NewId(), draft, last.SectionKey, last.Key, added, ct)).IsSuccess);
        var proposed = await app.Get<ProposeChecklist>().RunAsync(editor, app.NewId(), draft, ct);
        Assert.True(proposed.IsSuccess, proposed.Error?.ToString());
        return (await app.Get<PublishChecklist>().RunAsync(approver, app.NewId(), draft, ct)).Value;
    }

    // The programme's next revision judges by that version; its rules name only what the version has.
    private static void Adopt(CaseTestApp app, string version)
    {
        var library = app.Get<ChecklistLibrary>();
        var now = library.FindProgramme(CaseTestApp.Programme)!;
        library.Add(now with
        {
            ChecklistVersion = version,
            Policy = now.Policy with { Version = "9.0.0", Rules = [.. now.Policy.Rules.Where(rule => rule is not ItemsNotOpenRule)] },
        });
    }

    private static async Task<OpenedCase> SubmittedAsync(CaseTestApp app)
    {
        var opened = await app.NotifiedAsync();
        await AnswerAsync(app, opened.Id, Repository.Sp800171.Checklist.Items.Select(item => item.Id));
        var submitted = await app.Get<SubmitInspection>().RunAsync(app.Signatory, app.NewId(), opened.Id, true, CancellationToken.None);
        Assert.True(submitted.IsSuccess, submitted.Error?.ToString());
        return opened;
    }

    private static async Task AnswerAsync(CaseTestApp app, Guid inspectionId, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            Assert.True((await SaveAnswerAsync(app, inspectionId, item)).IsSuccess, item);
        }
    }

    private static Task<Result<int>> SaveAnswerAsync(CaseTestApp app, Guid inspectionId, string item, int seen = 0) =>
        app.Get<SaveAnswer>().RunAsync(app.Signatory, app.NewId(), new(inspectionId, item, Claim.Met, "Done as asked.", seen), CancellationToken.None);

    private static async Task<MovePreview> PreviewAsync(CaseTestApp app, Guid inspectionId, string version)
    {
        var preview = await app.Get<MoveInspectionQueries>().PreviewAsync(app.Officer, inspectionId, version, CancellationToken.None);
        Assert.True(preview.IsSuccess, preview.Error?.ToString());
        return preview.Value;
    }

    private static async Task MoveAsync(CaseTestApp app, Guid inspectionId, string version)
    {
        var preview = await PreviewAsync(app, inspectionId, version);
        var moved = await app.Get<MoveInspection>().RunAsync(
            app.Officer, app.NewId(), new(inspectionId, version, preview.SeenVersion, "", null), CancellationToken.None);
        Assert.True(moved.IsSuccess, moved.Error?.ToString());
    }

    private static async Task<Inspection> HeadAsync(CaseTestApp app, Guid inspectionId)
    {
        await using var db = await app.App.DbAsync();
        return await db.Set<Inspection>().AsNoTracking().SingleAsync(inspection => inspection.Id == inspectionId, CancellationToken.None);
    }
}
