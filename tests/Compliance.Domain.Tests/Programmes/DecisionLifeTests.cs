using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using static Compliance.Domain.Programmes.DecisionState;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>A decision in the making, against a table written by hand; its receipt and its affirmation days.</summary>
public sealed class DecisionLifeTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ProgrammeClocks Clocks = new(30, 10, 30);
    private static readonly BusinessCalendar Weekdays = new("test", 2026, 2026, new HashSet<DateOnly>());
    private static readonly Actor Drafter = Person("Drafter");
    private static readonly Actor Decider = Person("Decider");
    private static readonly Actor Reader = Person("Reader");

    private static readonly (string Name, Func<Decision, Result<Done>> Act)[] Events =
    [
        ("write", decision => decision.Write(new DecisionText(Outcome.Eligible, "Because.", null, null), decision.Version)),
        ("propose", decision => decision.Propose(Drafter, Today)),
        ("return", decision => decision.Return("Not yet.")),
        ("take", decision => decision.Take(Decider, new DecisionDates(Today, Today.AddYears(3), null, Today), Now)),
        ("send", decision => decision.Send(Today, Clocks, Now)),
        ("receive", decision => decision.Receive(Reader, Today, Now)),
        ("supersede", decision => decision.Supersede(Today)),
    ];

    /// <summary>Which event leads where; an event that is not named is refused in that state.</summary>
    private static readonly Dictionary<DecisionState, Dictionary<string, DecisionState>> Table = new()
    {
        [Draft] = new() { ["write"] = Draft, ["propose"] = AwaitingDecision },
        [AwaitingDecision] = new() { ["return"] = Draft, ["take"] = Taken },
        [Taken] = new() { ["send"] = Sent },
        [Sent] = new() { ["receive"] = Sent, ["supersede"] = Sent },
    };

    [Fact]
    public void EveryStateAnswersEveryEvent()
    {
        Assert.Equal(Enum.GetValues<DecisionState>(), Table.Keys);
        foreach (var state in Enum.GetValues<DecisionState>())
        {
            foreach (var (name, act) in Events)
            {
                var decision = In(state);
                var version = decision.Version;
                var answer = act(decision);
                Assert.Equal(Table[state].TryGetValue(name, out var next) ? next : state, decision.State);
                Assert.Equal(Table[state].ContainsKey(name), answer.IsSuccess);
                Assert.Equal(answer.IsSuccess, decision.Version > version);
                Assert.True(answer.IsSuccess || answer.Error is DecisionNotIn, $"{state} × {name}: {answer.Error}");
            }
        }
    }

    [Fact]
    public void NobodyTakesWhatTheyDraftedOrProposed()
    {
        var decision = In(AwaitingDecision);
        Assert.Equal(new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker), decision.Take(Drafter, new(Today, null, null, Today), Now).Error);
        var other = Fresh();
        Assert.True(other.Write(new DecisionText(Outcome.Eligible, "Because.", null, null), 0).IsSuccess);
        Assert.True(other.Propose(Decider, Today).IsSuccess);
        Assert.Equal(new DutiesConflict(CaseRole.Drafter, CaseRole.DecisionMaker), other.Take(Decider, new(Today, null, null, Today), Now).Error);
    }

    [Fact]
    public void TheTimeToAppealRunsFromTheFirstOpeningOrFromTheDeemedReceipt()
    {
        var decision = In(Sent);
        Assert.Equal((Today.AddDays(7), Today.AddDays(37)), (decision.DeemedReceivedOn, decision.AppealUntil));
        Assert.True(decision.Receive(Reader, Today.AddDays(2), Now).IsSuccess);
        Assert.Equal((Today.AddDays(32), "Reader"), (decision.AppealUntil, decision.OpenedByName));
        Assert.True(decision.Receive(Decider, Today.AddDays(5), Now).IsSuccess);
        Assert.Equal((Today.AddDays(32), "Reader"), (decision.AppealUntil, decision.OpenedByName));

        // Opened after it counted as received: the window does not begin again.
        var late = In(Sent);
        Assert.True(late.Receive(Reader, Today.AddDays(20), Now).IsSuccess);
        Assert.Equal(Today.AddDays(37), late.AppealUntil);

        var atOnce = In(Taken);
        Assert.True(atOnce.Send(Today, Clocks with { DeemedReceiptDays = 0 }, Now).IsSuccess);
        Assert.Equal(Today.AddDays(30), atOnce.AppealUntil);
    }

    [Theory]
    [InlineData(29, DecisionStanding.InEffect, null)]
    [InlineData(37, DecisionStanding.InEffect, null)]
    [InlineData(38, DecisionStanding.InEffect, typeof(AppealTooLate))]
    [InlineData(29, DecisionStanding.Suspended, null)]
    [InlineData(29, DecisionStanding.Expired, null)]
    [InlineData(29, DecisionStanding.Withdrawn, typeof(NotAppealable))]
    [InlineData(29, DecisionStanding.Superseded, typeof(NotAppealable))]
    public void AnAppealIsInTimeUntilItsLastDay(int days, DecisionStanding standing, Type? refusal) =>
        Assert.Equal(refusal, Appeal.MayFile(In(Sent), standing, Today.AddDays(days)).Error?.GetType());

    [Fact]
    public void ACloseOutCountsItsYearsFromTheConditionalStatus()
    {
        var policy = new EligibilityPolicy("p", "1.0.0", []);
        var dates = DecisionDatesRule.For(policy, Outcome.Eligible, null, Today.AddDays(100), Weekdays, Today);
        Assert.Equal(new DecisionDates(Today.AddDays(100), Today.AddYears(3), null, Today), dates);
    }

    [Fact]
    public void AffirmationDaysLieWithinTheValidityAndKeepTheWindowAndGraceOfThePolicy()
    {
        var policy = new EligibilityPolicy("p", "1.0.0", []) { AffirmationWindowDays = 30, AffirmationGraceDays = 14 };
        var dues = AffirmationDue.Of(In(Sent), policy, Weekdays);
        Assert.Equal([new DateOnly(2027, 6, 1), new DateOnly(2028, 6, 1)], dues.Select(due => due.DueOn));
        Assert.Equal((new DateOnly(2027, 5, 2), new DateOnly(2027, 6, 15)), (dues[0].OpensOn, dues[0].LastDay));
        var usual = AffirmationDue.Of(In(Sent), policy with { AffirmationWindowDays = null, AffirmationGraceDays = null }, Weekdays)[0];
        Assert.Equal((new DateOnly(2027, 4, 2), new DateOnly(2027, 6, 1)), (usual.OpensOn, usual.LastDay));

        var facts = new StandingFacts(Outcome.Eligible, Today.AddYears(3), null) { Dues = dues };
        Assert.Equal(new AffirmationTooEarly(new(2027, 5, 2)), Affirmation.DueNow(facts, new(2027, 5, 1)).Error);
        Assert.Equal(dues[0], Affirmation.DueNow(facts, new(2027, 5, 2)).Value);
        Assert.Equal(dues[0], Affirmation.DueNow(facts, new(2027, 6, 15)).Value);
        Assert.Equal(new StandingRefuses(DecisionStanding.AffirmationMissed, StandingEvent.Affirm), Affirmation.DueNow(facts, new(2027, 6, 16)).Error);
        Assert.IsType<NothingToAffirm>(Affirmation.DueNow(facts with { Dues = [] }, new(2027, 6, 1)).Error);
    }

    private static Decision In(DecisionState state)
    {
        var decision = Fresh();
        Func<Result<Done>>[] steps =
        [
            () => decision.Write(new DecisionText(Outcome.Eligible, "Because.", null, null), 0),
            () => decision.Propose(Drafter, Today),
            () => decision.Take(Decider, new DecisionDates(Today, Today.AddYears(3), null, Today), Now),
            () => decision.Send(Today, Clocks, Now),
        ];
        foreach (var step in steps.Take((int)state + 1))
        {
            Assert.True(step().IsSuccess);
        }

        Assert.Equal(state, decision.State);
        return decision;
    }

    private static Decision Fresh(DecisionCause cause = DecisionCause.First, Outcome proposal = Outcome.Eligible) => new()
    {
        Id = new Guid("00000001-0000-4000-8000-000000000000"),
        InspectionId = new Guid("00000002-0000-4000-8000-000000000000"),
        Number = 1,
        Cause = cause,
        Proposal = proposal,
        RuleReasons = "[]",
        AssessmentDigest = "",
        PolicyHash = "",
        DrafterId = Drafter.UserId,
        DrafterName = Drafter.Name,
        DraftedAt = Now,
    };

    private static Actor Person(string name) => new(new Guid(name.Aggregate(17, (sum, letter) => (sum * 31) + letter), 0, 0, new byte[8]), name, new HashSet<Role>(), null);
}
