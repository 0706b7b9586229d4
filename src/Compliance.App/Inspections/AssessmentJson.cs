using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;

namespace Compliance.App.Inspections;

/// <summary>
/// Writes an assessment as JSON, schema <see cref="Schema"/>. The same facts give the same bytes for ever: properties in a
/// fixed order, two spaces of indentation, line feeds, UTF-8 without byte order mark, exact numbers as text, instants in UTC
/// to the millisecond, no ids of rows. Documents attach these bytes and their hash is on file, so a change of the form needs
/// a new schema name. Schema 2 added <c>facts</c> and, to every item, <c>excludedBy</c>.
/// </summary>
public static class AssessmentJson
{
    /// <summary>Name and version of the form.</summary>
    public const string Schema = "compliance-assessment/2";

    internal static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // Japanese stays readable; the file is never embedded in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text; its UTF-8 bytes are what is hashed and attached.</summary>
    internal static string Write(AssessmentFacts facts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            Head(json, facts);
            json.WriteStartArray("sections");
            foreach (var (section, sums) in facts.Published.Checklist.Sections.Zip(facts.Score.Sections))
            {
                SectionOf(json, section, sums);
            }

            json.WriteEndArray();
            json.WriteStartArray("items");
            var lines = facts.Score.Items.ToDictionary(line => line.ItemId);
            foreach (var section in facts.Published.Checklist.Sections)
            {
                foreach (var item in section.Items)
                {
                    ItemOf(json, facts, section, item, lines[item.Id]);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }

    private static void Head(Utf8JsonWriter json, AssessmentFacts facts)
    {
        var (inspection, published, score) = (facts.Inspection, facts.Published, facts.Score);
        json.WriteString("reference", inspection.Reference);
        json.WriteStartObject("firm");
        json.WriteString("corporateNumber", facts.Firm.CorporateNumber);
        Text(json, "name", new LocalizedText(facts.Firm.NameEn, facts.Firm.NameJa));
        json.WriteEndObject();
        json.WriteStartObject("programme");
        json.WriteString("id", inspection.ProgrammeId);
        json.WriteString("policyVersion", inspection.PolicyVersion);
        json.WriteString("policyHash", inspection.PolicyHash);
        json.WriteEndObject();
        json.WriteStartObject("checklist");
        json.WriteString("id", published.Checklist.Id);
        json.WriteString("version", published.Checklist.Version);
        json.WriteString("contentHash", published.ContentHash);
        Text(json, "title", published.Checklist.Title);
        json.WriteEndObject();
        FactsOf(json, facts.Facts);
        json.WriteString("rulesetHash", score.RulesetHash);
        json.WriteString("inputsHash", score.InputsHash);
        json.WriteString("score", score.Score?.ToString());
        json.WriteString("maximum", score.Maximum.ToString());
        Strings(json, "failedPreconditions", score.FailedPreconditions);
        json.WriteStartObject("dates");
        Instant(json, "openedAt", inspection.OpenedAt);
        Instant(json, "notifiedAt", inspection.NotifiedAt);
        Instant(json, "submittedAt", inspection.SubmittedAt);
        json.WriteString("factCheckUntil", inspection.FactCheckUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Instant(json, "concludedAt", inspection.ConcludedAt);
        json.WriteEndObject();
        json.WriteStartArray("persons");
        foreach (var person in facts.Team)
        {
            json.WriteStartObject();
            json.WriteString("role", Word(person.Role));
            json.WriteString("name", person.UserName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("submissions");
        foreach (var submission in facts.Submissions)
        {
            json.WriteStartObject();
            json.WriteNumber("round", submission.Round);
            json.WriteString("signatory", submission.SignatoryName);
            Instant(json, "at", submission.At);
            json.WriteString("digest", submission.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void FactsOf(Utf8JsonWriter json, CaseFacts facts)
    {
        json.WriteStartArray("facts");
        foreach (var name in facts.InUse)
        {
            var row = facts.Find(name);
            json.WriteStartObject();
            json.WriteString("fact", name);
            Strings(json, "claimed", row?.Claimed ?? []);
            Strings(json, "judged", row?.Judged ?? []);
            json.WriteString("rationale", row?.Rationale ?? "");
            json.WriteString("inspector", row is { IsCorrected: true } ? row.JudgedByName : null);
            Instant(json, "judgedAt", row is { IsCorrected: true } ? row.JudgedAt : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void SectionOf(Utf8JsonWriter json, Section section, ScoredSection sums)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        Text(json, "title", section.Title);
        json.WriteNumber("loss", sums.Loss);
        json.WriteNumber("possibleLoss", sums.PossibleLoss);
        json.WriteNumber("met", sums.Met);
        json.WriteNumber("partial", sums.Partial);
        json.WriteNumber("notMet", sums.NotMet);
        json.WriteNumber("notApplicable", sums.NotApplicable);
        json.WriteEndObject();
    }

    private static void ItemOf(Utf8JsonWriter json, AssessmentFacts facts, Section section, Item item, ScoredItem line)
    {
        // An item that does not apply was not judged.
        var determination = facts.Determinations.GetValueOrDefault(item.Id);
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("section", section.Id);
        Text(json, "title", item.Title);
        json.WriteString("claim", facts.Submitted.ClaimOn(item.Id) is { } claim ? Word(claim) : null);
        json.WriteString("determination", determination?.Verdict);
        json.WriteString("counted", line.Verdict.ToString());
        json.WriteStartArray("objectives");
        foreach (var objective in item.Objectives)
        {
            if (determination is not null && determination.Objectives.TryGetValue(objective.Id, out var state))
            {
                json.WriteStartObject();
                json.WriteString("id", objective.Id);
                json.WriteString("state", Word(state));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteNumber("loss", line.Loss);
        json.WriteNumber("fullLoss", item.Loss);
        Text(json, "explanation", ExplanationText.Render(line.Explanation, facts.Published.Checklist));
        json.WriteString("rationale", determination?.Rationale ?? "");
        json.WriteString("severity", determination?.Severity is { } severity ? Word(severity) : null);
        json.WriteString("recommendation", determination?.Recommendation ?? "");
        json.WriteString("inspector", determination?.InspectorName);
        Instant(json, "judgedAt", determination?.UpdatedAt);
        Strings(json, "excludedBy", item.FactsAgainst(facts.Facts.Effective));
        Evidence(json, facts, determination);
        json.WriteEndObject();
    }

    private static void Evidence(Utf8JsonWriter json, AssessmentFacts facts, Determination? determination)
    {
        json.WriteStartArray("evidence");
        foreach (var version in (determination?.ReliedOn ?? [])
            .Select(id => facts.Evidence[id])
            .OrderBy(version => version.FileName, StringComparer.Ordinal)
            .ThenBy(version => version.Number)
            .ThenBy(version => version.Sha256, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("fileName", version.FileName);
            json.WriteNumber("number", version.Number);
            json.WriteNumber("size", version.Size);
            json.WriteString("sha256", version.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WriteStartObject(name);
        json.WriteString("en", text.En);
        json.WriteString("ja", text.Ja);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    internal static void Instant(Utf8JsonWriter json, string name, DateTimeOffset? at) =>
        json.WriteString(name, at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    // PascalCase members in the words of the files: NotMet is not-met.
    private static string Word(Enum member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
