using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Compliance.App.Oscal;

/// <summary>
/// Reads a JSON file into a tree within bounds of time and memory, whoever wrote it: size, depth and number of values are
/// limited before anything is kept. What JSON allows but two readers would understand differently is a fault.
/// </summary>
internal sealed class JsonReading
{
    /// <summary>Largest file, in bytes: 50 MB. The largest catalogues published are about a fifth of it.</summary>
    public const int MaximumBytes = 50_000_000;

    /// <summary>Deepest nesting of objects and arrays.</summary>
    public const int MaximumDepth = 128;

    /// <summary>Most values in a file, members and elements counted; the largest catalogues published hold about a fifth of it.</summary>
    public const int MaximumValues = 1_000_000;

    private const int LongestPooledName = 64;

    private readonly OscalFaults faults;
    private readonly Dictionary<string, string> names = [];
    private int values;

    private JsonReading(OscalFaults faults) => this.faults = faults;

    /// <summary>The tree, or why there is none.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="faults">Receives names that stand twice in an object, and texts that are no Unicode.</param>
    /// <param name="refusal">Why there is no tree.</param>
    public static JsonItem? Read(ReadOnlySpan<byte> content, OscalFaults faults, out string refusal)
    {
        if (content.Length > MaximumBytes)
        {
            refusal = TooLarge(content.Length);
            return null;
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[3..];
        }

        if (WhatElse(content) is { } other)
        {
            refusal = other;
            return null;
        }

        var reading = new JsonReading(faults);
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            reader.Read();
            var root = reading.ReadValue(ref reader);
            reader.Read();
            refusal = "";
            return root;
        }
        catch (TooManyValuesException)
        {
            refusal = string.Create(CultureInfo.InvariantCulture, $"it holds more than {MaximumValues} values");
        }
        catch (JsonException fault)
        {
            refusal = reader.CurrentDepth >= MaximumDepth
                ? string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {MaximumDepth} levels (line {fault.LineNumber + 1})")
                : string.Create(CultureInfo.InvariantCulture, $"it is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {FirstSentence(fault.Message)}");
        }

        return null;
    }

    /// <summary>The message for a file that is too large to be read.</summary>
    public static string TooLarge(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"it has {bytes} bytes; at most {MaximumBytes} are read");

    private static string? WhatElse(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return "it is UTF-16; OSCAL's JSON is UTF-8";
        }

        var start = content.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            return "it is empty";
        }

        if (start[0] == '<')
        {
            return "it is XML; the JSON form of the document is expected";
        }

        if (!Utf8.IsValid(content))
        {
            return "it is not text in UTF-8";
        }

        return start[0] is (byte)'{' or (byte)'[' ? null : "it is neither a JSON object nor a list; of OSCAL's formats JSON is read, not YAML or XML";
    }

    private static string FirstSentence(string message)
    {
        // The framework appends a path and a place, which the caller has said already.
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') : message[..end];
    }

    private JsonItem ReadValue(ref Utf8JsonReader reader)
    {
        if (++values > MaximumValues)
        {
            throw new TooManyValuesException();
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMap(ref reader),
            JsonTokenType.StartArray => ReadList(ref reader),
            JsonTokenType.String => new JsonText(ReadText(ref reader)),
            JsonTokenType.Number => new JsonNumber(Encoding.ASCII.GetString(reader.ValueSpan)),
            JsonTokenType.True => JsonFlag.True,
            JsonTokenType.False => JsonFlag.False,
            _ => JsonNull.Value,
        };
    }

    private JsonMap ReadMap(ref Utf8JsonReader reader)
    {
        var members = new List<KeyValuePair<string, JsonItem>>();
        HashSet<string>? seen = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = ReadName(ref reader);
            if (members.Count == 16)
            {
                seen = [.. members.Select(member => member.Key)];
            }

            var isNew = seen?.Add(name) ?? !Holds(members, name);
            reader.Read();
            faults.Enter(name);
            var value = ReadValue(ref reader);
            if (isNew)
            {
                members.Add(new(name, value));
            }
            else
            {
                faults.Add(new("each name once in an object", "オブジェクト内で重複しない名前"), new("this one again; the first is read", "この名前が再び現れます（最初のものを読み取りました）"));
            }

            faults.Leave();
        }

        members.TrimExcess();
        return new(members);
    }

    private static bool Holds(List<KeyValuePair<string, JsonItem>> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Key == name)
            {
                return true;
            }
        }

        return false;
    }

    private JsonList ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<JsonItem>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            faults.Enter(items.Count);
            items.Add(ReadValue(ref reader));
            faults.Leave();
        }

        items.TrimExcess();
        return new(items);
    }

    private string ReadName(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestPooledName)
        {
            return ReadText(ref reader);
        }

        // The same few names stand in every object: one string each.
        Span<char> buffer = stackalloc char[LongestPooledName];
        var text = buffer[..reader.CopyString(buffer)];
        var pool = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!pool.TryGetValue(text, out var name))
        {
            name = text.ToString();
            names[name] = name;
        }

        return name;
    }

    private string ReadText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped || !HasLoneSurrogate(reader.ValueSpan))
        {
            return reader.GetString()!;
        }

        // The framework refuses such a text by an exception; a file full of them must not take minutes.
        faults.Add(new("text in Unicode", "Unicodeの文字列"), new("half of a surrogate pair", "サロゲートペアの片方だけがあります"));
        return "\uFFFD";
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var isHighBefore = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var unit = 0;
            if (escaped[i] == '\\')
            {
                i++;
                if (escaped[i] == 'u')
                {
                    unit = int.Parse(escaped.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                    i += 4;
                }
            }

            var isLow = unit is >= 0xDC00 and <= 0xDFFF;
            if (isLow != isHighBefore)
            {
                return true;
            }

            isHighBefore = unit is >= 0xD800 and <= 0xDBFF;
        }

        return isHighBefore;
    }

    private sealed class TooManyValuesException : Exception;
}
