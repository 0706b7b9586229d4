using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain;

namespace Compliance.App.Oscal.Export;

/// <summary>Builds JSON: members without a value are left out, as are lists without elements, which OSCAL does not allow.</summary>
internal static class Nodes
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        // Japanese stays readable; the file is never embedded in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonMap Map(params (string Name, object? Value)[] members) =>
        new([.. members.Select(member => KeyValuePair.Create(member.Name, Item(member.Value))).Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value!))]);

    /// <summary>An instant in UTC to the millisecond.</summary>
    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day where OSCAL asks for an instant; the exact day stands in a property beside it.</summary>
    public static string DayAsInstant(DateOnly day) => Day(day) + "T00:00:00Z";

    public static byte[] Document(string root, JsonMap content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            Map((root, content)).WriteTo(json);
        }

        return [.. buffer.GetBuffer().AsSpan(0, (int)buffer.Length), (byte)'\n'];
    }

    private static JsonItem? Item(object? value) => value switch
    {
        null => null,
        JsonItem item => item,
        string text => new JsonText(text),
        Guid uuid => new JsonText(uuid.ToString("D")),
        IEnumerable<JsonItem> items => items.ToList() is { Count: > 0 } list ? new JsonList(list) : null,
        _ => throw new ArgumentException($"No JSON is made of {value.GetType()}.", nameof(value)),
    };
}

/// <summary>Properties in our namespace. Every text comes back as it was: what OSCAL's strings cannot hold is escaped and marked.</summary>
internal sealed class Props : List<JsonItem>
{
    /// <summary>
    /// The namespace of everything that OSCAL has no word for. It is a name only: the host is reserved for examples and nothing
    /// is served there.
    /// </summary>
    public const string Namespace = "https://compliance.example/ns/oscal";

    /// <summary>Class of a value that is <see cref="Markup"/> on one line.</summary>
    public const string Escaped = "escaped";

    /// <summary>Class of an empty value.</summary>
    public const string Empty = "empty";

    private static readonly Datatype Strings = Datatypes.ByName["String"];

    public Props With(string name, string? value, string? group = null)
    {
        if (value is not null)
        {
            var (form, shown) = value.Length == 0 ? (Empty, "-") : IsPlain(value) ? (null, value) : (Escaped, Markup.Line(value));
            Add(Nodes.Map(("name", name), ("ns", Namespace), ("value", shown), ("class", form), ("group", group)));
        }

        return this;
    }

    public Props With(string name, long? value, string? group = null) => With(name, value?.ToString(CultureInfo.InvariantCulture), group);

    public Props With(string name, bool value, string? group = null) => With(name, value ? "true" : "false", group);

    public Props With(string name, DateTimeOffset? value) => With(name, value is { } at ? Nodes.Instant(at) : null);

    public Props With(string name, DateOnly? value) => With(name, value is { } day ? Nodes.Day(day) : null);

    /// <summary>Both languages, as <c>name-en</c> and <c>name-ja</c>.</summary>
    public Props Both(string name, LocalizedText? text, string? group = null) => With(name + "-en", text?.En, group).With(name + "-ja", text?.Ja, group);

    public Props Each(string name, IEnumerable<string> values, string? group = null)
    {
        foreach (var value in values)
        {
            With(name, value, group);
        }

        return this;
    }

    private static bool IsPlain(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]) || (char.IsSurrogate(value[i]) && !Rune.TryGetRuneAt(value, char.IsLowSurrogate(value[i]) && i > 0 ? i - 1 : i, out _)))
            {
                return false;
            }
        }

        return Strings.Allows(new JsonText(value));
    }
}
