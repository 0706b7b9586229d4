namespace Compliance.App.Oscal;

/// <summary>Where the imports of a profile lead.</summary>
internal static class ProfileImports
{
    /// <summary>The resources of a document's back matter by their UUID.</summary>
    public static IReadOnlyDictionary<string, JsonMap> Resources(JsonMap document)
    {
        var resources = new Dictionary<string, JsonMap>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in document.Map("back-matter")?.Maps("resources") ?? [])
        {
            if (resource.Text("uuid") is { } id)
            {
                resources.TryAdd(id, resource);
            }
        }

        return resources;
    }
}
