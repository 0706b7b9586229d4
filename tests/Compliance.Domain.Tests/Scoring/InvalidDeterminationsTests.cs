using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

public class InvalidDeterminationsTests
{
    [Fact]
    public void Nothing_judged_is_everything_missing()
    {
        var error = Refusal([]);
        Assert.Equal(110, error.Missing.Count);
        Assert.Equal("3.1.1", error.Missing[0]);
    }

    [Fact]
    public void Every_fault_of_every_kind_comes_at_once()
    {
        var determinations = Sp800171.AllMetExcept(("3.1.2", Sp800171.Fips), ("3.5.3", "no-such-state")).Where(d => d.ItemId is not ("3.1.3" or "3.14.7")).ToList();
        determinations.Add(new("3.1.1", new Verdict.NotMet()));
        determinations.Add(new("3.1.1", new Verdict.Met()));
        determinations.Add(new("9.9.9", new Verdict.Met()));
        determinations.Add(new("3.1.1 ", new Verdict.Met()));
        determinations[4] = determinations[4] with { Objectives = new Dictionary<string, ObjectiveState> { ["3.1.1[a]"] = ObjectiveState.Met } };

        var error = Refusal(determinations);

        Assert.Equal(["3.1.3", "3.14.7"], error.Missing);
        Assert.Equal(["3.1.1 ", "9.9.9"], error.Unknown);
        Assert.Equal(["3.1.1"], error.Duplicate);
        Assert.Equal([new("3.1.2", Sp800171.Fips), new("3.5.3", "no-such-state")], error.UnknownStates);
        Assert.Equal([new(determinations[4].ItemId, "3.1.1[a]")], error.UnknownObjectives);
    }

    [Fact]
    public void Each_kind_of_fault_is_enough_on_its_own()
    {
        var all = Sp800171.AllMetExcept();
        var unknownObjective = all[0] with { Objectives = new Dictionary<string, ObjectiveState> { ["9"] = ObjectiveState.Met } };
        Assert.Equal(["9.9.9"], Refusal([.. all, new("9.9.9", new Verdict.Met())]).Unknown);
        Assert.Equal(["3.1.1"], Refusal([.. all.Skip(1)]).Missing);
        Assert.Equal([new("3.1.1", "half")], Refusal([new("3.1.1", new Verdict.Partial("half")), .. all.Skip(1)]).UnknownStates);
        Assert.Equal([new("3.1.1", "9")], Refusal([unknownObjective, .. all.Skip(1)]).UnknownObjectives);
    }

    [Fact]
    public void Every_item_that_is_judged_twice_is_named() =>
        Assert.Equal(["3.1.2", "3.2.1"], Refusal([.. Sp800171.AllMetExcept(), new("3.2.1", new Verdict.Met()), new("3.1.2", new Verdict.Met())]).Duplicate);

    [Fact]
    public void The_same_determination_twice_is_refused_too() =>
        Assert.Equal(["3.2.1"], Refusal([.. Sp800171.AllMetExcept(), new("3.2.1", new Verdict.Met())]).Duplicate);

    private static InvalidDeterminations Refusal(IReadOnlyCollection<ItemDetermination> determinations) =>
        Assert.IsType<InvalidDeterminations>(Scorer.Score(Sp800171.Rules, determinations).Error);
}
