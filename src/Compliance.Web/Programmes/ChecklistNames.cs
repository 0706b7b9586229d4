using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;

namespace Compliance.Web.Programmes;

/// <summary>What the rules of a policy can name in a checklist, in the current language.</summary>
/// <param name="Items">Items.</param>
/// <param name="Sections">Sections.</param>
/// <param name="States">Partial states of items, named <c>ITEM STATE</c>.</param>
/// <param name="Flags">Classes, with the items that carry them themselves.</param>
public sealed record ChecklistNames(
    IReadOnlyList<NameOption> Items,
    IReadOnlyList<NameOption> Sections,
    IReadOnlyList<NameOption> States,
    IReadOnlyList<(string Name, IReadOnlyList<string> Ids)> Flags)
{
    /// <summary>Nothing to name.</summary>
    public static readonly ChecklistNames None = new([], [], [], []);

    /// <summary>Everything that a checklist has.</summary>
    public static ChecklistNames Of(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var items = checklist.Items.ToList();
        return new(
            [.. items.Select(item => new NameOption(item.Id, $"{item.Id} {item.Title.In(Languages.Current)}"))],
            [.. checklist.Sections.Select(section => new NameOption(section.Id, $"{section.Id} {section.Title.In(Languages.Current)}"))],
            [.. items.SelectMany(item => item.PartialStates.Select(state => new NameOption($"{item.Id} {state.Id}", $"{item.Id} – {state.Title.In(Languages.Current)}")))],
            [.. ContentCheck.FlagsOf(checklist).Select(flag => (flag, (IReadOnlyList<string>)[.. items.Where(item => item.Flags.Contains(flag)).Select(item => item.Id)]))]);
    }
}
