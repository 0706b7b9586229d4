using System.Collections.Frozen;
using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// The part of a checklist that matters for its score, validated and indexed: method, not-applicable policy, sections,
/// items with their losses, partial states, preconditions and objectives. Wording plays no part, so a corrected sentence
/// leaves <see cref="RulesetHash"/> as it is and a changed loss does not.
/// </summary>
public sealed class Ruleset
{
    /// <summary>Most items that a checklist may hold.</summary>
    public const int MaximumItems = 10_000;

    private readonly FrozenDictionary<string, int> positions;
    private readonly int[] sectionGroups;
    private readonly int[] groupParents;
    private readonly (int First, int Count)[] spans;

    private Ruleset(Checklist checklist)
    {
        Method = checklist.Scoring;
        NotApplicable = checklist.NotApplicable;
        Sections = [.. checklist.Sections];
        Items = [.. checklist.Items];
        Groups = [.. checklist.Groups];
        Limits = [.. checklist.Limits];
        var groupPositions = Groups.Select((group, index) => (group.Id, index)).ToDictionary(x => x.Id, x => x.index);
        sectionGroups = [.. Sections.Select(section => section.GroupId is { } id ? groupPositions[id] : -1)];
        groupParents = [.. Groups.Select(group => group.ParentId is { } id ? groupPositions[id] : -1)];
        spans = new (int, int)[Sections.Count];
        for (int i = 0, first = 0; i < spans.Length; first += Sections[i].Items.Count, i++)
        {
            spans[i] = (first, Sections[i].Items.Count);
        }

        positions = Items.Select((item, index) => (item.Id, index)).ToFrozenDictionary(x => x.Id, x => x.index);
        HasFloors = Items.Any(item => item.Floor is not null)
            || Sections.Any(section => section.Floor is not null)
            || Groups.Any(group => group.Floor is not null);
        HasGates = HasFloors || Limits.Count > 0 || Items.Any(item => item.IsAutomaticFail);
        CanonicalForm = RulesetForm.Of(this);
        RulesetHash = CanonicalForm.Hash();
    }

    /// <summary>How determinations become a score.</summary>
    public ScoringMethod Method { get; }

    /// <summary>What an item that does not apply counts as.</summary>
    public NotApplicablePolicy NotApplicable { get; }

    /// <summary>Sections in checklist order.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Items in checklist order.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <summary>The tree above the sections, parents before children; often empty.</summary>
    public IReadOnlyList<Group> Groups { get; }

    /// <summary>Gates on the number of open items of a class; often empty.</summary>
    public IReadOnlyList<FindingLimit> Limits { get; }

    /// <summary>What is hashed; see <see cref="RulesetForm"/>.</summary>
    public CanonicalText CanonicalForm { get; }

    /// <summary>SHA-256 of <see cref="CanonicalForm"/>, 64 lower-case hexadecimal digits.</summary>
    public string RulesetHash { get; }

    /// <summary>Takes the rules out of a checklist, or says with <see cref="InvalidRuleset"/> why it cannot be scored.</summary>
    /// <param name="checklist">Any checklist, published or a draft.</param>
    public static Result<Ruleset> From(Checklist checklist)
    {
        var faults = RulesetCheck.Faults(checklist);
        return faults.Count == 0 ? new Ruleset(checklist) : new InvalidRuleset(faults);
    }

    /// <summary>Every reason why a checklist cannot be scored, each with its place; none where <see cref="From"/> succeeds.</summary>
    /// <param name="checklist">Any checklist, published or a draft.</param>
    public static IReadOnlyList<PlacedFault> FaultsOf(Checklist checklist) => RulesetCheck.PlacedFaults(checklist);

    /// <summary>Position of an item in <see cref="Items"/>, or -1.</summary>
    /// <param name="itemId">Compared byte by byte.</param>
    public int PositionOf(string itemId) => positions.TryGetValue(itemId, out var position) ? position : -1;

    /// <summary>The item with that id, or null.</summary>
    /// <param name="itemId">Compared byte by byte.</param>
    public Item? Find(string itemId) => positions.TryGetValue(itemId, out var position) ? Items[position] : null;

    /// <summary>Whether any item, section or group has a floor.</summary>
    internal bool HasFloors { get; }

    /// <summary>Whether there is any gate beside preconditions.</summary>
    internal bool HasGates { get; }

    /// <summary>Position of the first item of a section, and how many it holds.</summary>
    internal (int First, int Count) Span(int section) => spans[section];

    /// <summary>Position of a section's group, or -1.</summary>
    internal int GroupOf(int section) => sectionGroups[section];

    /// <summary>Position of the group above a group, or -1.</summary>
    internal int ParentOf(int group) => groupParents[group];

    /// <summary>Brings every section's value into its group and all groups above.</summary>
    internal void Roll(
        ReadOnlySpan<(Rational? Score, Rational? Maximum)> sections,
        Rational?[] groups,
        Func<Rational?, Rational, Rational> combine)
    {
        for (var s = 0; s < sections.Length; s++)
        {
            if (sections[s].Score is { } value)
            {
                for (var g = sectionGroups[s]; g >= 0; g = groupParents[g])
                {
                    groups[g] = combine(groups[g], value);
                }
            }
        }
    }
}
