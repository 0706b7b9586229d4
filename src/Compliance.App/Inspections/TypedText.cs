using System.Text;

namespace Compliance.App.Inspections;

/// <summary>Makes what people type or paste storable: both databases, the JSON of an assessment and a PDF have to hold it.</summary>
internal static class TypedText
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
}
