using Compliance.Domain;

namespace Compliance.App.Oscal.Mappings;

/// <summary>The file is no valid OSCAL document, or holds what cannot be stored.</summary>
/// <param name="Faults">What is wrong, with places as JSON pointers; an empty pointer stands for the whole file.</param>
public sealed record MappingFaulty(IReadOnlyList<OscalFault> Faults) : Error
{
    /// <summary>Number of faults.</summary>
    public int Count => Faults.Count;
}

/// <summary>The file is an OSCAL document, but no mapping collection.</summary>
/// <param name="Model">What it is, e.g. <c>catalog</c>.</param>
public sealed record NoMappingCollection(string Model) : Error;

/// <summary>The collection holds several mappings: one of them is to be chosen.</summary>
/// <param name="Mappings">Source and target of each, in the order of the document.</param>
public sealed record MappingNotChosen(IReadOnlyList<string> Mappings) : Error
{
    /// <summary>How many there are.</summary>
    public int Count => Mappings.Count;
}

/// <summary>The mapping says more than this platform takes.</summary>
/// <param name="Most">Most entries, and most ids, of one mapping.</param>
public sealed record MappingTooLarge(int Most) : Error;

/// <summary>No id on the checklist's side leads to an item: another checklist or the other direction is meant.</summary>
/// <param name="Ids">Those ids, in the order of the document.</param>
public sealed record NothingMatched(IReadOnlyList<string> Ids) : Error
{
    /// <summary>How many there are.</summary>
    public int Count => Ids.Count;
}

/// <summary>The same mapping of the same file is in use for that checklist already.</summary>
public sealed record MappingInUse : Error;
