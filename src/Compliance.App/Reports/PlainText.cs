using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.App.Reports;

/// <summary>
/// Makes what people typed renderable. A single character that no bundled font has would fail the whole document, and so
/// would a word of thousands of characters; bidirectional controls would show another text than was written. So: invisible
/// controls go, characters without a glyph are replaced visibly, long words may break.
/// </summary>
public sealed class PlainText
{
    /// <summary>Stands for a character that the document's fonts cannot show.</summary>
    public const char Replacement = '〓';

    /// <summary>Longest word that stays whole: a SHA-256 in hexadecimal has 64 digits and must stay copyable.</summary>
    public const int LongestRun = 64;

    // More marks on one letter are a prank that paints over the neighbouring lines.
    private const int MostMarks = 3;
    private const char BreakHere = '\u200B';

    // Strict Japanese line breaking keeps these with the character before them, so a row of them never breaks by itself.
    private const string NeverFirst = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々";
    private readonly Lazy<IReadOnlySet<int>> shown;

    /// <summary>Reads which characters the bundled fonts have, once, when it is first needed.</summary>
    /// <param name="folder">Folder with <c>fonts.json</c> and the npm packages.</param>
    public PlainText(string folder) => shown = new(() => FontCoverage.Of(folder));

    /// <summary>Every code point that the document's fonts can show, whatever its weight.</summary>
    public IReadOnlySet<int> Shown => shown.Value;

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
        var (run, lines) = (0, 0);
        foreach (var rune in Composed(text.ReplaceLineEndings("\n")))
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value == '\n')
            {
                // Two line ends are a paragraph; a thousand would be forty empty pages.
                lines++;
                if (lines <= 2)
                {
                    clean.Append('\n');
                }

                run = 0;
                continue;
            }

            if (category is UnicodeCategory.Format || IsStraySelector(rune, clean))
            {
                continue;
            }

            lines = 0;
            if (rune.Value == '\t' || category is UnicodeCategory.SpaceSeparator)
            {
                clean.Append(rune.Value == '\u3000' ? '\u3000' : ' ');
                run = 0;
                continue;
            }

            // A place to break goes in front, so that a word of exactly the longest length stays whole.
            run = BreaksByItself(rune, category) ? 0 : run + 1;
            if (run > LongestRun)
            {
                clean.Append(BreakHere);
                run = 1;
            }

            clean.Append(CanShow(rune, category) ? rune.ToString() : Replacement.ToString());
        }

        return clean.ToString();
    }

    // PDF/A forbids private use; U+FFFD is also what a lone surrogate reads as.
    private bool CanShow(Rune rune, UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && rune != Rune.ReplacementChar
        && (Shown.Contains(rune.Value) || IsIdeographSelector(rune));

    private static bool BreaksByItself(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.OtherLetter
        && rune.Value is >= 0x2E80 and < 0xFF00 or >= 0x20000
        && !(rune.IsBmp && NeverFirst.Contains((char)rune.Value));

    // Selectors choose a form of a Japanese name's character (葛󠄀); elsewhere they choose an emoji, which is not shown.
    private static bool IsIdeographSelector(Rune rune) => rune.Value is >= 0xE0100 and <= 0xE01EF;

    private static bool IsStraySelector(Rune rune, StringBuilder before) =>
        rune.Value is >= 0xFE00 and <= 0xFE0F
        || (IsIdeographSelector(rune) && (before.Length == 0 || before[^1] < 0x2E80 || before[^1] == Replacement));

    // Marks typed apart (file names from macOS: か + ゛) become the one character that fonts have. Only what carries marks
    // is composed: composing everything would exchange the variant characters of Japanese names.
    private static IEnumerable<Rune> Composed(string text)
    {
        var cluster = new StringBuilder();
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark && !IsIdeographSelector(rune) && cluster.Length > 0)
            {
                if (++marks <= MostMarks)
                {
                    cluster.Append(rune);
                }

                continue;
            }

            foreach (var done in Flush(cluster, marks))
            {
                yield return done;
            }

            cluster.Clear().Append(rune);
            marks = 0;
        }

        foreach (var done in Flush(cluster, marks))
        {
            yield return done;
        }
    }

    private static StringRuneEnumerator Flush(StringBuilder cluster, int marks) =>
        (marks == 0 ? cluster.ToString() : cluster.ToString().Normalize(NormalizationForm.FormC)).EnumerateRunes();
}
