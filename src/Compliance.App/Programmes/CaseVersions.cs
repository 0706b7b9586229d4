using Compliance.App.Checklists;
using Compliance.App.Inspections;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>
/// To which versions of its checklist a case can move. A policy names items, states, sections and levels, so a case never pins a
/// version that its policy does not fit: with the version that the programme uses now it takes the programme's policy of now,
/// with any other it keeps its own.
/// </summary>
internal static class CaseVersions
{
    /// <summary>The version and the policy that the case would pin, or null where it cannot move there.</summary>
    public static (PublishedChecklist Published, EligibilityPolicy Policy)? Find(ChecklistLibrary library, CaseFile file, string version)
    {
        var inspection = file.Inspection;
        if (version == inspection.ChecklistVersion || library.Find(inspection.ChecklistId, version) is not { } published)
        {
            return null;
        }

        if (library.FindProgramme(inspection.ProgrammeId) is { } now && now.ChecklistId == inspection.ChecklistId && now.ChecklistVersion == version)
        {
            return (published, now.Policy);
        }

        var policy = PinnedPolicy.ProgrammeOf(library, inspection).Policy;
        return Fits(policy, file.Published.Checklist, published.Checklist) ? (published, policy) : null;
    }

    /// <summary>Every version that the case can move to, newest first.</summary>
    public static IReadOnlyList<string> All(ChecklistLibrary library, CaseFile file) =>
    [
        .. library.VersionsOf(file.Inspection.ChecklistId)
            .Select(published => published.Checklist.Version)
            .Where(version => Find(library, file, version) is not null)
            .OrderDescending(ChecklistVersions.Order),
    ];

    // What the policy says of the old version it must be able to say of the new one.
    private static bool Fits(EligibilityPolicy policy, Checklist old, Checklist next) =>
        old.Scoring.Name == next.Scoring.Name && policy.Rules.Concat(policy.EligibleRules).All(rule => rule switch
        {
            OpenItemLossRule some => some.Exceptions.All(exception => next.Find(exception.ItemId)?.FindPartial(exception.State) is not null),
            ItemsNotOpenRule some => some.Items.All(id => next.Find(id) is not null),
            ItemMinimumRule some => some.Items.All(id => next.Find(id) is not null),
            SectionMinimumRule some => some.Sections.All(id => next.Sections.Any(section => section.Id == id) || next.Groups.Any(group => group.Id == id)),
            OpenItemsRule { Flag: { } flag } => next.Items.Any(item => item.Flags.Contains(flag)
                || item.PartialStates.Any(state => state.Flags.Contains(flag))
                || item.MetAnswer?.Flags.Contains(flag) == true
                || item.NotMetAnswer?.Flags.Contains(flag) == true),
            MinimumLevelRule some => next.Scoring is LevelsMethod levels && levels.Levels.Any(level => level.Number == some.Minimum),
            _ => true,
        });
}
