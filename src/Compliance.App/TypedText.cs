using System.Text;

namespace Compliance.App;

/// <summary>
/// Makes what people type or paste storable: both databases, the JSON of an assessment and a PDF have to hold it.
/// PostgreSQL refuses a NUL in any text, a lookup included, so everything typed comes through here before it is checked,
/// compared, recorded or stored. Titles and names of files have stricter rules of their own (<c>EvidenceText</c>).
/// </summary>
public static class TypedText
{
    /// <summary>Line ends become one line feed; other control characters and halves of characters go; nothing else changes.</summary>
    public static string Clean(string? text)
    {
        var result = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A half of a surrogate pair is enumerated as the replacement character.
            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>The same for what stands on one line, such as a name or a search: line ends and tabs become spaces, the ends are trimmed.</summary>
    public static string CleanLine(string? text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
}
