using System.Globalization;
using Compliance.Domain;

namespace Compliance.Web.Checklists;

/// <summary>Reads the fields of a form; what is no number counts as empty.</summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, string> fields)
{
    private static readonly char[] Separators = [',', '、', ',', ' ', '\n'];

    /// <summary>True where the form has the field.</summary>
    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>The text of a field, empty where there is none.</summary>
    public string Text(string name) => fields.GetValueOrDefault(name, "").ReplaceLineEndings("\n");

    /// <summary>The text of a field on one line, without white space around it.</summary>
    public string Line(string name) => Text(name).Trim();

    /// <summary>A text in both languages, without the white space that typing leaves at its ends.</summary>
    public LocalizedText Both(string name) => new(Line(name + ".en"), Line(name + ".ja"));

    /// <summary>The same, or null where neither language has a word.</summary>
    public LocalizedText? BothOrNone(string name) => Both(name) is var text && text.En.Length + text.Ja.Length > 0 ? text : null;

    /// <summary>A whole number, or null.</summary>
    public int? Number(string name) =>
        int.TryParse(Line(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An exact fraction from <c>5/2</c> or <c>2.5</c>, or null.</summary>
    public Rational? Fraction(string name)
    {
        var line = Line(name);
        if (line.Split('.') is [var whole, { Length: > 0 and < 9 } decimals] && decimals.All(char.IsAsciiDigit))
        {
            return Rational.Parse(whole + decimals) is { IsSuccess: true } digits ? digits.Value / new Rational(System.Numerics.BigInteger.Pow(10, decimals.Length), 1) : null;
        }

        return Rational.Parse(line) is { IsSuccess: true } exact ? exact.Value : null;
    }

    /// <summary>True where a box is ticked.</summary>
    public bool Flag(string name) => Text(name) == "on";

    /// <summary>Words with commas or spaces between them.</summary>
    public IReadOnlyList<string> Words(string name) =>
        [.. Text(name).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The values of a fact: boxes that are ticked, or words that are typed.</summary>
    public IReadOnlyList<string> Values(string place) =>
    [
        .. fields.Where(field => field.Value == "on" && field.Key.StartsWith($"{place}.value[", StringComparison.Ordinal)).Select(field => field.Key[(place.Length + 7)..^1]).Order(StringComparer.Ordinal),
        .. Words($"{place}.values"),
    ];

    /// <summary>The places of a list, such as <c>objectives[0]</c>, <c>objectives[1]</c> …, as long as they have that field.</summary>
    public IEnumerable<string> Places(string list, string field = "id")
    {
        for (var i = 0; Has($"{list}[{i}].{field}"); i++)
        {
            yield return $"{list}[{i}]";
        }
    }
}

/// <summary>Collects the fields of a form.</summary>
internal sealed class FieldWriter
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>What was collected.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>A text; line ends as browsers hand them over.</summary>
    public void Add(string name, string? text) => fields[name] = (text ?? "").ReplaceLineEndings("\n");

    /// <summary>A number, or nothing.</summary>
    public void Add(string name, int? number) => Add(name, number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A box.</summary>
    public void Add(string name, bool ticked) => Add(name, ticked ? "on" : "");

    /// <summary>A text in both languages.</summary>
    public void Add(string name, LocalizedText? text)
    {
        Add(name + ".en", text?.En);
        Add(name + ".ja", text?.Ja);
    }

    /// <summary>Words with commas between them.</summary>
    public void Add(string name, IReadOnlyList<string> words) => Add(name, string.Join(", ", words));
}
