using Compliance.App.Inspections;
using Compliance.App.Tests.Infrastructure;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Inspections;

/// <summary>Reading a case as its team: who may, and that the numbers are right.</summary>
public sealed class WorkbenchQueriesTests
{
    public static TheoryData<DatabaseKind> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task TheWorkbenchIsForTheTeamAndOversight(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        Dictionary<string, string> expected = new()
        {
            ["lead"] = "",
            ["inspector"] = "",
            ["reviewer"] = "",
            ["auditor"] = "",
            ["officer"] = nameof(NotAllowed),
            ["decision maker"] = nameof(NotAllowed),
            ["signatory"] = nameof(NotFound),
            ["other firm"] = nameof(NotFound),
            ["unassigned inspector"] = nameof(NotFound),
            ["administrator"] = nameof(NotFound),
        };
        Assert.Equal(made.People.Keys.Order(), expected.Keys.Order());
        foreach (var (name, refusal) in expected)
        {
            var actor = made.People[name];
            Assert.Equal((name, refusal), (name, (await made.Get<WorkbenchQueries>().OpenAsync(actor, made.Id, ReviewCase.Ct)).Error?.Code ?? ""));
            Assert.Equal((name, refusal), (name, (await made.Get<WorkbenchQueries>().ItemAsync(actor, made.Id, "3.1.1", ReviewCase.Ct)).Error?.Code ?? ""));
            Assert.Equal((name, refusal), (name, (await made.Get<ReviewQueries>().OpenAsync(actor, made.Id, ReviewCase.Ct)).Error?.Code ?? ""));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task BeforeTheSubmissionTheTeamSeesNoAnswers(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.Notified);
        await made.CiteAsync("3.1.1");
        var shown = (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        Assert.All(shown.Rows, row => Assert.Equal((null, 0), (row.Claim, row.Evidence)));
        var item = (await made.Get<WorkbenchQueries>().ItemAsync(made.Lead, made.Id, "3.1.1", ReviewCase.Ct)).Value;
        Assert.Equal((null, "", 0), (item.Claim, item.Statement, item.Evidence.Count));
        Assert.False(shown.MayJudge || shown.SeesEvidence);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task WhatTheFirmWritesBeforeItHandsItInStaysWithTheFirm(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        await made.Get<RequestInformation>().RunAsync(made.Lead, made.NewId(), new(made.Id, ["3.1.1"], "Which?", new DateOnly(2026, 6, 9)), ReviewCase.Ct);
        Assert.True((await made.Get<SaveAnswer>().RunAsync(
            made.People["signatory"], made.NewId(), new AnswerDraft(made.Id, "3.1.1", Claim.NotMet, "A draft.", 1), ReviewCase.Ct)).IsSuccess);
        foreach (var withdrawn in (bool[])[false, true])
        {
            if (withdrawn)
            {
                await made.Get<WithdrawRequest>().RunAsync(made.Lead, made.NewId(), made.Id, ReviewCase.Ct);
            }

            var item = (await made.Get<WorkbenchQueries>().ItemAsync(made.Lead, made.Id, "3.1.1", ReviewCase.Ct)).Value;
            Assert.Equal((Claim.Met, "In place.", "Signatory"), (item.Claim, item.Statement, item.AttestedByName));
            var shown = (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
            Assert.Equal(Claim.Met, shown.Rows[0].Claim);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TheScoreSoFarCountsWhatIsJudged(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        async Task<ReviewProgress> JudgeAsync(string item, string verdict)
        {
            Assert.True((await made.Get<SaveDetermination>().RunAsync(
                made.Lead, made.NewId(), new DeterminationDraft(made.Id, item, ReviewCase.Judgement(verdict), 0), ReviewCase.Ct)).IsSuccess);
            return (await made.Get<WorkbenchQueries>().OpenAsync(made.Lead, made.Id, ReviewCase.Ct)).Value.Progress;
        }

        Assert.Equal((1, 110, 0, (Rational)110), Numbers(await JudgeAsync("3.1.2", "met")));
        Assert.Equal((2, 110, 5, (Rational)105), Numbers(await JudgeAsync("3.1.1", "not-met")));
        Assert.Equal((3, 110, 8, (Rational)102), Numbers(await JudgeAsync("3.13.11", "encryption-not-fips-validated")));
        var last = await JudgeAsync("3.12.4", "not-met");
        Assert.Null(last.Best);
        Assert.Equal(["3.12.4"], last.FailedPreconditions);

        static (int, int, int, Rational?) Numbers(ReviewProgress progress) => (progress.Judged, progress.Total, progress.LostSoFar, progress.Best);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task AnItemComesWithEvidenceCommentsAndEarlierJudgements(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind, InspectionState.FactCheck);
        await made.AddCaseAsync(InspectionState.Concluded, "2025-0009");
        await made.AddCaseAsync(InspectionState.InReview, "2026-0002");
        var version = await made.CiteAsync("3.1.1");
        await made.CommentAsync("3.1.1");
        var item = (await made.Get<WorkbenchQueries>().ItemAsync(made.Lead, made.Id, "3.1.1", ReviewCase.Ct)).Value;
        Assert.Equal((version, 1, "accounts.csv", 12L, true), (item.Evidence[0].VersionId, item.Evidence[0].Number, item.Evidence[0].FileName, item.Evidence[0].Size, item.Evidence[0].IsReleased));
        Assert.Equal("We have it.", Assert.Single(item.Comments).Text);
        Assert.Equal(("2025-0009", "met"), Assert.Single(item.Earlier) is var earlier ? (earlier.Reference, earlier.Verdict) : default);
        Assert.Equal(new UnknownItem("9"), (await made.Get<WorkbenchQueries>().ItemAsync(made.Lead, made.Id, "9", ReviewCase.Ct)).Error);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task ColleaguesSeeEachOtherAndNobodyElseSeesThem(DatabaseKind kind)
    {
        await using var made = await ReviewCase.StartAsync(kind);
        var presence = made.Get<Presence>();
        foreach (var name in (string[])["signatory", "unassigned inspector", "other firm", "administrator", "officer", "auditor"])
        {
            Assert.False((await presence.EnterAsync(made.People[name], made.Id, ReviewCase.Ct)).IsSuccess, name);
        }

        using var lead = (await presence.EnterAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        var heard = new List<string?>();
        lead.OnChanged = heard.Add;
        var inspector = (await presence.EnterAsync(made.Inspector, made.Id, ReviewCase.Ct)).Value;
        using var secondWindow = (await presence.EnterAsync(made.Lead, made.Id, ReviewCase.Ct)).Value;
        inspector.MoveTo("3.1.1");
        inspector.Announce("3.1.1");
        Assert.Equal([new PresentPerson(made.Inspector.UserId, "Inspector", "3.1.1")], lead.Others);
        Assert.Contains("3.1.1", heard);
        inspector.Dispose();
        Assert.Empty(lead.Others);
    }

    [Theory]
    [InlineData(Claim.Met, "met", false)]
    [InlineData(Claim.Met, "not-met", true)]
    [InlineData(Claim.PartlyMet, "encryption-not-fips-validated", false)]
    [InlineData(Claim.PartlyMet, "met", true)]
    [InlineData(Claim.NotMet, "not-met", false)]
    [InlineData(Claim.NotApplicable, "not-applicable", false)]
    [InlineData(Claim.NotApplicable, "met", true)]
    [InlineData(null, "met", false)]
    [InlineData(Claim.Met, null, false)]
    public void AJudgementDiffersFromAClaim(Claim? claim, string? verdict, bool differs) => Assert.Equal(
        differs, new WorkbenchRow(ReviewCase.Published.Checklist.Items.First(), "3.1", claim, verdict, 0, false, 0, 0, false, null).Differs);
}
