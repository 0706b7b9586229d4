using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Every state of a request for more time against every event, by a table written by hand.</summary>
public sealed class ExtensionTests
{
    private const string Table = """
        Asked: Recommend > Recommended, Withdraw > Withdrawn
        Recommended: Approve > Approved, Refuse > Refused, Withdraw > Withdrawn
        Approved:
        Refused:
        Withdrawn:
        """;

    [Fact]
    public void EveryPairIsAsTheTableSays()
    {
        var expected = Table.Split('\n')
            .Select(line => line.Split(':'))
            .SelectMany(parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('>', StringSplitOptions.TrimEntries))
                .Select(pair => (State: Enum.Parse<ExtensionState>(parts[0]), Event: Enum.Parse<ExtensionEvent>(pair[0]), Next: Enum.Parse<ExtensionState>(pair[1]))))
            .ToDictionary(row => (row.State, row.Event), row => row.Next);
        Assert.Equal(5, expected.Count);
        foreach (var state in Enum.GetValues<ExtensionState>())
        {
            foreach (var happened in Enum.GetValues<ExtensionEvent>())
            {
                var next = Extension.Next(state, happened);
                Assert.Equal(
                    expected.TryGetValue((state, happened), out var to) ? to : (object)new WrongExtensionState(state, happened),
                    next.IsSuccess ? next.Value : next.Error);
            }
        }
    }

    [Fact]
    public void TheLastDayMovesOnlyAsFarAsThePolicyAllowed()
    {
        var due = new DateOnly(2026, 11, 29);
        Assert.Equal(new NoExtension(due), CloseOut.Open(Guid.Empty, Guid.Empty, due, null, default).Extend(due.AddDays(1)).Error);
        var closeOut = CloseOut.Open(Guid.Empty, Guid.Empty, due, 30, default);
        Assert.Equal(new ExtensionOutOfRange(due.AddDays(1), due.AddDays(30)), closeOut.Extend(due.AddDays(31)).Error);
        Assert.True(closeOut.Extend(due.AddDays(20)).IsSuccess);
        Assert.Equal(new ExtensionOutOfRange(due.AddDays(21), due.AddDays(30)), closeOut.Extend(due.AddDays(20)).Error);
        Assert.True(closeOut.Extend(due.AddDays(30)).IsSuccess);
        Assert.Equal(new NoExtension(due.AddDays(30)), closeOut.Extend(due.AddDays(31)).Error);
        closeOut.Expire(default);
        Assert.Equal(new CloseOutEnded(), closeOut.Extend(due.AddDays(31)).Error);
    }
}
