using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Tests.Inspections;

/// <summary>Judging one item: who may, when, and that nobody's judgement is lost or overwritten unseen.</summary>
public sealed class DeterminationTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheTeamJudgesAndNobodyElse(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        Dictionary<string, string> expected = new()
        {
            ["lead"] = "",
            ["inspector"] = "",
            ["reviewer"] = nameof(NotAllowed),
            ["unassigned inspector"] = nameof(NotFound),
            ["signatory"] = nameof(NotAllowed),
            ["other firm"] = nameof(NotFound),
            ["officer"] = nameof(NotAllowed),
            ["decision maker"] = nameof(NotAllowed),
            ["auditor"] = nameof(NotAllowed),
            ["administrator"] = nameof(NotFound),
        };
        Assert.Equal(made.People.Keys.Order(), expected.Keys.Order());
        var version = 0;
        foreach (var (person, refusal) in expected)
        {
            var result = await made.Get<SaveDetermination>().RunAsync(made.People[person], made.NewId(), Draft(made, "3.1.1", "met", version), ReviewCase.Ct);
            Assert.Equal((person, refusal), (person, result.Error?.Code ?? ""));
            version += result.IsSuccess ? 1 : 0;
        }

        Assert.Equal(2, (await made.RecordAsync()).Count(entry => entry.Action == "determination.saved"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnUnknownCaseAnswersLikeAForeignOne(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var unknown = await made.Get<SaveDetermination>().RunAsync(
            made.Lead, made.NewId(), new DeterminationDraft(made.NewId(), "3.1.1", ReviewCase.Judgement("met"), 0), ReviewCase.Ct);
        var foreign = await made.Get<SaveDetermination>().RunAsync(
            made.People["unassigned inspector"], made.NewId(), Draft(made, "3.1.1", "met", 0), ReviewCase.Ct);
        Assert.Equal(unknown.Error, foreign.Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfTwoInspectorsOnOneItemOneWinsAndTheOtherIsTold(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var save = made.Get<SaveDetermination>();
        Assert.Equal(1, (await save.RunAsync(made.Lead, made.NewId(), Draft(made, "3.1.1", "met", 0), ReviewCase.Ct)).Value);
        Assert.Equal(new Conflict(1), (await save.RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.1", "not-met", 0), ReviewCase.Ct)).Error);
        var item = (await made.Get<WorkbenchQueries>().ItemAsync(made.Inspector, made.Id, "3.1.1", ReviewCase.Ct)).Value;
        Assert.Equal(("met", "Lead", 1), (item.Judgement.Verdict, item.Judgement.InspectorName, item.Judgement.Version));
        Assert.Equal(2, (await save.RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.1", "not-met", 1), ReviewCase.Ct)).Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OfManyAtOnceExactlyOneWins(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => made.Get<SaveDetermination>().RunAsync(
            i % 2 == 0 ? made.Lead : made.Inspector, made.NewId(), Draft(made, "3.1.1", "met", 0), ReviewCase.Ct)));
        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.IsType<Conflict>(result.Error));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ARepeatGivesItsOwnVersionEvenWhereAColleagueJudgedSince(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var save = made.Get<SaveDetermination>();
        var operation = made.NewId();
        var draft = Draft(made, "3.1.1", "met", 0);
        Assert.Equal(1, (await save.RunAsync(made.Lead, operation, draft, ReviewCase.Ct)).Value);
        Assert.Equal(2, (await save.RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.1", "not-met", 1), ReviewCase.Ct)).Value);

        // The lead's answer was lost on the way. Were the repeat to say 2, the lead's next save would overwrite the colleague.
        Assert.Equal(1, (await save.RunAsync(made.Lead, operation, draft, ReviewCase.Ct)).Value);
        Assert.IsType<Conflict>((await save.RunAsync(made.Lead, made.NewId(), Draft(made, "3.1.1", "met", 1), ReviewCase.Ct)).Error);
        Assert.Equal(2, (await made.RecordAsync()).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnItemThatIsWithTheFirmWaitsAndTheOthersDoNot(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.Get<RequestInformation>().RunAsync(
            made.Lead, made.NewId(), new InformationQuestion(made.Id, ["3.1.2"], "Which accounts?", new DateOnly(2026, 6, 9)), ReviewCase.Ct);
        var save = made.Get<SaveDetermination>();
        Assert.Equal(new ItemWithFirm("3.1.2"), (await save.RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.2", "met", 0), ReviewCase.Ct)).Error);
        Assert.True((await save.RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.1", "met", 0), ReviewCase.Ct)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task NothingIsJudgedOutsideTheReview(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Submitted);
        foreach (var state in (InspectionState[])[InspectionState.Submitted, InspectionState.Reviewed, InspectionState.QualityReview, InspectionState.FactCheck, InspectionState.Concluded])
        {
            await made.MoveAsync(state);
            var result = await made.Get<SaveDetermination>().RunAsync(made.Inspector, made.NewId(), Draft(made, "3.1.1", "met", 0), ReviewCase.Ct);
            Assert.Equal(new WrongState(state, InspectionEvent.Determine), result.Error);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task OnlyEvidenceOfTheCaseCanBeReliedOn(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var cited = await made.CiteAsync("3.1.1");
        var save = made.Get<SaveDetermination>();
        Assert.IsType<UnknownEvidence>((await save.RunAsync(
            made.Inspector, made.NewId(), new DeterminationDraft(made.Id, "3.1.1", ReviewCase.Judgement("met", "", cited, made.NewId()), 0), ReviewCase.Ct)).Error);
        Assert.True((await save.RunAsync(
            made.Inspector, made.NewId(), new DeterminationDraft(made.Id, "3.1.2", ReviewCase.Judgement("met", "", cited, cited), 0), ReviewCase.Ct)).IsSuccess);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatDoesNotFitTheChecklistIsRefused(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var save = made.Get<SaveDetermination>();
        Assert.Equal(new UnknownItem("9.9.9"), (await save.RunAsync(made.Lead, made.NewId(), Draft(made, "9.9.9", "met", 0), ReviewCase.Ct)).Error);
        Assert.Equal(
            new VerdictNotAllowed("3.1.1", "encryption-not-fips-validated"),
            (await save.RunAsync(made.Lead, made.NewId(), Draft(made, "3.1.1", "encryption-not-fips-validated", 0), ReviewCase.Ct)).Error);
        Assert.True((await save.RunAsync(made.Lead, made.NewId(), Draft(made, "3.13.11", "encryption-not-fips-validated", 0), ReviewCase.Ct)).IsSuccess);
        var contradiction = ReviewCase.Judgement("met") with { Objectives = new Dictionary<string, ObjectiveState> { ["3.1.1[a]"] = ObjectiveState.NotMet } };
        Assert.Equal(
            new VerdictNotAllowed("3.1.1", "met"),
            (await save.RunAsync(made.Lead, made.NewId(), new DeterminationDraft(made.Id, "3.1.1", contradiction, 0), ReviewCase.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TextsThatNoDatabaseOrDocumentCouldHoldAreMadeStorable(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var typed = "One\r\ntwo\0\u0007\ud800 three\t😀漢字";
        Assert.True((await made.Get<SaveDetermination>().RunAsync(
            made.Lead, made.NewId(), new DeterminationDraft(made.Id, "3.1.1", ReviewCase.Judgement("not-met", typed), 0), ReviewCase.Ct)).IsSuccess);
        await using var db = await made.App.DbAsync();
        Assert.Equal("One\ntwo three\t😀漢字", await db.Set<Determination>().Select(row => row.Rationale).SingleAsync(ReviewCase.Ct));
    }

    private static DeterminationDraft Draft(ReviewCase made, string item, string verdict, int seen) =>
        new(made.Id, item, ReviewCase.Judgement(verdict), seen);
}
