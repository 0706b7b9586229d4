using System.Text;

namespace Compliance.App.Oscal;

/// <summary>The places in a text where a parameter is to be inserted: <c>{{ insert: param, ac-1_prm_1 }}</c>.</summary>
internal static class Insertions
{
    /// <summary>The ids of the parameters that a text inserts, in its order.</summary>
    public static IEnumerable<string> Parameters(string text) => Find(text).Select(place => place.Id);

    /// <summary>The text with every insertion replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="valueOf">The text to insert for the id of a parameter.</param>
    public static string Replace(string text, Func<string, string> valueOf)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (var place in Find(text))
        {
            result.Append(text, end, place.Start - end).Append(valueOf(place.Id));
            end = place.End;
        }

        return end == 0 ? text : result.Append(text, end, text.Length - end).ToString();
    }

    private static IEnumerable<(int Start, int End, string Id)> Find(string text)
    {
        var end = 0;
        while (true)
        {
            var start = text.IndexOf("{{", end, StringComparison.Ordinal);
            var close = start < 0 ? -1 : text.IndexOf("}}", start, StringComparison.Ordinal);
            if (close < 0)
            {
                yield break;
            }

            end = close + 2;
            var words = text[(start + 2)..close].Trim();
            if (words.StartsWith("insert:", StringComparison.Ordinal)
                && words["insert:".Length..].Split(',', StringSplitOptions.TrimEntries) is ["param", { Length: > 0 } id])
            {
                yield return (start, end, id);
            }
        }
    }
}
