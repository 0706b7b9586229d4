using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>
/// The state machine against a table written by hand from domain.md: for every state a line of what may happen and where
/// it leads. Whatever the table does not name is refused.
/// </summary>
public sealed class LifeCycleTests
{
    // State: event > next, event > next … Recuse: a review that was closed opens again.
    private const string Table = """
        Draft: Notify > Notified, Assign > Draft, MoveDueDate > Draft, Recuse > Draft, MoveVersion > Draft, Cancel > Cancelled
        Notified: Answer > Notified, Submit > Submitted, Assign > Notified, MoveDueDate > Notified, Recuse > Notified, MoveVersion > Notified, Cancel > Cancelled
        Submitted: ShareItems > Submitted, Discuss > Submitted, StartReview > InReview, Assign > Submitted, Recuse > Submitted, MoveVersion > Submitted, AnswerAnew > Notified, Cancel > Cancelled
        InReview: ShareItems > InReview, Discuss > InReview, Determine > InReview, HandInScore > InReview, ResolveScores > InReview, AnswerRemark > InReview, RequestInformation > InformationRequested, CloseReview > Reviewed, Assign > InReview, Recuse > InReview, MoveVersion > InReview, AnswerAnew > InformationRequested, Cancel > Cancelled
        InformationRequested: ShareItems > InformationRequested, Discuss > InformationRequested, Answer > InformationRequested, ProvideInformation > InReview, WithdrawRequest > InReview, WriteUnderRequest > InformationRequested, ExtendRequest > InformationRequested, Determine > InformationRequested, HandInScore > InformationRequested, ResolveScores > InformationRequested, AnswerRemark > InformationRequested, Assign > InformationRequested, Recuse > InformationRequested, MoveVersion > InformationRequested, AnswerAnew > InformationRequested, Cancel > Cancelled
        Reviewed: Discuss > Reviewed, StartQualityReview > QualityReview, ReopenReview > InReview, Assign > Reviewed, Recuse > InReview, Cancel > Cancelled
        QualityReview: Discuss > QualityReview, Remark > QualityReview, ConfirmReview > FactCheck, ReturnReview > InReview, Assign > QualityReview, Recuse > InReview, Cancel > Cancelled
        FactCheck: Discuss > FactCheck, Comment > FactCheck, AnswerComment > FactCheck, ReturnReview > InReview, Conclude > Concluded, Recuse > InReview, Cancel > Cancelled
        Concluded:
        Cancelled:
        """;

    public static TheoryData<InspectionState, InspectionEvent> EveryPair
    {
        get
        {
            var pairs = new TheoryData<InspectionState, InspectionEvent>();
            foreach (var state in Enum.GetValues<InspectionState>())
            {
                foreach (var happened in Enum.GetValues<InspectionEvent>())
                {
                    pairs.Add(state, happened);
                }
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void EveryPairIsAsTheTableSays(InspectionState state, InspectionEvent happened)
    {
        var next = InspectionLifeCycle.Next(state, happened);
        if (Expected().TryGetValue((state, happened), out var expected))
        {
            Assert.Equal(expected, next.Value);
        }
        else
        {
            Assert.Equal(new WrongState(state, happened), next.Error);
        }

        Assert.Equal(next.IsSuccess, InspectionLifeCycle.Allows(state, happened));
    }

    [Fact]
    public void TheTableNamesEveryStateAndSeventyLegalPairs()
    {
        // Counted by hand; a line that was lost while editing the table would otherwise pass unnoticed.
        Assert.Equal(Enum.GetValues<InspectionState>().Length, Table.Split('\n').Length);
        Assert.Equal(70, Expected().Count);
        Assert.Equal(300, EveryPair.Count);
    }

    [Fact]
    public void NoStepOfTheReviewCanBeSkipped()
    {
        // The way from the draft to the conclusion, without quality review or without fact check: nothing leads past them.
        var reachable = new HashSet<InspectionState> { InspectionState.Draft };
        for (var grown = true; grown;)
        {
            var next = reachable
                .SelectMany(state => Enum.GetValues<InspectionEvent>().Select(happened => InspectionLifeCycle.Next(state, happened)))
                .Where(result => result.IsSuccess && result.Value is not InspectionState.QualityReview)
                .Select(result => result.Value)
                .ToList();
            grown = next.Count(reachable.Add) > 0;
        }

        Assert.DoesNotContain(InspectionState.FactCheck, reachable);
        Assert.DoesNotContain(InspectionState.Concluded, reachable);
        Assert.Contains(InspectionState.Reviewed, reachable);
    }

    private static Dictionary<(InspectionState, InspectionEvent), InspectionState> Expected() => Table
        .Split('\n')
        .Select(line => line.Split(':'))
        .SelectMany(parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('>', StringSplitOptions.TrimEntries))
            .Select(pair => (State: Enum.Parse<InspectionState>(parts[0]), Event: Enum.Parse<InspectionEvent>(pair[0]), Next: Enum.Parse<InspectionState>(pair[1]))))
        .ToDictionary(row => (row.State, row.Event), row => row.Next);
}
