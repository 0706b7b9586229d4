using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.App.Oscal.Export;

namespace Compliance.App.Oscal;

/// <summary>What an import found, ready to be printed.</summary>
/// <param name="Model">The model of the result.</param>
/// <param name="Title">Its title, or null where it has none that can be read.</param>
/// <param name="OscalVersion">The edition of OSCAL that it names, or null.</param>
/// <param name="Items">Controls, nested and withdrawn ones included.</param>
/// <param name="Withdrawn">Those that are withdrawn.</param>
/// <param name="Faults">Every fault.</param>
/// <param name="Notes">What the reader should know besides; in the text only.</param>
public sealed record ImportReport(
    string Model,
    string? Title,
    string? OscalVersion,
    int Items,
    int Withdrawn,
    IReadOnlyList<OscalFault> Faults,
    IReadOnlyList<string> Notes)
{
    /// <summary>The case in assessment results that this platform exported; null for every other document.</summary>
    public AssessmentRecord? Assessment { get; init; }

    /// <summary>One JSON object on one line, without line end.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();

        // Read by programs and in terminals, never placed into HTML: titles may stand as they are.
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("model", Model);
            json.WriteString("title", Title);
            json.WriteString("oscalVersion", OscalVersion);
            json.WriteNumber("items", Items);
            json.WriteNumber("withdrawn", Withdrawn);
            json.WriteStartArray("faults");
            foreach (var fault in Faults)
            {
                json.WriteStartObject();
                json.WriteString("pointer", fault.Pointer);
                json.WriteString("message", fault.Message.En);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (Assessment is not null)
            {
                json.WritePropertyName("assessment");
                json.WriteRawValue(Assessment.ToJson());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The same for a reader; lines end with a line feed.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Model}, OSCAL {OneLine(OscalVersion) ?? "of an unknown version"}: {OneLine(Title) ?? "without a title"}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Items} controls, {Withdrawn} of them withdrawn\n");
        foreach (var note in Notes)
        {
            text.Append(note).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{(Faults.Count == 0 ? "No" : Faults.Count)} fault{(Faults.Count == 1 ? "" : "s")}\n");
        foreach (var fault in Faults)
        {
            text.Append("  ").Append(fault.Pointer.Length == 0 ? "(document)" : OneLine(fault.Pointer)).Append(": ").Append(fault.Message.En).Append('\n');
        }

        if (Assessment is not null)
        {
            AssessmentText.Append(text, Assessment);
        }

        return text.ToString();
    }

    // A title of a stranger must not drive the reader's terminal.
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? OneLine(string? text) => text is null ? null : string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
