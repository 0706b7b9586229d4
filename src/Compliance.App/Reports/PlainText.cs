using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.App.Reports;

/// <summary>
/// Makes what people typed renderable. A single character that no bundled font has would fail the whole document, and so
/// would a word of thousands of characters; bidirectional controls would show another text than was written. So: controls
/// go, characters without a glyph are replaced visibly, long words may break.
/// </summary>
public sealed class PlainText
{
    /// <summary>Stands for a character that the document's fonts cannot show.</summary>
    public const char Replacement = '〓';

    private const int LongestRun = 40;
    private readonly Lazy<HashSet<int>> shown;

    /// <summary>Reads which characters the bundled fonts have, once, when it is first needed.</summary>
    /// <param name="folder">Folder with <c>fonts.json</c> and the npm packages.</param>
    public PlainText(string folder) => shown = new(() => Coverage(folder));

    /// <summary>A copy of a JSON value in which every string can be rendered.</summary>
    public JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Clean(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Clean)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(Clean(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    /// <summary>The text with everything replaced that could not be rendered.</summary>
    public string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        var run = 0;
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                clean.Append(rune.Value == '\n' ? '\n' : ' ');
                run = 0;
                continue;
            }

            // Controls, bidirectional marks and zero-width characters have no appearance and only mislead.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(rune.Value == '\u3000' ? '\u3000' : ' ');
                run = 0;
                continue;
            }

            clean.Append(shown.Value.Contains(rune.Value) ? rune.ToString() : Replacement.ToString());

            // Japanese breaks anywhere; Latin letters and digits do not, so a long run gets a place to break.
            run = rune.Value < 0x2E80 ? run + 1 : 0;
            if (run >= LongestRun)
            {
                clean.Append('\u200B');
                run = 0;
            }
        }

        return clean.ToString();
    }

    private static HashSet<int> Coverage(string folder)
    {
        var fonts = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder, "fonts.json"))) ?? [];
        var codes = new HashSet<int>();
        foreach (var font in fonts.Where(font => !font.Contains("Mono", StringComparison.Ordinal)))
        {
            FontCoverage.AddTo(codes, File.ReadAllBytes(Path.Combine([folder, "node_modules", .. font.Split('/')])));
        }

        return codes;
    }
}
