using Compliance.Domain.Programmes;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Programmes;

/// <summary>The words for what is wrong with a draft, beside its field and in the summary.</summary>
public static class DraftFaults
{
    /// <summary>What is wrong at a field; null where nothing is.</summary>
    public static string? At(IReadOnlyList<ContentFault> faults, string field)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return faults.FirstOrDefault(fault => fault.Field == field) is { } found ? Words(found) : null;
    }

    /// <summary>Everything that is wrong, each leading to its field.</summary>
    public static IReadOnlyList<SummaryMessage> Summary(IReadOnlyList<ContentFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return [.. faults.Select(fault => new SummaryMessage(ProgrammeDraftText.FaultAt.Fill(NameOf(fault.Field), Words(fault)), fault.Field))];
    }

    private static string Words(ContentFault fault) =>
        fault.Found is { Length: > 0 } found ? $"{EnumText.For(fault.Kind)} ({found})" : EnumText.For(fault.Kind);

    private static string NameOf(string field)
    {
        var parts = field.Split('-');
        return parts is [("eligible" or "conditional") and var list, var number, var part] && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? ProgrammeDraftText.RulePlace.Fill(list == "eligible" ? ProgrammeDraftText.Eligible : ProgrammeDraftText.Conditional, index + 1, EnumText.Named($"RuleField.{part}"))
            : EnumText.Named($"ProgrammeField.{field}");
    }
}
