using System.Globalization;
using System.Text;

namespace Compliance.Domain.Evidence;

/// <summary>Rules for text that people give with evidence.</summary>
public static class EvidenceText
{
    /// <summary>Longest title.</summary>
    public const int MaxTitle = 200;

    /// <summary>A title without what cannot be seen, or why it cannot be taken.</summary>
    public static Result<string> Title(string? text)
    {
        var title = Visible(text).Trim();
        return title.Length switch
        {
            0 => new InvalidField("title", "Required"),
            > MaxTitle => new InvalidField("title", "TooLong"),
            _ => title,
        };
    }

    /// <summary>
    /// Folds text so that a search finds it: width, case and composition no longer matter. Searched text is folded in
    /// the same way, because the databases disagree on case.
    /// </summary>
    public static string Fold(string? text) =>
        Visible(text?.Replace('\n', ' ')).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>The text with what cannot be shown written out as <c>\uXXXX</c>, cut to a length.</summary>
    public static string Printable(string? text, int length)
    {
        var result = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var part = IsVisible(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            if (result.Length + part.Length > length)
            {
                break;
            }

            result.Append(part);
        }

        return result.ToString();
    }

    /// <summary>The text without control, bidirectional, zero-width and private-use characters and broken surrogates.</summary>
    internal static string Visible(string? text)
    {
        var result = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsVisible(rune))
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    internal static string? Cut(string? text, int length) => text is null ? null : Printable(text, length);

    private static bool IsVisible(Rune rune) =>
        rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
