using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using static Compliance.Domain.Inspections.CorrectiveActionEvent;
using static Compliance.Domain.Inspections.CorrectiveActionState;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Corrective actions against tables written by hand from domain.md: states, people, plans, days.</summary>
public sealed class CorrectiveActionTests
{
    // State: event > next, event > next … Whatever the table does not name is refused.
    private const string Table = """
        Planning: WritePlan > Planning, SubmitPlan > PlanSubmitted, Expire > Expired
        PlanSubmitted: AcceptPlan > PlanAccepted, ReturnPlan > Planning, WriteNote > PlanSubmitted, Expire > Expired
        PlanAccepted: WorkOn > PlanAccepted, ClaimClosure > ClosureClaimed, Expire > Expired
        ClosureClaimed: Close > Closed, ReturnClosure > PlanAccepted, WriteNote > ClosureClaimed, Expire > Expired
        Closed:
        Expired:
        """;

    private static readonly Guid OwnFirm = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid OtherFirm = new("22222222-2222-2222-2222-222222222222");
    private static readonly DateOnly Due = new(2026, 11, 29);
    private static readonly DateTimeOffset Now = new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Signatory = Of(OwnFirm, Role.FirmSignatory);
    private static readonly Actor Inspector = Of(null, Role.Inspector);

    private static readonly Dictionary<string, (Actor Actor, CaseRole? Held, CorrectiveActionEvent[] May)> People = new()
    {
        ["contributor of the firm"] = (Of(OwnFirm, Role.FirmContributor), null, [WritePlan, WorkOn]),
        ["signatory of the firm"] = (Signatory, null, [WritePlan, SubmitPlan, WorkOn, ClaimClosure]),
        ["signatory of another firm"] = (Of(OtherFirm, Role.FirmContributor, Role.FirmSignatory), null, []),
        ["person of the firm without a role"] = (Of(OwnFirm), null, []),
        ["person of the firm with an assignment on file"] = (Of(OwnFirm, Role.Inspector), CaseRole.LeadInspector, []),
        ["inspector without assignment"] = (Inspector, null, []),
        ["inspector of the case"] = (Inspector, CaseRole.Inspector, [AcceptPlan, ReturnPlan, WriteNote, Close, ReturnClosure]),
        ["inspector of the case without the office"] = (Of(null, Role.StandardsEditor), CaseRole.Inspector, []),
        ["lead of the case"] = (Inspector, CaseRole.LeadInspector, [AcceptPlan, ReturnPlan, WriteNote, Close, ReturnClosure]),
        ["quality reviewer of the case"] = (Inspector, CaseRole.QualityReviewer, []),
        ["inspector who drafted the decision"] = (Of(null, Role.Inspector, Role.ProgrammeOfficer), CaseRole.Drafter, []),
        ["inspector who took the decision"] = (Of(null, Role.Inspector, Role.DecisionMaker), CaseRole.DecisionMaker, []),
        ["inspector who hears the appeal"] = (Of(null, Role.Inspector, Role.AppealOfficer), CaseRole.AppealOfficer, []),
        ["programme officer"] = (Of(null, Role.ProgrammeOfficer), null, []),
        ["decision maker"] = (Of(null, Role.DecisionMaker), CaseRole.DecisionMaker, []),
        ["administrator"] = (Of(null, Role.Administrator), null, []),
        ["auditor"] = (Of(null, Role.Auditor), null, []),
        ["the platform"] = (Actor.System, null, [Expire]),
    };

    public static TheoryData<CorrectiveActionState, CorrectiveActionEvent> EveryPair
    {
        get
        {
            var pairs = new TheoryData<CorrectiveActionState, CorrectiveActionEvent>();
            foreach (var state in Enum.GetValues<CorrectiveActionState>())
            {
                foreach (var happened in Enum.GetValues<CorrectiveActionEvent>())
                {
                    pairs.Add(state, happened);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<string, CorrectiveActionEvent> Everybody
    {
        get
        {
            var data = new TheoryData<string, CorrectiveActionEvent>();
            foreach (var person in People.Keys)
            {
                foreach (var wanted in Enum.GetValues<CorrectiveActionEvent>())
                {
                    data.Add(person, wanted);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void EveryPairIsAsTheTableSays(CorrectiveActionState state, CorrectiveActionEvent happened)
    {
        var next = CorrectiveActionLifeCycle.Next(state, happened);
        if (Expected().TryGetValue((state, happened), out var expected))
        {
            Assert.Equal(expected, next.Value);
        }
        else
        {
            Assert.Equal(new WrongActionState(state, happened), next.Error);
        }
    }

    [Fact]
    public void TheTableNamesEveryStateAndFourteenLegalPairs()
    {
        Assert.Equal(Enum.GetValues<CorrectiveActionState>().Length, Table.Split('\n').Length);
        Assert.Equal(14, Expected().Count);
        Assert.Equal(60, EveryPair.Count);
    }

    [Theory, MemberData(nameof(Everybody))]
    public void EveryPersonMayExactlyWhatTheTableSays(string person, CorrectiveActionEvent wanted)
    {
        var (actor, held, may) = People[person];
        Assert.Equal(may.Contains(wanted), CorrectiveActionPermissions.May(actor, held, OwnFirm, wanted));
    }

    [Fact]
    public void EveryEventIsSomebodys() =>
        Assert.Empty(Enum.GetValues<CorrectiveActionEvent>().Except(People.Values.SelectMany(person => person.May)));

    [Theory]
    [InlineData(Planning, 0, Planning)]
    [InlineData(Planning, 1, Expired)]
    [InlineData(PlanSubmitted, 1, Expired)]
    [InlineData(PlanAccepted, 1, Expired)]
    [InlineData(ClosureClaimed, 0, ClosureClaimed)]
    [InlineData(ClosureClaimed, 1, Expired)]
    [InlineData(Closed, 400, Closed)]
    [InlineData(Expired, -1, Expired)]
    public void WhatIsOpenAfterTheLastDayHasExpired(CorrectiveActionState onFile, int daysAfter, CorrectiveActionState counts) =>
        Assert.Equal(counts, CorrectiveActionLifeCycle.On(onFile, Due, Due.AddDays(daysAfter)));

    [Theory]
    [InlineData("Closed Closed", 1, CloseOutStanding.Completed)]
    [InlineData("Closed ClosureClaimed", 0, CloseOutStanding.Running)]
    [InlineData("Closed ClosureClaimed", 1, CloseOutStanding.Expired)]
    [InlineData("Closed Expired", 0, CloseOutStanding.Expired)]
    [InlineData("Planning PlanAccepted", -100, CloseOutStanding.Running)]
    [InlineData("", 1, CloseOutStanding.Completed)]
    public void ACloseOutStandsAsItsItemsDo(string states, int daysAfter, CloseOutStanding expected) =>
        Assert.Equal(expected, CloseOut.Standing(
            Due, states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<CorrectiveActionState>), Due.AddDays(daysAfter)));

    [Fact]
    public void APlanIsHandedInOnlyWhenEveryStepIsInTimeAndInOrder()
    {
        var late = Due.AddDays(1);
        (ActionPlan Plan, Error? Expected)[] cases =
        [
            (ActionPlan.Empty, new InvalidField("measure", "Required")),
            (new("Replace it.", " ", []), new InvalidField("responsible", "Required")),
            (new("Replace it.", "IT operations", []), new InvalidField("milestones", "Required")),
            (new("Replace it.", "IT operations", [new("Ordered", null)]), new MilestoneIncomplete(1)),
            (new("Replace it.", "IT operations", [new("Ordered", Due), new("", Due)]), new MilestoneIncomplete(2)),
            (new("Replace it.", "IT operations", [new("Ordered", late)]), new MilestoneTooLate(1, Due)),
            (new("Replace it.", "IT operations", [new("Ordered", Due), new("In use", Due.AddDays(-1))]), new MilestonesNotInOrder(2)),
            (new("Replace it.", "IT operations", [new("Ordered", Due), new("In use", Due)]), null),
        ];
        foreach (var (plan, expected) in cases)
        {
            var action = New();
            Assert.True(action.WritePlan(plan, 0).IsSuccess);
            Assert.Equal(expected, action.SubmitPlan(1, Due, Signatory, Now).Error);
            Assert.Equal(expected is null ? PlanSubmitted : Planning, action.State);
        }

        Assert.Equal(new TextTooLong("measure", 5_000), New().WritePlan(new(new string('x', 5_001), "", []), 0).Error);
        Assert.Equal(new TextTooLong("responsible", 200), New().WritePlan(new("", new string('x', 201), []), 0).Error);
        Assert.Equal(new TextTooLong("milestones", 500), New().WritePlan(new("", "", [new(new string('x', 501), null)]), 0).Error);
        Assert.Equal(new TextTooLong("milestones", 500), New().WritePlan(new("", "", [.. Enumerable.Repeat(new Milestone("x", null), 21)]), 0).Error);
    }

    [Fact]
    public void AReturnedPlanKeepsWhatWasHandedInUntilItIsHandedInAgain()
    {
        var action = New();
        var first = new ActionPlan("Replace it.", "IT operations", [new("In use", Due)]);
        Assert.True(action.WritePlan(first, 0).IsSuccess);
        Assert.True(action.SubmitPlan(1, Due, Signatory, Now).IsSuccess);
        Assert.Equal(new InvalidField("remarks", "Required"), action.ReturnPlan(" ", 2).Error);
        Assert.Equal(new Conflict(2), action.ReturnPlan("Which device?", 1).Error);
        Assert.True(action.ReturnPlan("Which device?", 2).IsSuccess);
        Assert.True(action.WritePlan(first with { Measure = "Replace the gateway." }, 3).IsSuccess);
        Assert.Equal(("Replace it.", "Which device?"), (action.HandedIn!.Measure, action.Remarks));
        Assert.True(action.SubmitPlan(4, Due, Signatory, Now).IsSuccess);
        Assert.Equal(("Replace the gateway.", (string?)null), (action.HandedIn.Measure, action.Remarks));
    }

    [Fact]
    public void AClosureIsClaimedWithEveryMilestoneAStatementAndEvidence()
    {
        var action = Accepted();
        var version = action.Version;
        var claim = () => action.Claim(Guid.Empty, [], action.Version, Signatory, Now);
        Assert.Equal(new MilestonesOpen(1), claim().Error);
        Assert.Equal(new UnknownMilestone(2), action.Mark(2, Due, Due, version).Error);
        Assert.Equal(new InvalidField("doneOn", "NotInFuture"), action.Mark(1, Due.AddDays(1), Due, version).Error);
        Assert.True(action.Mark(1, Due, Due, version).IsSuccess);
        Assert.Equal(new InvalidField("statement", "Required"), claim().Error);
        Assert.True(action.WriteClosure("Replaced.", action.Version).IsSuccess);
        Assert.Equal(new ClosureEvidenceMissing(), claim().Error);
        Assert.True(action.Cite([OwnFirm, OwnFirm]).IsSuccess);
        Assert.Equal([OwnFirm], action.Evidence);
        var first = claim().Value;
        Assert.Equal((1, "Replaced.", ClosureClaimed), (first.Round, first.Statement, action.State));
        Assert.Equal(new WrongActionState(ClosureClaimed, WorkOn), action.WriteClosure("Changed.", action.Version).Error);

        Assert.Equal(new InvalidField("remarks", "Required"), action.Judge(Guid.Empty, true, "", action.Version, Inspector, Now).Error);
        var back = action.Judge(Guid.Empty, false, "The log shows another device.", action.Version, Inspector, Now).Value;
        Assert.Equal((1, false, PlanAccepted, "The log shows another device."), (back.Round, back.Closed, action.State, action.Remarks));
        Assert.Equal(2, claim().Value.Round);
        Assert.Equal(new Conflict(action.Version), action.Judge(Guid.Empty, true, "Seen.", action.Version - 1, Inspector, Now).Error);
        Assert.True(action.Judge(Guid.Empty, true, "Seen.", action.Version, Inspector, Now).Value.Closed);
        Assert.Equal((Closed, Now), (action.State, action.ClosedAt!.Value));
        Assert.Equal(new WrongActionState(Closed, Close), action.Judge(Guid.Empty, true, "Again.", action.Version, Inspector, Now).Error);
        Assert.Equal(new WrongActionState(Closed, Expire), action.Expire().Error);
    }

    private static CorrectiveAction New() => new() { InspectionId = OwnFirm, ItemId = "3.1.3" };

    private static CorrectiveAction Accepted()
    {
        var action = New();
        Assert.True(action.WritePlan(new("Replace it.", "IT operations", [new("In use", Due)]), 0).IsSuccess);
        Assert.True(action.SubmitPlan(1, Due, Signatory, Now).IsSuccess);
        Assert.True(action.AcceptPlan(2, Inspector, Now).IsSuccess);
        return action;
    }

    private static Dictionary<(CorrectiveActionState, CorrectiveActionEvent), CorrectiveActionState> Expected() => Table
        .Split('\n')
        .Select(line => line.Split(':'))
        .SelectMany(parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('>', StringSplitOptions.TrimEntries))
            .Select(pair => (State: Enum.Parse<CorrectiveActionState>(parts[0]), Event: Enum.Parse<CorrectiveActionEvent>(pair[0]), Next: Enum.Parse<CorrectiveActionState>(pair[1]))))
        .ToDictionary(row => (row.State, row.Event), row => row.Next);

    private static Actor Of(Guid? firm, params Role[] roles) => new(new Guid("33333333-3333-3333-3333-333333333333"), "Somebody", roles.ToHashSet(), firm);
}
