using System.Text.Json;
using Compliance.Domain;

namespace Compliance.App.Oscal;

/// <summary>A value of a JSON document; unlike the framework's own trees it never throws and keeps numbers as written.</summary>
internal abstract record JsonItem
{
    private const int Shown = 60;

    /// <summary>How a message names what was found.</summary>
    public LocalizedText Describe() => this switch
    {
        JsonMap => new("an object", "オブジェクトとなっています"),
        JsonList => new("a list", "配列となっています"),
        JsonText text => OscalWords.Found(Quote(text.Value)),
        JsonNumber number => OscalWords.Found(number.Digits.Length > Shown ? number.Digits[..Shown] + "…" : number.Digits),
        JsonFlag flag => OscalWords.Found(flag.Value ? "true" : "false"),
        _ => OscalWords.Found("null"),
    };

    /// <summary>Writes the value as it was read.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        switch (this)
        {
            case JsonMap map:
                json.WriteStartObject();
                foreach (var (name, value) in map.Members)
                {
                    json.WritePropertyName(name);
                    value.WriteTo(json);
                }

                json.WriteEndObject();
                break;
            case JsonList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    item.WriteTo(json);
                }

                json.WriteEndArray();
                break;
            case JsonText text:
                json.WriteStringValue(text.Value);
                break;
            case JsonNumber number:
                json.WriteRawValue(number.Digits);
                break;
            case JsonFlag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>A text as messages show it: on one line, not longer than can be read.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length <= Shown ? text : text[..(char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown)] + "…";
        return $"\"{string.Concat(shown.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter))}\"";
    }
}

/// <summary>An object: its members in the order of the file, each name once.</summary>
internal sealed record JsonMap(IReadOnlyList<KeyValuePair<string, JsonItem>> Members) : JsonItem
{
    public static readonly JsonMap Empty = new([]);

    /// <summary>The value under a name, or null.</summary>
    public JsonItem? this[string name]
    {
        get
        {
            // Objects of OSCAL have a handful of members: a walk is faster than a dictionary and takes no memory.
            for (var i = 0; i < Members.Count; i++)
            {
                if (Members[i].Key == name)
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>The text under a name, or null where there is none.</summary>
    public string? Text(string name) => (this[name] as JsonText)?.Value;

    /// <summary>The object under a name, or null where there is none.</summary>
    public JsonMap? Map(string name) => this[name] as JsonMap;

    /// <summary>The elements under a name; empty where there is no list.</summary>
    public IReadOnlyList<JsonItem> List(string name) => this[name] is JsonList list ? list.Items : [];

    /// <summary>The objects of the list under a name.</summary>
    public IEnumerable<JsonMap> Maps(string name) => List(name).OfType<JsonMap>();
}

/// <summary>An array.</summary>
internal sealed record JsonList(IReadOnlyList<JsonItem> Items) : JsonItem;

/// <summary>A string.</summary>
internal sealed record JsonText(string Value) : JsonItem;

/// <summary>A number, as it was written.</summary>
internal sealed record JsonNumber(string Digits) : JsonItem;

/// <summary>A truth value.</summary>
internal sealed record JsonFlag(bool Value) : JsonItem
{
    public static readonly JsonFlag True = new(true);
    public static readonly JsonFlag False = new(false);
}

/// <summary>null.</summary>
internal sealed record JsonNull : JsonItem
{
    public static readonly JsonNull Value = new();
}
