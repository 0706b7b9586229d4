using System.Globalization;
using Compliance.Domain;

namespace Compliance.App.Checklists;

/// <summary>
/// Typed access to a mapping. Every reader reports what is wrong and returns a harmless value, so reading goes on and the
/// whole file is checked in one run; the caller builds nothing where the list of faults is not empty.
/// </summary>
internal sealed class YamlMap
{
    /// <summary>Longest text accepted, in characters.</summary>
    public const int MaximumText = 4000;

    private readonly FaultList faults;
    private readonly YamlMapping node;
    private readonly Dictionary<string, YamlNode> values = [];

    private YamlMap(YamlMapping node, string path, FaultList faults, string[] required, string[] optional)
    {
        this.node = node;
        this.faults = faults;
        Path = path;
        var lines = new Dictionary<string, int>();
        foreach (var (key, value) in node.Entries)
        {
            if (key is not YamlScalar { Value: var name })
            {
                faults.Add(key, path, "a key");
            }
            else if (!lines.TryAdd(name, key.Line))
            {
                faults.Add(key, path, "each key once", $"\"{name}\" again, first on line {lines[name]}");
            }
            else if (!required.Contains(name) && !optional.Contains(name))
            {
                faults.Add(key, path, $"one of the keys {string.Join(", ", required.Concat(optional))}");
            }
            else
            {
                values[name] = value;
            }
        }

        foreach (var name in required.Where(name => !values.ContainsKey(name)))
        {
            faults.Add(node, path, $"the key \"{name}\"", "no such key");
        }
    }

    /// <summary>Place in the data, for messages.</summary>
    public string Path { get; }

    public static YamlMap? Of(YamlNode value, string path, FaultList faults, string[] required, params string[] optional)
    {
        if (value is YamlMapping mapping)
        {
            return new(mapping, path, faults, required, optional);
        }

        faults.Add(value, path, $"a mapping with the keys {string.Join(", ", required)}");
        return null;
    }

    /// <summary>The node under a key; null where it is absent, which was reported if it is required.</summary>
    public YamlNode? Node(string key) => values.GetValueOrDefault(key);

    /// <summary>Reports a fault at the value of a key.</summary>
    public void Fault(string key, string expected, string? found = null) =>
        faults.Add(values.GetValueOrDefault(key, node), At(key), expected, found);

    /// <summary>A text of at least one visible character, or an empty one where it was reported.</summary>
    public string Text(string key, Func<string, bool>? isWellFormed = null, string expected = "a text")
    {
        if (Node(key) is not { } value)
        {
            return "";
        }

        if (value is not YamlScalar scalar)
        {
            Fault(key, expected);
            return "";
        }

        if (scalar.IsPlain && !IsPlainText(scalar.Value))
        {
            // Other readers of the file would see a number, a truth value or nothing: 3.10 would become 3.1.
            Fault(key, $"{expected} in quotes");
            return "";
        }

        var fault = TextFault(scalar.Value) ?? (isWellFormed?.Invoke(scalar.Value) == false ? expected : null);
        if (fault is not null)
        {
            Fault(key, fault);
            return "";
        }

        return scalar.Value;
    }

    /// <summary>A text in both languages.</summary>
    public LocalizedText Localized(string key)
    {
        var texts = Node(key) is { } value ? Of(value, At(key), faults, ["en", "ja"]) : null;
        return texts is null ? new("", "") : new(texts.Text("en"), texts.Text("ja"));
    }

    /// <summary>A whole number in a range, both ends included.</summary>
    public int Integer(string key, int minimum, int maximum)
    {
        if (Node(key) is not { } value)
        {
            return minimum;
        }

        if (value is YamlScalar { IsPlain: true } scalar
            && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && scalar.Value == number.ToString(CultureInfo.InvariantCulture)
            && number >= minimum && number <= maximum)
        {
            return number;
        }

        Fault(key, $"a whole number from {minimum} to {maximum}");
        return minimum;
    }

    /// <summary>A truth value; false where the key is absent.</summary>
    public bool Flag(string key)
    {
        if (Node(key) is not { } value)
        {
            return false;
        }

        if (value is YamlScalar { IsPlain: true, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }

        Fault(key, "true or false");
        return false;
    }

    /// <summary>The elements of a list with their paths; reported where there are none, unless the key may be absent.</summary>
    public IEnumerable<(YamlNode Node, string Path)> List(string key)
    {
        if (Node(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequence { Items.Count: > 0 } list)
        {
            return list.Items.Select((item, i) => (item, $"{At(key)}[{i}]"));
        }

        Fault(key, "a list with at least one element", value is YamlSequence ? "an empty list" : null);
        return [];
    }

    private static bool IsPlainText(string value) =>
        value is not ("" or "~") && !bool.TryParse(value, out _)
        && value.ToLowerInvariant() is not ("null" or "yes" or "no" or "on" or "off")
        && !double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);

    private static string? TextFault(string value) => value switch
    {
        _ when string.IsNullOrWhiteSpace(value) => "a text that is not empty",
        { Length: > MaximumText } => $"a text of at most {MaximumText} characters",
        _ when value != value.Trim() => "a text without white space at its ends",
        _ when value.Any(char.IsControl) => "a text on one line, without control characters",
        _ => null,
    };

    private string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
