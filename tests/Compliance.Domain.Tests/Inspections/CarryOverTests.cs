using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Tests.Scoring;
using static Compliance.Domain.Inspections.InspectionState;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>What of a case holds on under another version, by tables.</summary>
public sealed class CarryOverTests
{
    private static readonly LocalizedText Other = new("other", "別");
    private static readonly Checklist From = Schemes.Sum();

    // A.1 is gone, A.2 only has another title, B.1 another requirement, B.4 is new; B.2 and B.3 are as they were.
    private static readonly Checklist To = From with
    {
        Version = "2.0.0",
        Sections =
        [
            From.Sections[0] with { Items = [From.Sections[0].Items[1] with { Title = Other }] },
            From.Sections[1] with { Items = [From.Sections[1].Items[0] with { Requirement = Other }, .. From.Sections[1].Items.Skip(1), Schemes.Scaled("B.4")] },
        ],
    };

    private static readonly Checklist Reworded = From with { Version = "1.0.1", Title = Other };

    [Fact]
    public void WhatIsJudgedAsBeforeIsKeptAndWhatIsNotIsReset()
    {
        var carried = CarryOver.Decide(Notified, From, To, []).Value;
        Assert.Equal(["A.2", "B.2", "B.3"], carried.Kept);
        Assert.Equal(["B.1"], carried.Reset);
        Assert.Equal(["B.4"], carried.Added);
        Assert.Equal(["A.1"], carried.Removed);
    }

    [Theory]
    [InlineData(Draft, Draft, Draft)]
    [InlineData(Notified, Notified, Notified)]
    [InlineData(Submitted, Notified, Submitted)]
    [InlineData(InReview, InformationRequested, InReview)]
    public void TheFirmAnswersWhatIsNewBeforeAnybodyGoesOn(InspectionState state, InspectionState afterChanges, InspectionState afterWording)
    {
        var carried = CarryOver.Decide(state, From, To, []).Value;
        Assert.Equal(afterChanges, carried.StateAfter);
        Assert.Equal(afterChanges is InformationRequested ? ["B.1", "B.4"] : [], carried.Asked);
        Assert.Equal(afterWording, CarryOver.Decide(state, From, Reworded, []).Value.StateAfter);
    }

    [Theory]
    [InlineData("B.3", "B.1 B.3 B.4", "B.3", InformationRequested)]
    [InlineData("A.1", "B.1 B.4", "A.1", InformationRequested)]
    public void AnOpenRequestGoesOnForTheItemsThatAreLeft(string asked, string afterChanges, string afterWording, InspectionState state)
    {
        Assert.Equal(afterChanges.Split(' '), CarryOver.Decide(state, From, To, [asked]).Value.Asked);
        Assert.Equal(afterWording.Split(' '), CarryOver.Decide(state, From, Reworded, [asked]).Value.Asked);
    }

    [Fact]
    public void WhereAllThatWasAskedIsGoneTheReviewGoesOn()
    {
        var smaller = From with { Sections = [From.Sections[1]] };
        var carried = CarryOver.Decide(InformationRequested, From, smaller, ["A.1"]).Value;
        Assert.Equal(InReview, carried.StateAfter);
        Assert.Empty(carried.Asked);
    }

    [Theory]
    [InlineData(Reviewed)]
    [InlineData(QualityReview)]
    [InlineData(FactCheck)]
    [InlineData(Concluded)]
    [InlineData(Cancelled)]
    public void AClosedReviewIsNeverMoved(InspectionState state) =>
        Assert.Equal(new WrongState(state, InspectionEvent.MoveVersion), CarryOver.Decide(state, From, Reworded, []).Error);

    [Fact]
    public void AnItemWhoseQuestionChangedIsReset()
    {
        Checklist Asking(LocalizedText question) => From with
        {
            Questions = [new("remote", question, Question.YesNo)],
            Sections = [From.Sections[0] with { Items = [From.Sections[0].Items[0] with { Applies = new Condition.Not(new Condition.FactIn("remote", ["no"])) }] }, From.Sections[1]],
        };
        var carried = CarryOver.Decide(Notified, Asking(Schemes.Text), Asking(Other), []).Value;
        Assert.Equal(["remote"], carried.Questions);
        Assert.Equal(["A.1"], carried.Reset);
        Assert.Equal(["B.1", "B.2", "B.3"], carried.Kept);
    }
}
