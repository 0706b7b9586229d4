namespace Compliance.App.Oscal;

/// <summary>One line of a mapping: what an item of the source means for an item of the target.</summary>
/// <param name="Target">The control, or other thing, of the target.</param>
/// <param name="Relationship">How the two relate, e.g. <c>equal-to</c>, <c>subset-of</c>, <c>intersects-with</c>, as the document says.</param>
public sealed record MappedTo(string Target, string Relationship);

/// <summary>One statement of a mapping: how a set of items of the source relates to a set of those of the target.</summary>
/// <param name="Sources">Ids in the source, each once.</param>
/// <param name="Targets">Ids in the target, each once.</param>
/// <param name="Relationship">As <see cref="MappedTo.Relationship"/>.</param>
/// <param name="Namespace">Whose word the relationship is; null for OSCAL's own.</param>
public sealed record MappedSets(IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, string Relationship, string? Namespace);

/// <summary>One mapping of a collection: from the items of one document to those of another.</summary>
/// <param name="Source">What the source is: the reference as the document gives it.</param>
/// <param name="Target">What the target is.</param>
/// <param name="Maps">Every statement, in the order of the document.</param>
public sealed record Mapping(string Source, string Target, IReadOnlyList<MappedSets> Maps)
{
    /// <summary>What an item of the source also covers; empty where the mapping says nothing about it.</summary>
    /// <param name="sourceId">Id of the item, compared byte by byte.</param>
    public IReadOnlyList<MappedTo> AlsoCovers(string sourceId) =>
        [.. Maps.Where(map => map.Sources.Contains(sourceId, StringComparer.Ordinal)).SelectMany(map => map.Targets.Select(target => new MappedTo(target, map.Relationship)))];
}

/// <summary>The mappings of an OSCAL mapping collection.</summary>
/// <param name="Title">Title of the collection.</param>
/// <param name="Mappings">Each mapping.</param>
public sealed record MappingCollection(string Title, IReadOnlyList<Mapping> Mappings)
{
    private const string OscalNamespace = "http://csrc.nist.gov/ns/oscal";

    /// <summary>The mappings of a document, or null where it is of another model. What is faulty in it is left out.</summary>
    /// <param name="document">The document.</param>
    public static MappingCollection? From(OscalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Model != "mapping-collection")
        {
            return null;
        }

        // One mapping may stand without the list around it.
        var mappings = document.Content["mappings"] is JsonMap one ? [one] : document.Content.Maps("mappings");
        return new(document.Title ?? "", [.. mappings.Select(mapping => Read(mapping, document.Content))]);
    }

    private static Mapping Read(JsonMap mapping, JsonMap document) => new(
        NameOf(mapping.Map("source-resource"), document),
        NameOf(mapping.Map("target-resource"), document),
        [.. mapping.Maps("maps").Select(map => new MappedSets(Ids(map, "sources"), Ids(map, "targets"), map.Text("relationship") ?? "", NamespaceOf(map)))]);

    private static List<string> Ids(JsonMap map, string side) =>
        [.. map.Maps(side).Select(item => item.Text("id-ref")).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? NamespaceOf(JsonMap map) => map.Text("ns") is { } ns && ns.TrimEnd('/') != OscalNamespace ? ns : null;

    // A reference into the back matter is shown by the title of the resource.
    private static string NameOf(JsonMap? resource, JsonMap document)
    {
        var href = resource?.Text("href") ?? "";
        if (href is not ['#', .. var id])
        {
            return href;
        }

        // By its UUID, or by an id that the publisher gave it as a property.
        var found = ProfileImports.Resources(document).GetValueOrDefault(id)
            ?? document.Map("back-matter")?.Maps("resources").FirstOrDefault(candidate =>
                candidate.Maps("props").Any(prop => prop.Text("name") == "id" && prop.Text("value") == id));
        return found?.Text("title") ?? href;
    }
}
