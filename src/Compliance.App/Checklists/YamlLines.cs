using System.Globalization;
using System.Text;
using Compliance.Domain;

namespace Compliance.App.Checklists;

/// <summary>Lines of a YAML file, two spaces a level. Texts stand in double quotes, so no reader takes one for a number or a truth value.</summary>
internal sealed class YamlLines
{
    private readonly StringBuilder text = new();

    public void Add(int level, string line) => text.Append(' ', level * 2).Append(line).Append('\n');

    public void Add(int level, string key, int number) => Add(level, string.Create(CultureInfo.InvariantCulture, $"{key}: {number}"));

    /// <summary>A number that may be absent.</summary>
    public void Add(int level, string key, int? number)
    {
        if (number is { } value)
        {
            Add(level, key, value);
        }
    }

    /// <summary>A flag; nothing where it is false.</summary>
    public void AddFlag(int level, string key, bool value)
    {
        if (value)
        {
            Add(level, key + ": true");
        }
    }

    /// <summary>A text in both languages.</summary>
    public void Add(int level, string key, LocalizedText value) => Add(level, $"{key}: {{ en: {Quote(value.En)}, ja: {Quote(value.Ja)} }}");

    /// <summary>A list of texts on one line; nothing where it is empty.</summary>
    public void AddTexts(int level, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            Add(level, $"{key}: {QuoteAll(values)}");
        }
    }

    /// <summary>A list, each element on lines of its own; nothing where it is empty.</summary>
    public void AddList<T>(int level, string key, IReadOnlyList<T> values, Action<T> add)
    {
        if (values.Count == 0)
        {
            return;
        }

        Add(level, key + ":");
        foreach (var value in values)
        {
            add(value);
        }
    }

    public override string ToString() => text.ToString();

    public static string QuoteAll(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Quote))}]";

    public static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var letter in value)
        {
            // Characters that YAML or an editor may take for a line end or a mark are written by their number.
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
