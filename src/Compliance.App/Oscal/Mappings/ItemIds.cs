using System.Text.RegularExpressions;

namespace Compliance.App.Oscal.Mappings;

/// <summary>
/// Finds the items that the ids of a document mean. An id means the item that is written alike. Where there is none, it
/// means the one item that is written alike once letter case and leading zeros of numbers do not count (<c>03.01.01</c> is
/// <c>3.1.1</c>, <c>gv.oc-1</c> is <c>GV.OC-01</c>), and once a prefix is taken off that ends in one of <c>- _ : / #</c> and
/// that all ids of that side of the mapping share (<c>sp800-171r2-3.1.1</c>). What is left after a prefix has at least two
/// parts, so that <c>ac-2</c> never means item 2. Whatever could mean two items means none, and neither of two ids that could
/// mean the same item is taken for it.
/// </summary>
public static partial class ItemIds
{
    private static readonly char[] Separators = ['-', '_', ':', '/', '#'];

    /// <summary>The item of each id that has one, and the ids that have none in their order.</summary>
    /// <param name="items">Ids of the items of a checklist.</param>
    /// <param name="ids">Ids of a document, each once.</param>
    public static (IReadOnlyDictionary<string, string> Items, IReadOnlyList<UnmatchedId> Unmatched) Match(IEnumerable<string> items, IReadOnlyList<string> ids)
    {
        var exact = items.ToHashSet(StringComparer.Ordinal);
        var byForm = exact.ToLookup(Form, StringComparer.Ordinal);
        var prefixes = Prefixes(ids);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var meant = exact.Contains(id) ? [id] : Meant(id, prefixes, byForm);
            if (meant.Count == 1)
            {
                found[id] = meant[0];
            }
            else if (meant.Count > 1)
            {
                ambiguous.Add(id);
            }
        }

        foreach (var rivals in found.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).ToList())
        {
            // The one that is written alike stays.
            foreach (var id in rivals.Where(id => id != rivals.Key))
            {
                found.Remove(id);
                ambiguous.Add(id);
            }
        }

        return (found, [.. ids.Where(id => !found.ContainsKey(id)).Select(id => new UnmatchedId(id, ambiguous.Contains(id)))]);
    }

    private static List<string> Meant(string id, List<int> prefixes, ILookup<string, string> byForm)
    {
        foreach (var prefix in prefixes)
        {
            var form = Form(id[prefix..]);
            if ((prefix == 0 || SeveralParts().IsMatch(form)) && byForm[form].ToList() is { Count: > 0 } meant)
            {
                return meant;
            }
        }

        return [];
    }

    // The lengths of the prefixes that may be taken off, none first.
    private static List<int> Prefixes(IReadOnlyList<string> ids)
    {
        var lengths = new List<int> { 0 };
        if (ids.Count == 0)
        {
            return lengths;
        }

        var shared = ids[0].Length;
        foreach (var id in ids)
        {
            shared = Math.Min(shared, ids[0].AsSpan().CommonPrefixLength(id));
        }

        lengths.AddRange(Enumerable.Range(1, shared).Where(length => Separators.Contains(ids[0][length - 1])));
        return lengths;
    }

    private static string Form(string id) => LeadingZeros().Replace(id.Trim().ToUpperInvariant(), "");

    [GeneratedRegex("(?<![0-9])0+(?=[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingZeros();

    [GeneratedRegex("[0-9A-Z][.-][0-9A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeveralParts();
}
