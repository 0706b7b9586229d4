using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Inspections;

public sealed class DeterminationTests
{
    private static readonly Dictionary<string, ObjectiveState> Nothing = [];

    [Fact]
    public void AJudgementGrowsTheVersionAndSaysWho()
    {
        var determination = Fresh();
        Assert.True(determination.Judge(Samples.First, Judgement(new Verdict.NotMet(), severity: Severity.High), 0, Samples.Inspector, Samples.Now).IsSuccess);
        Assert.Equal((1, "not-met", Severity.High, "Inspector", Samples.Now),
            (determination.Version, determination.Verdict, determination.Severity, determination.InspectorName, determination.UpdatedAt));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void AnotherVersionThanTheOneSeenIsAConflictAndChangesNothing(int seen)
    {
        var determination = Samples.Determined("1.1", "met");
        Assert.Equal(new Conflict(1), determination.Judge(Samples.First, Judgement(new Verdict.NotMet()), seen, Samples.Inspector, Samples.Now).Error);
        Assert.Equal("met", determination.Verdict);
    }

    [Fact]
    public void MetContradictsAnObjectiveThatIsNotMet()
    {
        var judgement = Judgement(new Verdict.Met()) with { Objectives = new Dictionary<string, ObjectiveState> { ["1.1[b]"] = ObjectiveState.NotMet } };
        Assert.Equal(new VerdictNotAllowed("1.1", "met"), judgement.CheckAgainst(Samples.First).Error);
        Assert.True((judgement with { Verdict = new Verdict.NotMet() }).CheckAgainst(Samples.First).IsSuccess);
        Assert.True((judgement with { Verdict = new Verdict.Partial("in-part") }).CheckAgainst(Samples.First).IsSuccess);
        Assert.True((judgement with { Verdict = null }).CheckAgainst(Samples.First).IsSuccess);
    }

    [Fact]
    public void OnlyThePartialStatesOfTheItemExist() =>
        Assert.Equal(new VerdictNotAllowed("1.1", "half-done"), Judgement(new Verdict.Partial("half-done")).CheckAgainst(Samples.First).Error);

    [Fact]
    public void OnlyTheObjectivesOfTheItemExist() => Assert.Equal(
        new UnknownObjective("1.1", "9.9[a]"),
        (Judgement(null) with { Objectives = new Dictionary<string, ObjectiveState> { ["9.9[a]"] = ObjectiveState.Met } }).CheckAgainst(Samples.First).Error);

    [Fact]
    public void TextsHaveALimit()
    {
        var longest = new string('x', Determination.TextLimit);
        Assert.True((Judgement(null) with { Rationale = longest, Recommendation = longest }).CheckAgainst(Samples.First).IsSuccess);
        Assert.Equal(new TextTooLong("rationale", Determination.TextLimit), (Judgement(null) with { Rationale = longest + "x" }).CheckAgainst(Samples.First).Error);
        Assert.Equal(new TextTooLong("recommendation", Determination.TextLimit), (Judgement(null) with { Recommendation = longest + "x" }).CheckAgainst(Samples.First).Error);
    }

    [Theory]
    [InlineData("met", false)]
    [InlineData("not-met", true)]
    [InlineData("in-part", true)]
    [InlineData("not-applicable", false)]
    public void SeverityStaysOnlyWithWhatIsOpen(string verdict, bool stays)
    {
        var determination = Fresh();
        determination.Judge(Samples.First, Judgement(Verdict.Parse(verdict).Value, severity: Severity.Low), 0, Samples.Inspector, Samples.Now);
        Assert.Equal(stays ? Severity.Low : null, determination.Severity);
    }

    [Fact]
    public void WhatWasNotJudgedIsNotKeptAndEvidenceIsNamedOnce()
    {
        var (first, second) = (new Guid("00000000-0000-0000-0000-000000000001"), new Guid("00000000-0000-0000-0000-000000000002"));
        var determination = Fresh();
        determination.Judge(
            Samples.First,
            Judgement(null) with
            {
                Objectives = new Dictionary<string, ObjectiveState> { ["1.1[b]"] = ObjectiveState.Met, ["1.1[a]"] = ObjectiveState.NotJudged },
                ReliedOn = [second, first, second],
            },
            0,
            Samples.Inspector,
            Samples.Now);
        Assert.Equal(["1.1[b]"], determination.Objectives.Keys);
        Assert.Equal([first, second], determination.ReliedOn);
    }

    [Fact]
    public void ReopeningTakesTheVerdictAndKeepsTheWords()
    {
        var determination = Samples.Determined("1.1", "not-met", "No list.");
        determination.Reopen(Samples.Inspector, Samples.Now);
        Assert.Equal((null, "No list.", 2), (determination.Verdict, determination.Rationale, determination.Version));
        Assert.Empty(determination.Objectives);
        Assert.Null(determination.ForScoring());
    }

    [Theory]
    [InlineData("met", "", false)]
    [InlineData("not-met", "  \n", true)]
    [InlineData("not-met", "Why.", false)]
    [InlineData("in-part", "", true)]
    [InlineData("not-applicable", "", true)]
    [InlineData(null, "", false)]
    public void EveryVerdictButMetNeedsARationale(string? verdict, string rationale, bool needs) =>
        Assert.Equal(needs, Samples.Determined("1.1", verdict, rationale).NeedsRationale);

    private static Determination Fresh() => new() { InspectionId = Samples.NewCase().Id, ItemId = "1.1" };

    [Fact]
    public void AnAnswerThatIsGoodEnoughHasNoSeverity()
    {
        var item = Samples.First with { PartialStates = [new PartialState("good", 1, Samples.Text("Good")) { IsAccepted = true }] };
        Assert.Null(Judgement(new Verdict.Partial("good"), severity: Severity.Low).KeptSeverity(item));
        Assert.Equal(Severity.Low, Judgement(new Verdict.NotMet(), severity: Severity.Low).KeptSeverity(item));
    }

    private static Judgement Judgement(Verdict? verdict, Severity? severity = null) => new(verdict, Nothing, "Because.", severity, "", []);
}
