using System.Globalization;
using System.Text;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>One fault of a document.</summary>
/// <param name="Pointer">Its place as a JSON pointer (RFC 6901); empty for the document as a whole.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record OscalFault(string Pointer, LocalizedText Message)
{
    /// <summary>A fault by what was expected and what stands there instead.</summary>
    public static OscalFault Of(string pointer, LocalizedText expected, LocalizedText found)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(found);
        return new(pointer, new($"expected {expected.En}, found {found.En}", $"{expected.Ja}が必要ですが、{found.Ja}"));
    }
}

/// <summary>What stands in a document, in sentences of both languages.</summary>
internal static class OscalWords
{
    /// <summary>What was found, as it stands in the document.</summary>
    public static LocalizedText Found(string text) => new(text, $"{text}となっています");

    /// <summary>A choice of names.</summary>
    public static LocalizedText OneOf(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return new($"one of {list}", $"次のいずれか（{list}）");
    }
}

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
        : [.. listed, new("", new(
            string.Create(CultureInfo.InvariantCulture, $"{unlisted} more faults are not listed"), string.Create(CultureInfo.InvariantCulture, $"ほかに{unlisted}件の不備があります")))];

    /// <summary>Steps into a member or an element; <see cref="Leave"/> steps back.</summary>
    public void Enter(string name) => place.Add((name, 0));

    /// <summary>Steps into an element.</summary>
    public void Enter(int index) => place.Add((null, index));

    public void Leave() => place.RemoveAt(place.Count - 1);

    /// <summary>A fault where the walk stands.</summary>
    public void Add(LocalizedText expected, LocalizedText found)
    {
        if (listed.Count == MaximumListed)
        {
            unlisted++;
            return;
        }

        listed.Add(OscalFault.Of(Pointer(), expected, found));
    }

    /// <summary>A fault at a member of where the walk stands.</summary>
    public void AddAt(string name, LocalizedText expected, LocalizedText found)
    {
        Enter(name);
        Add(expected, found);
        Leave();
    }

    private string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var (name, index) in place)
        {
            pointer.Append('/').Append(name is null
                ? index.ToString(CultureInfo.InvariantCulture)
                : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }
}
