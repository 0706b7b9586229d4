namespace Compliance.App.Checklists;

/// <summary>What a file that was published in the browser holds.</summary>
public enum PublishedKind
{
    /// <summary>A version of a checklist, in the form of <c>checklists/STANDARD/VERSION.yaml</c>.</summary>
    Checklist,

    /// <summary>A revision of a programme with its policy, in the form of <c>checklists/programmes/ID.yaml</c>.</summary>
    Programme,
}

/// <summary>
/// A checklist version or a programme revision that two people published in the browser. It has the standing of a locked
/// file of the box: the database refuses every change of the row, and cases pin its hash.
/// </summary>
public sealed class PublishedFile
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it holds.</summary>
    public required PublishedKind Kind { get; init; }

    /// <summary>Id of the checklist or programme.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the checklist, or of the programme's policy; unique under the name.</summary>
    public required string Version { get; init; }

    /// <summary>The whole file as the loader reads it.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8: 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the second person approved it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Name of the person who proposed it, as it was then.</summary>
    public required string ProposedByName { get; init; }

    /// <summary>Name of the person who approved it, as it was then.</summary>
    public required string ApprovedByName { get; init; }
}
