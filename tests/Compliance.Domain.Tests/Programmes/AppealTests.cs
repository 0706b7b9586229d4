using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using static Compliance.Domain.Programmes.AppealEvent;
using static Compliance.Domain.Programmes.AppealState;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>Appeals, against tables written by hand.</summary>
public sealed class AppealTests
{
    private static readonly Actor Officer = new(new Guid("00000001-0000-4000-8000-000000000000"), "Appeal officer", new HashSet<Role> { Role.AppealOfficer }, null);

    /// <summary>Every state × event; null is a refusal.</summary>
    public static TheoryData<AppealState, AppealEvent, AppealState?> Table => new()
    {
        { Filed, TakeUp, UnderReview },
        { Filed, HandBack, null },
        { Filed, Write, null },
        { Filed, Decide, null },
        { Filed, Send, null },
        { Filed, Withdraw, Withdrawn },
        { UnderReview, TakeUp, null },
        { UnderReview, HandBack, Filed },
        { UnderReview, Write, UnderReview },
        { UnderReview, Decide, Decided },
        { UnderReview, Send, null },
        { UnderReview, Withdraw, Withdrawn },
        { Decided, TakeUp, null },
        { Decided, HandBack, null },
        { Decided, Write, null },
        { Decided, Decide, null },
        { Decided, Send, Sent },
        { Decided, Withdraw, Withdrawn },
        { Sent, TakeUp, null },
        { Sent, HandBack, null },
        { Sent, Write, null },
        { Sent, Decide, null },
        { Sent, Send, null },
        { Sent, Withdraw, null },
        { Withdrawn, TakeUp, null },
        { Withdrawn, HandBack, null },
        { Withdrawn, Write, null },
        { Withdrawn, Decide, null },
        { Withdrawn, Send, null },
        { Withdrawn, Withdraw, null },
    };

    [Theory, MemberData(nameof(Table))]
    public void EveryStateAnswersEveryEvent(AppealState state, AppealEvent happened, AppealState? next)
    {
        var answer = AppealLifeCycle.Next(state, happened);
        Assert.Equal(next, answer.IsSuccess ? answer.Value : null);
        Assert.Equal(next is null ? new AppealRefuses(state, happened) : null, answer.Error);
    }

    [Fact]
    public void TheTableHasEveryPairOnce() =>
        Assert.Equal(
            Enum.GetValues<AppealState>().SelectMany(state => Enum.GetValues<AppealEvent>().Select(happened => (state, happened))),
            Table.Select(row => (row.Data.Item1, row.Data.Item2)));

    /// <summary>Against an ineligible decision.</summary>
    [Theory]
    [InlineData(AppealOutcome.Upheld, null, true)]
    [InlineData(AppealOutcome.Amended, Outcome.Ineligible, true)]
    [InlineData(AppealOutcome.Amended, Outcome.Conditional, true)]
    [InlineData(AppealOutcome.Amended, null, false)]
    [InlineData(AppealOutcome.Overturned, Outcome.Eligible, true)]
    [InlineData(AppealOutcome.Overturned, Outcome.Ineligible, false)]
    [InlineData(AppealOutcome.Overturned, null, false)]
    public void WhoOverturnsDecidesOtherwiseAndWhoAmendsSaysWhatHolds(AppealOutcome outcome, Outcome? instead, bool fits)
    {
        var appeal = UnderReviewNow();
        Assert.True(appeal.Write(new AppealText(outcome, instead, "Because."), appeal.Version).IsSuccess);
        var decided = appeal.Decide(Outcome.Ineligible, appeal.Version, DateTimeOffset.UnixEpoch);
        Assert.Equal(fits ? null : new AppealOutcomeDoesNotFit(), decided.Error);
        Assert.Equal(fits ? Decided : UnderReview, appeal.State);
    }

    [Fact]
    public void ADecisionOnAnAppealNamesItsOutcomeAndItsReasons()
    {
        var appeal = UnderReviewNow();
        Assert.Equal(new InvalidField("outcome", "Required"), appeal.Decide(Outcome.Ineligible, appeal.Version, DateTimeOffset.UnixEpoch).Error);
        Assert.True(appeal.Write(new AppealText(AppealOutcome.Upheld, Outcome.Eligible, " "), appeal.Version).IsSuccess);
        Assert.Null(appeal.NewOutcome);
        Assert.Equal(new InvalidField("reasons", "Required"), appeal.Decide(Outcome.Ineligible, appeal.Version, DateTimeOffset.UnixEpoch).Error);
        Assert.IsType<Conflict>(appeal.Write(new AppealText(AppealOutcome.Upheld, null, "x"), appeal.Version - 1).Error);
        Assert.IsType<Conflict>(appeal.Decide(Outcome.Ineligible, appeal.Version - 1, DateTimeOffset.UnixEpoch).Error);
        Assert.IsType<DecisionTextTooLong>(appeal.Write(new AppealText(null, null, new string('x', Appeal.TextLimit + 1)), appeal.Version).Error);
    }

    [Fact]
    public void WhatAnOfficerWroteIsNotHandedOn()
    {
        var appeal = UnderReviewNow();
        Assert.True(appeal.Write(new AppealText(AppealOutcome.Overturned, Outcome.Eligible, "Mine."), appeal.Version).IsSuccess);
        Assert.True(appeal.HandBack().IsSuccess);
        Assert.Equal((Filed, null, null, null, ""), (appeal.State, appeal.OfficerId, appeal.Outcome, appeal.NewOutcome, appeal.Reasons));
    }

    private static Appeal UnderReviewNow()
    {
        var appeal = new Appeal
        {
            Id = new Guid("00000002-0000-4000-8000-000000000000"),
            InspectionId = new Guid("00000003-0000-4000-8000-000000000000"),
            DecisionId = new Guid("00000004-0000-4000-8000-000000000000"),
            FiledById = new Guid("00000005-0000-4000-8000-000000000000"),
            FiledByName = "Signatory",
            FiledAt = DateTimeOffset.UnixEpoch,
            FiledOn = new(2026, 6, 1),
            Grounds = "We object.",
            Suspends = false,
        };
        Assert.True(appeal.TakeUp(Officer, DateTimeOffset.UnixEpoch).IsSuccess);
        return appeal;
    }
}
