using System.Globalization;
using System.Text;

namespace Compliance.App.Oscal.Export;

/// <summary>
/// What people typed, as OSCAL's markup: everything that Markdown would interpret is escaped, so that hostile text stays text,
/// and <see cref="Read"/> gives back every character. What Markdown would drop (white space at the ends of lines, line ends
/// beyond a paragraph's, control characters, halves of surrogate pairs) stands as a numeric character reference.
/// </summary>
public static class Markup
{
    private const string Active = "\\`*_{}[]<>#~^|&!\"$@";

    /// <summary>As several lines: a line end stays a line end, an empty line ends a paragraph.</summary>
    /// <param name="text">Any text.</param>
    public static string Lines(string text) => Write(text, isOneLine: false);

    /// <summary>As one line.</summary>
    /// <param name="text">Any text.</param>
    public static string Line(string text) => Write(text, isOneLine: true);

    /// <summary>The text that <see cref="Lines"/> or <see cref="Line"/> was given.</summary>
    /// <param name="markup">What they gave; other markup comes back as far as it can be read.</param>
    public static string Read(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder(markup.Length);
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] == '\\' && i + 1 < markup.Length)
            {
                text.Append(markup[++i]);
            }
            else if (markup[i] == '&' && ReferenceAt(markup, i) is var (letter, length))
            {
                text.Append(letter);
                i += length - 1;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return text.ToString();
    }

    private static string Write(string text, bool isOneLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        var markup = new StringBuilder(text.Length + (text.Length / 8));
        var ends = EndOfWords(text);
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n' && !isOneLine)
            {
                i = LineEnds(text, i, markup) - 1;
                lineStart = i + 1;
                continue;
            }

            // White space counts as the start of its line: what Markdown ignores there hides no list and no heading.
            var isSpace = IsSpace(letter);
            var isAtStart = i == lineStart;
            if (isAtStart && isSpace)
            {
                lineStart++;
            }

            if (IsHidden(text, i) || (isSpace && (isAtStart || i >= ends[i])))
            {
                markup.Append(CultureInfo.InvariantCulture, $"&#x{(int)letter:X};");
            }
            else
            {
                markup.Append(NeedsEscape(text, i, lineStart) ? "\\" : "").Append(letter);
            }
        }

        return markup.ToString();
    }

    /// <summary>Writes the line ends from a place on, and gives the place behind them.</summary>
    private static int LineEnds(string text, int from, StringBuilder markup)
    {
        var to = from;
        while (to < text.Length && text[to] == '\n')
        {
            to++;
        }

        var isOuter = from == 0 || to == text.Length;
        var plain = isOuter ? 0 : Math.Min(2, to - from);
        markup.Append(plain switch { 0 => "", 1 => "\\\n", _ => "\n\n" });
        for (var more = plain; more < to - from; more++)
        {
            markup.Append("&#xA;");
        }

        return to;
    }

    /// <summary>For every place the end of the last word of its line, so that white space behind it is known.</summary>
    private static int[] EndOfWords(string text)
    {
        var ends = new int[text.Length];
        var end = 0;
        for (var (i, isEmpty) = (text.Length - 1, true); i >= 0; i--)
        {
            if (text[i] == '\n')
            {
                (isEmpty, end) = (true, 0);
            }
            else if (isEmpty && !IsSpace(text[i]))
            {
                (isEmpty, end) = (false, i + 1);
            }

            ends[i] = isEmpty ? 0 : end;
        }

        return ends;
    }

    private static bool NeedsEscape(string text, int i, int lineStart) => text[i] switch
    {
        var letter when Active.Contains(letter, StringComparison.Ordinal) => true,
        '+' or '-' or '=' => i == lineStart,
        '.' or ')' when i > lineStart && (i + 1 == text.Length || IsSpace(text[i + 1])) && text.AsSpan(lineStart, i - lineStart).IndexOfAnyExceptInRange('0', '9') < 0 => true,

        // Addresses that some readers make links of by themselves.
        '.' => i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        ':' => i + 1 < text.Length && text[i + 1] == '/',
        _ => false,
    };

    private static bool IsHidden(string text, int i) =>
        char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029'
        || (char.IsHighSurrogate(text[i]) && !(i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))
        || (char.IsLowSurrogate(text[i]) && !(i > 0 && char.IsHighSurrogate(text[i - 1])));

    private static bool IsSpace(char letter) => char.IsWhiteSpace(letter) || letter == '\uFEFF';

    private static (char Letter, int Length)? ReferenceAt(string markup, int i)
    {
        var end = markup.IndexOf(';', i, Math.Min(8, markup.Length - i));
        return end > i + 3 && markup[i + 1] == '#' && markup[i + 2] == 'x'
            && ushort.TryParse(markup.AsSpan(i + 3, end - i - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? ((char)unit, end - i + 1)
            : null;
    }
}
