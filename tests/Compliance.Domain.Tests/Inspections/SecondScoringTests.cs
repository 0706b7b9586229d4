using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Blind second scoring: the draw, who scores and sees what, and what is kept when somebody leaves.</summary>
public sealed class SecondScoringTests
{
    private static readonly Guid Case = new("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly Actor A = Person(1);
    private static readonly Actor B = Person(2);
    private static readonly Actor C = Person(3);
    private static readonly HashSet<Guid> Team = [A.UserId, B.UserId, C.UserId];
    private static readonly DateTimeOffset Later = Samples.Now.AddHours(1);

    // The order was computed with sha256sum of "case id, line feed, item".
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "B.4")]
    [InlineData(14, "B.4")]
    [InlineData(15, "B.4 A.1")]
    [InlineData(50, "B.4 A.1 A.3 B.2")]
    [InlineData(100, "B.4 A.1 A.3 B.2 A.2 B.1 B.3")]
    public void TheSampleIsThePartWithTheLowestDigestsRoundedUp(int percent, string drawn)
    {
        string[] items = ["B.3", "A.1", "B.1", "A.2", "B.2", "A.3", "B.4"];
        Assert.Equal(drawn, string.Join(' ', SecondScoring.Draw(Case, items, percent)));
        Assert.Equal(drawn, string.Join(' ', SecondScoring.Draw(Case, [.. items.Reverse()], percent)));
        Assert.Empty(SecondScoring.Draw(Case, [], percent));
    }

    [Fact]
    public void AnItemThatWasNotDrawnIsEverybodys()
    {
        Assert.Equal(ScorePart.Judges, SecondScoring.PartOf(null, Judged(A, "met"), B.UserId, Team));
        Assert.False(SecondScoring.IsBlind(null, Judged(A, "met"), Team));
    }

    // Who touched a drawn item first, who scores second, and who neither sees nor does anything until both are in.
    [Theory]
    [InlineData("nobody", "", "A judges, B judges, C judges")]
    [InlineData("A met", "", "A judges, B second, C second")]
    [InlineData("A open", "", "A judges, B second, C second")]
    [InlineData("A met", "B draft", "A judges, B second, C nothing")]
    [InlineData("A met", "B agrees", "A judges, B judges, C judges")]
    [InlineData("A met", "B differs", "A nothing, B nothing, C decides")]
    [InlineData("A met", "B differs, C decides", "A nothing, B nothing, C judges")]
    [InlineData("left open", "", "A judges, B judges, C judges")]
    [InlineData("left open", "B draft", "A judges, B second, C judges")]
    [InlineData("left met", "", "A second, B second, C second")]
    [InlineData("A met", "left draft", "A judges, B second, C second")]
    public void EverybodyHasOnePart(string first, string second, string expected)
    {
        var gone = Person(9);
        var determination = first switch
        {
            "nobody" => null,
            "A met" => Judged(A, "met"),
            "A open" => Judged(A, null),
            "left open" => Judged(gone, null),
            _ => Judged(gone, "met"),
        };
        var drawn = second switch
        {
            "" => Drawn(),
            "left draft" => Draft(gone, "met"),
            "B draft" => Draft(B, "not-met"),
            "B agrees" => Compared("met"),
            "B differs" => Compared("not-met"),
            _ => Decided(),
        };
        Assert.Equal(expected, string.Join(", ", new[] { ("A", A), ("B", B), ("C", C) }.Select(person => $"{person.Item1} " + SecondScoring.PartOf(drawn, determination, person.Item2.UserId, Team) switch
        {
            ScorePart.Judges => "judges",
            ScorePart.ScoresSecond => "second",
            ScorePart.Decides => "decides",
            _ => "nothing",
        })));
    }

    [Fact]
    public void AnItemIsBlindFromTheFirstTouchUntilBothScoresAreIn()
    {
        Assert.False(SecondScoring.IsBlind(Drawn(), null, Team));
        Assert.True(SecondScoring.IsBlind(Drawn(), Judged(A, null), Team));
        Assert.True(SecondScoring.IsBlind(Draft(B, null), null, Team));
        Assert.False(SecondScoring.IsBlind(Compared("not-met"), Judged(A, "met"), Team));
    }

    [Fact]
    public void ASecondScoreIsHandedInOnceWhenBothAreFinished()
    {
        var drawn = Draft(B, "not-met", "");
        Assert.Equal(new SecondScoreIncomplete("1.1"), drawn.HandIn(Judged(A, "met").ToScore(), 1, B, Later).Error);
        Assert.Null(drawn.Write(Samples.First, Judgement("not-met", "No."), 1, B, Later).Error);
        Assert.Equal(new Conflict(2), drawn.HandIn(Judged(A, "met").ToScore(), 1, B, Later).Error);
        Assert.Equal(new SecondScoreIncomplete("1.1"), drawn.HandIn(Judged(A, "met").ToScore(), 2, C, Later).Error);
        foreach (var first in (ItemScore?[])[null, Judged(A, null).ToScore(), Judged(A, "not-met", " ").ToScore(), Judged(B, "met").ToScore()])
        {
            Assert.Equal(new FirstScoreMissing("1.1"), drawn.HandIn(first, 2, B, Later).Error);
        }

        Assert.Equal((SecondScoreState.Open, 2), (drawn.State, drawn.Version));
        Assert.Null(drawn.HandIn(Judged(A, "met").ToScore(), 2, B, Later).Error);
        Assert.Equal((SecondScoreState.Differs, Later, "met", "not-met"), (drawn.State, drawn.ComparedAt, drawn.First!.Verdict, drawn.Second!.Verdict));
        Assert.Equal(new ScoresAreIn("1.1"), drawn.HandIn(Judged(A, "met").ToScore(), 3, B, Later).Error);
        Assert.Equal(new ScoresAreIn("1.1"), drawn.Write(Samples.First, Judgement("met", ""), 3, B, Later).Error);
    }

    [Fact]
    public void OnlyAThirdPersonDecidesAndOnlyADifference()
    {
        var judged = Judged(A, "met").ToScore();
        Assert.Equal(new ScoresDoNotDiffer("1.1"), Compared("met").Resolve(judged, "Why.", C, Later).Error);
        var drawn = Compared("not-met");
        Assert.Equal(new NotThird("1.1"), drawn.Resolve(judged, "Why.", A, Later).Error);
        Assert.Equal(new NotThird("1.1"), drawn.Resolve(judged, "Why.", B, Later).Error);
        Assert.Equal(new InvalidField("reason", "Required"), drawn.Resolve(judged, " ", C, Later).Error);
        Assert.Equal(new TextTooLong("reason", 5_000), drawn.Resolve(judged, new string('x', 5_001), C, Later).Error);
        Assert.Equal(new FirstScoreMissing("1.1"), drawn.Resolve(Judged(C, null).ToScore(), "Why.", C, Later).Error);
        Assert.Null(drawn.Resolve(Judged(C, "in-part").ToScore(), "Why.", C, Later).Error);
        Assert.Equal((SecondScoreState.Resolved, "in-part", "P3", "Why."), (drawn.State, drawn.ResolvedVerdict, drawn.ResolvedByName, drawn.Reason));
        Assert.Equal(new ScoresDoNotDiffer("1.1"), drawn.Resolve(judged, "Again.", C, Later).Error);
    }

    // A conflict of interest: what they did here does not stand, and nothing of others falls with it that does not have to.
    [Theory]
    [InlineData(1, SecondScoreState.Open)]
    [InlineData(2, SecondScoreState.Open)]
    [InlineData(3, SecondScoreState.Differs)]
    [InlineData(4, SecondScoreState.Resolved)]
    public void WhoeverLeavesTakesWhatTheyDidWithThem(int person, SecondScoreState left)
    {
        var drawn = Decided();
        var version = drawn.Version;
        Assert.Equal(person != 4, drawn.Leave(Person(person).UserId));
        Assert.Equal(left, drawn.State);
        Assert.Equal(person != 4 ? version + 1 : version, drawn.Version);
        Assert.Equal(left is SecondScoreState.Open, drawn.Second is null && drawn.First is null && drawn.SecondById is null && drawn.ComparedAt is null);
        Assert.Equal(left is SecondScoreState.Resolved ? "Why." : "", drawn.Reason);
    }

    [Fact]
    public void TheReviewIsNotClosedBeforeTheSampleIsScoredTwiceAndDecided()
    {
        var inspection = Samples.NewCase();
        Assert.True(inspection.Notify(new(2026, 7, 1), Samples.Now).IsSuccess);
        Assert.True(inspection.Submit(Samples.Checklist, Samples.AllAnswered(), [], true, Samples.Now).IsSuccess);
        Assert.True(inspection.StartReview().IsSuccess);
        Assert.Equal(["1.1"], Assert.IsType<SecondScoresMissing>(Close(Drawn())).Items);
        Assert.Equal(["1.1"], Assert.IsType<SecondScoresMissing>(Close(Draft(B, "met"))).Items);
        Assert.Equal(["1.1"], Assert.IsType<ScoresDiffer>(Close(Compared("not-met"))).Items);

        // An item without a judgement is named as that: that it was drawn is not said before somebody touched it.
        Assert.IsType<MissingDeterminations>(inspection.CloseReview(Samples.Checklist, [], null, null, [Drawn()]).Error);

        // That a judgement lacks its rationale would tell that it is not met.
        List<Determination> silent = [.. Samples.Checklist.Items.Select(item => Samples.Determined(item.Id, "not-met", ""))];
        Assert.IsType<SecondScoresMissing>(inspection.CloseReview(Samples.Checklist, silent, null, null, [Drawn()]).Error);
        Assert.IsType<MissingRationales>(inspection.CloseReview(Samples.Checklist, silent, null, null, [Compared("met")]).Error);

        // An item that a later version of the checklist does not have waits for nobody.
        Assert.Null(Close(Decided(), new SecondScore { InspectionId = Case, ItemId = "gone", DrawnAt = Samples.Now }));

        Error? Close(params SecondScore[] sample) => inspection.CloseReview(Samples.Checklist, Samples.AllDetermined(), null, null, sample).Error;
    }

    private static Actor Person(int number) => new(new Guid(number, 0, 0, new byte[8]), $"P{number}", new HashSet<Role> { Role.Inspector }, null);

    private static Judgement Judgement(string? verdict, string rationale = "Because.") =>
        new(verdict is null ? null : Verdict.Parse(verdict).Value, new Dictionary<string, ObjectiveState>(), rationale, null, "", []);

    private static Determination Judged(Actor by, string? verdict, string rationale = "Because.")
    {
        var determination = new Determination { InspectionId = Case, ItemId = "1.1" };
        Assert.True(determination.Judge(Samples.First, Judgement(verdict, rationale), 0, by, Samples.Now).IsSuccess);
        return determination;
    }

    private static SecondScore Drawn() => new() { InspectionId = Case, ItemId = "1.1", DrawnAt = Samples.Now };

    private static SecondScore Draft(Actor by, string? verdict, string rationale = "Because.")
    {
        var drawn = Drawn();
        Assert.True(drawn.Write(Samples.First, Judgement(verdict, rationale), 0, by, Samples.Now).IsSuccess);
        return drawn;
    }

    private static SecondScore Compared(string verdict)
    {
        var drawn = Draft(B, verdict);
        Assert.True(drawn.HandIn(Judged(A, "met").ToScore(), 1, B, Samples.Now).IsSuccess);
        return drawn;
    }

    private static SecondScore Decided()
    {
        var drawn = Compared("not-met");
        Assert.True(drawn.Resolve(Judged(A, "met").ToScore(), "Why.", C, Samples.Now).IsSuccess);
        return drawn;
    }
}
