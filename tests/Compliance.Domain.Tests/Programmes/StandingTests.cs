using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using static Compliance.Domain.Programmes.DecisionStanding;
using static Compliance.Domain.Programmes.StandingEvent;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>How a decision that was sent stands, against tables written by hand.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly Sent = new(2026, 6, 1);

    /// <summary>Every standing × event; null is a refusal.</summary>
    public static TheoryData<DecisionStanding, StandingEvent, DecisionStanding?> Table => new()
    {
        { InEffect, Suspend, Suspended },
        { InEffect, Reinstate, null },
        { InEffect, Withdraw, Withdrawn },
        { InEffect, Supersede, Superseded },
        { InEffect, Affirm, InEffect },
        { Stayed, Suspend, Suspended },
        { Stayed, Reinstate, null },
        { Stayed, Withdraw, Withdrawn },
        { Stayed, Supersede, Superseded },
        { Stayed, Affirm, Stayed },
        { Suspended, Suspend, null },
        { Suspended, Reinstate, InEffect },
        { Suspended, Withdraw, Withdrawn },
        { Suspended, Supersede, Superseded },
        { Suspended, Affirm, Suspended },
        { AffirmationMissed, Suspend, null },
        { AffirmationMissed, Reinstate, InEffect },
        { AffirmationMissed, Withdraw, Withdrawn },
        { AffirmationMissed, Supersede, Superseded },
        { AffirmationMissed, Affirm, null },
        { Expired, Suspend, null },
        { Expired, Reinstate, null },
        { Expired, Withdraw, Withdrawn },
        { Expired, Supersede, Superseded },
        { Expired, Affirm, null },
        { Withdrawn, Suspend, null },
        { Withdrawn, Reinstate, null },
        { Withdrawn, Withdraw, null },
        { Withdrawn, Supersede, Superseded },
        { Withdrawn, Affirm, null },
        { Superseded, Suspend, null },
        { Superseded, Reinstate, null },
        { Superseded, Withdraw, null },
        { Superseded, Supersede, null },
        { Superseded, Affirm, null },
    };

    [Theory, MemberData(nameof(Table))]
    public void EveryStandingAnswersEveryEvent(DecisionStanding standing, StandingEvent happened, DecisionStanding? next)
    {
        var answer = StandingLifeCycle.Next(standing, happened);
        Assert.Equal(next, answer.IsSuccess ? answer.Value : null);
        Assert.Equal(next is null ? new StandingRefuses(standing, happened) : null, answer.Error);
    }

    [Fact]
    public void TheTableHasEveryPairOnce() =>
        Assert.Equal(
            Enum.GetValues<DecisionStanding>().SelectMany(standing => Enum.GetValues<StandingEvent>().Select(happened => (standing, happened))),
            Table.Select(row => (row.Data.Item1, row.Data.Item2)));

    [Fact]
    public void AStatusExpiresTheDayAfterItsLastOne()
    {
        var facts = new StandingFacts(Outcome.Conditional, Sent.AddDays(180), null);
        Assert.Equal(InEffect, Standing.On(facts, Sent.AddDays(180)));
        Assert.Equal(Expired, Standing.On(facts, Sent.AddDays(181)));
        Assert.Equal(InEffect, Standing.On(facts with { ExpiresOn = null, Outcome = Outcome.Ineligible }, Sent.AddYears(50)));
    }

    [Fact]
    public void AChangeHoldsFromItsDayAndTheLaterOneCounts()
    {
        var facts = new StandingFacts(Outcome.Eligible, Sent.AddYears(3), null)
        {
            Marks = [new(Suspend, Sent.AddDays(10)), new(Reinstate, Sent.AddDays(20)), new(Suspend, Sent.AddDays(30)), new(Withdraw, Sent.AddDays(40))],
        };
        Assert.Equal(
            [InEffect, Suspended, Suspended, InEffect, Suspended, Withdrawn],
            new[] { 9, 10, 19, 20, 30, 40 }.Select(days => Standing.On(facts, Sent.AddDays(days))));
    }

    [Fact]
    public void WhatEndsADecisionForGoodGoesBeforeWhatStopsIt()
    {
        var facts = new StandingFacts(Outcome.Eligible, Sent.AddDays(30), Sent.AddDays(60))
        {
            Marks = [new(Suspend, Sent), new(Withdraw, Sent.AddDays(50))],
        };
        Assert.Equal([Suspended, Expired, Withdrawn, Superseded], new[] { 30, 31, 50, 60 }.Select(days => Standing.On(facts, Sent.AddDays(days))));
    }

    [Fact]
    public void AMissedAffirmationLapsesAfterItsGraceAndOnlyAReinstatementHealsIt()
    {
        var due = Due(Sent.AddYears(1), grace: 14);
        var facts = new StandingFacts(Outcome.Eligible, Sent.AddYears(3), null) { Dues = [due, Due(Sent.AddYears(2), grace: 0)] };
        Assert.Equal(InEffect, Standing.On(facts, due.LastDay));
        Assert.Equal(AffirmationMissed, Standing.On(facts, due.LastDay.AddDays(1)));
        Assert.Equal(due.DueOn, Standing.MissedOn(facts, due.LastDay.AddDays(1)));

        var affirmed = facts with { Affirmed = new HashSet<DateOnly> { due.DueOn } };
        Assert.Equal(InEffect, Standing.On(affirmed, due.LastDay.AddDays(1)));

        // A reinstatement before the day was missed forgives nothing; a later one does, until the next day is missed.
        var day = due.LastDay.AddDays(30);
        Assert.Equal(AffirmationMissed, Standing.On(facts with { Marks = [new(Suspend, Sent), new(Reinstate, due.LastDay)] }, day));
        var reinstated = facts with { Marks = [new(Reinstate, day)] };
        Assert.Equal(AffirmationMissed, Standing.On(reinstated, day.AddDays(-1)));
        Assert.Equal(InEffect, Standing.On(reinstated, day));
        Assert.Equal(AffirmationMissed, Standing.On(reinstated, Sent.AddYears(2).AddDays(1)));
    }

    [Theory]
    [InlineData(Outcome.Ineligible, Stayed)]
    [InlineData(Outcome.NotAssessed, Stayed)]
    [InlineData(Outcome.Conditional, InEffect)]
    [InlineData(Outcome.Eligible, InEffect)]
    public void AnAppealSuspendsOnlyWhatTakesSomethingFromTheFirm(Outcome outcome, DecisionStanding during)
    {
        var facts = new StandingFacts(outcome, null, null) { Stays = [new(Sent.AddDays(5), Sent.AddDays(50))] };
        Assert.Equal([InEffect, during, during, InEffect], new[] { 4, 5, 49, 50 }.Select(days => Standing.On(facts, Sent.AddDays(days))));
        Assert.Equal(during, Standing.On(facts with { Stays = [new(Sent, null)] }, Sent.AddYears(1)));
    }

    [Fact]
    public void WhoeverAskedDoesNotApproveAndAnAnswerIsFinal()
    {
        var facts = new StandingFacts(Outcome.Eligible, Sent.AddYears(3), null);
        var (asker, other) = (Person(1), Person(2));
        var change = Asked(asker, Suspend, Sent.AddDays(3));
        Assert.IsType<AskerMayNotApprove>(change.Approve(asker, facts, Sent, DateTimeOffset.UnixEpoch).Error);
        Assert.True(change.Approve(other, facts, Sent.AddDays(5), DateTimeOffset.UnixEpoch).IsSuccess);

        // It was approved after the day asked for: it never reaches back.
        Assert.Equal((Sent.AddDays(5), StandingChangeState.Approved), (change.EffectiveOn, change.State));
        Assert.Equal(new StandingChangeClosed(StandingChangeState.Approved), change.TakeBack(DateTimeOffset.UnixEpoch).Error);
        Assert.Equal(new StandingChangeClosed(StandingChangeState.Approved), change.Refuse(other, "No.", DateTimeOffset.UnixEpoch).Error);

        Assert.Equal(
            new StandingRefuses(InEffect, Reinstate),
            Asked(asker, Reinstate, Sent).Approve(other, facts, Sent, DateTimeOffset.UnixEpoch).Error);
    }

    /// <summary>Every state × event of a change that was asked for.</summary>
    [Fact]
    public void OnlyAnOpenChangeIsAnswered()
    {
        (StandingChangeEvent Event, StandingChangeState Next)[] answers =
        [
            (StandingChangeEvent.Approve, StandingChangeState.Approved),
            (StandingChangeEvent.Refuse, StandingChangeState.Refused),
            (StandingChangeEvent.TakeBack, StandingChangeState.TakenBack),
        ];
        Assert.Equal(Enum.GetValues<StandingChangeEvent>(), answers.Select(answer => answer.Event));
        foreach (var (happened, next) in answers)
        {
            Assert.Equal(next, StandingChange.Next(StandingChangeState.Asked, happened).Value);
            foreach (var closed in Enum.GetValues<StandingChangeState>().Except([StandingChangeState.Asked]))
            {
                Assert.Equal(new StandingChangeClosed(closed), StandingChange.Next(closed, happened).Error);
            }
        }
    }

    [Theory]
    [InlineData(Outcome.Eligible, InEffect, SubsidyState.Payable, SubsidyReason.Eligible)]
    [InlineData(Outcome.Eligible, Suspended, SubsidyState.Held, SubsidyReason.Suspended)]
    [InlineData(Outcome.Eligible, AffirmationMissed, SubsidyState.Held, SubsidyReason.AffirmationMissed)]
    [InlineData(Outcome.Eligible, Expired, SubsidyState.NotPayable, SubsidyReason.Expired)]
    [InlineData(Outcome.Eligible, Withdrawn, SubsidyState.NotPayable, SubsidyReason.Withdrawn)]
    [InlineData(Outcome.Eligible, Superseded, SubsidyState.NotPayable, SubsidyReason.Superseded)]
    [InlineData(Outcome.Conditional, InEffect, SubsidyState.ConditionallyPayable, SubsidyReason.Conditional)]
    [InlineData(Outcome.Conditional, Suspended, SubsidyState.Held, SubsidyReason.Suspended)]
    [InlineData(Outcome.Conditional, Expired, SubsidyState.NotPayable, SubsidyReason.Expired)]
    [InlineData(Outcome.Ineligible, InEffect, SubsidyState.NotPayable, SubsidyReason.Ineligible)]
    [InlineData(Outcome.Ineligible, Stayed, SubsidyState.Held, SubsidyReason.Stayed)]
    [InlineData(Outcome.Ineligible, Suspended, SubsidyState.Held, SubsidyReason.Suspended)]
    [InlineData(Outcome.NotAssessed, InEffect, SubsidyState.NotPayable, SubsidyReason.NotAssessed)]
    [InlineData(Outcome.NotAssessed, Stayed, SubsidyState.Held, SubsidyReason.Stayed)]
    [InlineData(null, InEffect, SubsidyState.Held, SubsidyReason.Undecided)]
    public void TheMoneyFollowsTheStanding(Outcome? outcome, DecisionStanding standing, SubsidyState state, SubsidyReason reason)
    {
        var effect = SubsidyEffect.Of(12_000_000, outcome, standing);
        Assert.Equal((state, reason, state is SubsidyState.Payable or SubsidyState.ConditionallyPayable ? 12_000_000 : 0), (effect.State, effect.Reason, effect.PayableYen));
    }

    [Fact]
    public void TheMoneyHasAnAnswerForEveryOutcomeAndStanding()
    {
        foreach (var standing in Enum.GetValues<DecisionStanding>())
        {
            foreach (var outcome in Enum.GetValues<Outcome>())
            {
                Assert.Equal(1, SubsidyEffect.Of(1, outcome, standing).AmountYen);
            }
        }
    }

    private static AffirmationDue Due(DateOnly day, int grace) => new()
    {
        DecisionId = Guid.Empty,
        InspectionId = Guid.Empty,
        DueOn = day,
        OpensOn = day.AddDays(-60),
        LastDay = day.AddDays(grace),
    };

    private static Actor Person(int number) => new(new Guid(number, 0, 0, new byte[8]), "Person", new HashSet<Role>(), null);

    private static StandingChange Asked(Actor asker, StandingEvent wanted, DateOnly day) => new()
    {
        Id = Guid.Empty,
        InspectionId = Guid.Empty,
        DecisionId = Guid.Empty,
        Number = 1,
        Event = wanted,
        Reasons = "Because.",
        EffectiveOn = day,
        AskerId = asker.UserId,
        AskerName = asker.Name,
        AskedAt = DateTimeOffset.UnixEpoch,
    };
}
