using Compliance.Domain;

namespace Compliance.App.Oscal.Mappings;

/// <summary>How much one mapping may hold.</summary>
internal static class MappingLimits
{
    /// <summary>Longest title or name, in characters; what is longer is cut.</summary>
    public const int Name = 300;

    /// <summary>Longest id or relationship, in characters; what is longer is a fault.</summary>
    public const int Id = 200;

    /// <summary>Most entries, and most ids on the checklist's side. NIST's largest mappings hold a few thousand.</summary>
    public const int Entries = 20_000;
}

/// <summary>What a mapping says about the items of a checklist.</summary>
internal sealed record ReadMapping(IReadOnlyList<ReadEntry> Entries, IReadOnlyList<UnmatchedId> Unmatched)
{
    public int Matched => Entries.Select(entry => entry.ItemId).Distinct(StringComparer.Ordinal).Count();
}

internal sealed record ReadEntry(string ItemId, string OtherId, string Relationship, MappingCoverage Coverage);

/// <summary>Turns a mapping of a document into what it says about the items of a checklist.</summary>
internal static class MappingReading
{
    /// <summary>Reads the mapping, or says why it cannot be taken.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="place">Its pointer in the document.</param>
    /// <param name="side">The checklist's side.</param>
    /// <param name="items">The ids of the checklist's items.</param>
    public static Result<ReadMapping> Read(Mapping mapping, string place, MappingSide side, IEnumerable<string> items)
    {
        var maps = mapping.Maps.Select(map => new Sides(
            Clean(side is MappingSide.Source ? map.Sources : map.Targets),
            Clean(side is MappingSide.Source ? map.Targets : map.Sources),
            map)).ToList();
        var faults = maps.SelectMany((map, i) => TooLong(map, $"{place}/maps/{i}")).ToList();
        if (faults.Count > 0)
        {
            return new MappingFaulty(faults);
        }

        // Sets are multiplied out: few bytes could claim more than any memory holds.
        var ids = maps.SelectMany(map => map.Own).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count > MappingLimits.Entries || maps.Sum(map => (long)map.Own.Count * map.Other.Count) > MappingLimits.Entries)
        {
            return new MappingTooLarge(MappingLimits.Entries);
        }

        var (found, unmatched) = ItemIds.Match(items, ids);
        if (found.Count == 0)
        {
            return new NothingMatched(ids);
        }

        var entries = maps
            .SelectMany(map => map.Own.Where(found.ContainsKey).SelectMany(id => map.Other.Select(other =>
                new ReadEntry(found[id], other, map.Map.Relationship, Coverage(map.Map, side, map.Own.Count > 1)))))
            .Distinct()
            .ToList();
        return new ReadMapping(entries, unmatched);
    }

    // Read the other way round, a subset is a superset; the other words mean the same both ways. A set of several items covers
    // what none of them covers alone.
    private static MappingCoverage Coverage(MappedSets map, MappingSide side, bool several) => (map.Namespace, map.Relationship.ToLowerInvariant(), side) switch
    {
        (not null, _, _) => MappingCoverage.Related,
        (_, "equal-to" or "equal" or "equivalent-to" or "equivalent", _) or (_, "superset-of", MappingSide.Source) or (_, "subset-of", MappingSide.Target) =>
            several ? MappingCoverage.Together : MappingCoverage.Full,
        (_, "subset-of", _) or (_, "superset-of", _) => MappingCoverage.Part,
        (_, "intersects-with" or "intersects", _) => MappingCoverage.Overlap,
        (_, "no-relationship", _) => MappingCoverage.None,
        _ => MappingCoverage.Related,
    };

    private static IEnumerable<OscalFault> TooLong(Sides map, string place)
    {
        var expected = new LocalizedText($"at most {MappingLimits.Id} characters", $"{MappingLimits.Id}文字以内");
        foreach (var id in map.Own.Concat(map.Other).Where(id => id.Length > MappingLimits.Id))
        {
            yield return OscalFault.Of(place, expected, OscalWords.Found(JsonItem.Quote(id)));
        }

        if (map.Map.Relationship.Length > MappingLimits.Id)
        {
            yield return OscalFault.Of(place + "/relationship", expected, OscalWords.Found(JsonItem.Quote(map.Map.Relationship)));
        }
    }

    private static List<string> Clean(IReadOnlyList<string> ids) => [.. ids.Select(TypedText.CleanLine).Distinct(StringComparer.Ordinal)];

    private sealed record Sides(List<string> Own, List<string> Other, MappedSets Map);
}
