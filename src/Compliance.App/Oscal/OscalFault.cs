using System.Globalization;
using System.Text;

namespace Compliance.App.Oscal;

/// <summary>One fault of a document.</summary>
/// <param name="Pointer">Its place as a JSON pointer (RFC 6901); empty for the document as a whole.</param>
/// <param name="Message">What was expected and what was found, in English.</param>
public sealed record OscalFault(string Pointer, string Message);

/// <summary>Collects the faults of one document while it is walked.</summary>
internal sealed class OscalFaults
{
    /// <summary>Faults that are listed; a document with more is not mended by reading on.</summary>
    public const int MaximumListed = 10_000;

    private readonly List<OscalFault> listed = [];
    private readonly List<(string? Name, int Index)> place = [];
    private int unlisted;

    /// <summary>Every fault in the order of its finding, and how many more there were.</summary>
    public IReadOnlyList<OscalFault> All => unlisted == 0
        ? listed
        : [.. listed, new("", string.Create(CultureInfo.InvariantCulture, $"{unlisted} more faults are not listed"))];

    /// <summary>Steps into a member or an element; <see cref="Leave"/> steps back.</summary>
    public void Enter(string name) => place.Add((name, 0));

    /// <summary>Steps into an element.</summary>
    public void Enter(int index) => place.Add((null, index));

    public void Leave() => place.RemoveAt(place.Count - 1);

    /// <summary>A fault where the walk stands.</summary>
    public void Add(string expected, string found)
    {
        if (listed.Count == MaximumListed)
        {
            unlisted++;
            return;
        }

        Add($"expected {expected}, found {found}");
    }

    /// <summary>A fault at a member of where the walk stands.</summary>
    public void AddAt(string name, string message)
    {
        Enter(name);
        Add(message);
        Leave();
    }

    public void Add(string message)
    {
        if (listed.Count == MaximumListed)
        {
            unlisted++;
            return;
        }

        var pointer = new StringBuilder();
        foreach (var (name, index) in place)
        {
            pointer.Append('/').Append(name is null
                ? index.ToString(CultureInfo.InvariantCulture)
                : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        listed.Add(new(pointer.ToString(), message));
    }
}
