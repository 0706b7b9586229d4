using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>A datatype of OSCAL: which values it has and how a message names them.</summary>
internal sealed record Datatype(LocalizedText Expected, Func<JsonItem, bool> Allows);

/// <summary>
/// The datatypes of OSCAL. Their patterns in NIST's schema are regular expressions of ECMAScript, in which classes, line
/// ends and characters beyond the basic plane mean other things than in .NET, so the rules are written out: one walk over
/// the text, whatever it holds.
/// </summary>
internal static partial class Datatypes
{
    public static IReadOnlyDictionary<string, Datatype> ByName { get; } = new Dictionary<string, Datatype>
    {
        ["Base64"] = Text(new("text in base64", "base64の文字列"), IsBase64),
        ["Boolean"] = new(new("true or false", "trueまたはfalse"), item => item is JsonFlag),
        ["Date"] = Text(new("a date such as 2026-04-01", "2026-04-01のような日付"), text => text.Length < 40 && DatePattern().IsMatch(text)),
        ["DateTimeWithTimezone"] = Text(new("a date and time with its offset, such as 2026-04-01T09:00:00+09:00", "2026-04-01T09:00:00+09:00のような時差付きの日時"), text => text.Length < 400 && DateTimePattern().IsMatch(text)),
        ["Decimal"] = new(new("a number", "数値"), item => item is JsonNumber),
        ["EmailAddress"] = Text(new("an e-mail address", "電子メールアドレス"), Uris.IsEmail),
        ["Integer"] = new(new("a whole number", "整数"), item => item is JsonNumber number && IsWhole(number.Digits)),
        ["MarkupLine"] = Text(new("a text on one line that is not empty", "空でない1行の文字列"), text => text.Length > 0 && !text.Contains('\n', StringComparison.Ordinal)),
        ["MarkupMultiline"] = Text(new("a text", "文字列"), _ => true),
        ["NonNegativeInteger"] = new(new("a whole number from 0 upwards", "0以上の整数"), item => item is JsonNumber number && IsWhole(number.Digits) && (number.Digits[0] != '-' || IsZero(number.Digits))),
        ["PositiveInteger"] = new(new("a whole number from 1 upwards", "1以上の整数"), item => item is JsonNumber number && IsWhole(number.Digits) && number.Digits[0] != '-' && !IsZero(number.Digits)),
        ["String"] = Text(new("a text on one line, not empty and without white space at its ends", "前後に空白のない、空でない1行の文字列"), IsString),
        ["Token"] = Text(new("a token: a letter or _ first, then letters, digits, . - _", "トークン（文字または_で始まり、文字・数字・.・-・_が続くもの）"), IsToken),
        ["URI"] = Text(new("a URI with its scheme", "スキームを含むURI"), text => Uris.IsUri(text) && IsLongUri(text)),
        ["URIReference"] = Text(new("a URI or a relative reference", "URIまたは相対参照"), Uris.IsReference),
        ["UUID"] = Text(new("a UUID of version 4 or 5", "バージョン4または5のUUID"), IsUuid),
    };

    private static Datatype Text(LocalizedText expected, Func<string, bool> allows) => new(expected, item => item is JsonText text && allows(text.Value));

    private static bool IsToken(string text)
    {
        var isFirst = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = Rune.IsLetter(rune) || rune.Value == '_';
            if (!isLetter && (isFirst || !(IsNumber(rune) || rune.Value is '.' or '-')))
            {
                return false;
            }

            isFirst = false;
        }

        return !isFirst;
    }

    private static bool IsNumber(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsString(string text) =>
        text.Length > 0 && !IsWhiteSpace(text[0]) && !IsWhiteSpace(text[^1]) && text.AsSpan().IndexOfAny("\n\r\u2028\u2029") < 0;

    // ECMAScript's \s: white space and line ends, the byte order mark among them, NEL not.
    private static bool IsWhiteSpace(char letter) =>
        letter is '\t' or '\n' or '\v' or '\f' or '\r' or '\uFEFF' or '\u2028' or '\u2029'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator;

    // NIST's pattern asks for two characters of a scheme and one after the colon.
    private static bool IsLongUri(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var colon && colon >= 2 && text.Length > colon + 1;

    private static bool IsUuid(string text)
    {
        if (text.Length != 36 || text[14] is not ('4' or '5') || text[19] is not ('8' or '9' or 'a' or 'b' or 'A' or 'B'))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBase64(string text)
    {
        var padding = text.EndsWith("==", StringComparison.Ordinal) ? 2 : text.EndsWith('=') ? 1 : 0;
        return text.Length > padding && text.AsSpan(0, text.Length - padding)
            .IndexOfAnyExcept(System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/")) < 0;
    }

    // 1.0 and 1e3 are whole numbers of JSON schema; the digits may be millions, so nothing is computed with them.
    private static bool IsWhole(string digits)
    {
        if (IsZero(digits))
        {
            return true;
        }

        var exponentAt = digits.AsSpan().IndexOfAny('e', 'E');
        var mantissa = (exponentAt < 0 ? digits : digits[..exponentAt]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? "" : mantissa[(point + 1)..].TrimEnd('0');
        var zeros = fraction.Length > 0 ? 0 : mantissa.Replace(".", "", StringComparison.Ordinal) is var all ? all.Length - all.TrimEnd('0').Length - (point < 0 ? 0 : mantissa.Length - point - 1) : 0;
        if (exponentAt < 0)
        {
            return fraction.Length == 0;
        }

        var exponent = digits[(exponentAt + 1)..];
        return int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            ? power >= fraction.Length || (power < 0 && fraction.Length == 0 && zeros >= -(long)power)
            : exponent[0] != '-';
    }

    private static bool IsZero(string digits)
    {
        var end = digits.AsSpan().IndexOfAny('e', 'E');
        return (end < 0 ? digits : digits.AsSpan(0, end)).IndexOfAnyInRange('1', '9') < 0;
    }

    // NIST's pattern of days: leap days are checked by century as that pattern does.
    private const string Day =
        @"((((2000|2400|2800|(19|2[0-9](0[48]|[2468][048]|[13579][26])))-02-29)|(((19|2[0-9])[0-9]{2})-02-(0[1-9]|1[0-9]|2[0-8]))|(((19|2[0-9])[0-9]{2})-(0[13578]|10|12)-(0[1-9]|[12][0-9]|3[01]))|(((19|2[0-9])[0-9]{2})-(0[469]|11)-(0[1-9]|[12][0-9]|30))))";

    private const string Offset = @"(Z|(-((0[0-9]|1[0-2]):00|0[39]:30)|\+((0[0-9]|1[0-4]):00|(0[34569]|10):30|(0[58]|12):45)))";

    [GeneratedRegex(@"\A" + Day + Offset + @"?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\A" + Day + @"T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\.[0-9]+)?" + Offset + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateTimePattern();
}
