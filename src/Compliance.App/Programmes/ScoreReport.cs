using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Programmes;

/// <summary>A score with the outcome that a programme's policy gives it, ready to be printed.</summary>
/// <param name="Checklist">The checklist that judged.</param>
/// <param name="Score">The score.</param>
/// <param name="Eligibility">What the policy says.</param>
public sealed record ScoreReport(Checklist Checklist, ScoreResult Score, EligibilityResult Eligibility)
{
    /// <summary>
    /// One JSON object on one line, without line end. A score that is no whole number is a text such as <c>"1/3"</c>, as
    /// JSON numbers are read as floating point by most; sentences are in English.
    /// </summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();

        // The answer is read in terminals and by programs, never placed into HTML: Japanese and quotes may stand as they are.
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("checklist", Checklist.Id);
            json.WriteString("version", Checklist.Version);
            json.WriteString("rulesetHash", Score.RulesetHash);
            WriteNumber(json, "score", Score.Score);
            WriteNumber(json, "maximum", Score.Maximum);
            WriteNumber(json, "level", Score.Level);
            json.WriteString("outcome", Eligibility.Outcome.Text());
            json.WriteStartArray("reasons");
            foreach (var reason in Eligibility.Reasons)
            {
                json.WriteStringValue(reason.Explanation.En);
            }

            json.WriteEndArray();
            WriteGates(json);
            WriteSections(json);
            json.WriteStartArray("items");
            foreach (var item in Score.Items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The same for a reader: score, outcome, reasons, and the items that are open; lines end with a line feed.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var score = Score.Score?.ToString() ?? "none";
        text.Append(CultureInfo.InvariantCulture, $"{Checklist.Title.En} ({Checklist.Id} {Checklist.Version})\n");
        text.Append(CultureInfo.InvariantCulture, $"Score: {score} of {Score.Maximum}\n");
        if (Score.Level is { } level)
        {
            text.Append(CultureInfo.InvariantCulture, $"Level: {level}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Outcome: {Eligibility.Outcome.Text()}\n");
        foreach (var reason in Eligibility.Reasons)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {reason.Explanation.En}\n");
        }

        foreach (var (section, scored) in Checklist.Sections.Zip(Score.Sections))
        {
            text.Append(CultureInfo.InvariantCulture, $"{section.Id} {SectionText.Render(Checklist, section, scored).En}\n");
        }

        foreach (var item in Score.Items.Where(item => item.IsOpen))
        {
            text.Append(CultureInfo.InvariantCulture, $"{item.ItemId}: {Explain(item).En}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Ruleset {Score.RulesetHash}\nInputs  {Score.InputsHash}\n").ToString();
    }

    private void WriteItem(Utf8JsonWriter json, ScoredItem item)
    {
        json.WriteStartObject();
        json.WriteString("item", item.ItemId);
        json.WriteString("determination", Word(item));
        json.WriteNumber("loss", item.Loss);
        if (item.Points is { } points)
        {
            json.WriteNumber("points", points);
        }

        if (item.Gap is { } gap)
        {
            json.WriteNumber("gap", gap);
        }

        json.WriteString("explanation", Explain(item).En);
        json.WriteEndObject();
    }

    private void WriteGates(Utf8JsonWriter json)
    {
        if (Score.Gates.Count == 0)
        {
            return;
        }

        json.WriteStartArray("gates");
        foreach (var gate in Score.Gates)
        {
            json.WriteStartObject();
            json.WriteString("gate", gate.Id);
            json.WriteBoolean("held", gate.Held);
            json.WriteStartArray("against");
            foreach (var id in gate.Against)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSections(Utf8JsonWriter json)
    {
        json.WriteStartArray("sections");
        foreach (var (section, scored) in Checklist.Sections.Zip(Score.Sections))
        {
            json.WriteStartObject();
            json.WriteString("section", section.Id);
            if (section.GroupId is { } group)
            {
                json.WriteString("group", group);
            }

            WriteNumber(json, "score", scored.Score);
            WriteNumber(json, "maximum", scored.Maximum);
            WriteNumber(json, "level", Score.Level is null ? null : scored.Score);
            json.WriteNumber("loss", scored.Loss);
            json.WriteNumber("met", scored.Met);
            json.WriteNumber("partial", scored.Partial);
            json.WriteNumber("notMet", scored.NotMet);
            json.WriteNumber("notApplicable", scored.NotApplicable);
            json.WriteString("explanation", SectionText.Render(Checklist, section, scored).En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Score.Groups.Count == 0)
        {
            return;
        }

        json.WriteStartArray("groups");
        foreach (var group in Score.Groups)
        {
            json.WriteStartObject();
            json.WriteString("group", group.GroupId);
            WriteNumber(json, "score", group.Score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Word(ScoredItem item) => Checklist.Find(item.ItemId) is { } known ? known.Word(item.Verdict) : item.Verdict.ToString();

    private LocalizedText Explain(ScoredItem item) => ExplanationText.Render(item.Explanation, Checklist);

    private static void WriteNumber(Utf8JsonWriter json, string name, Rational? value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case { IsInteger: true } whole:
                json.WriteRawValue(whole.Numerator.ToString(CultureInfo.InvariantCulture));
                break;
            case { } fraction:
                json.WriteStringValue(fraction.ToString());
                break;
        }
    }
}
