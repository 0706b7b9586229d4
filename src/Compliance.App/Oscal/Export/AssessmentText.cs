using System.Globalization;
using System.Text;

namespace Compliance.App.Oscal.Export;

/// <summary>An assessment that was read, as lines for a terminal: what strangers typed stays on its line and drives nothing.</summary>
internal static class AssessmentText
{
    public static void Append(StringBuilder text, AssessmentRecord record)
    {
        var facts = record.Case;
        Line(text, $"Assessment {facts.Reference}: {facts.Firm.Name.En} ({facts.Firm.Name.Ja}), Corporate Number {facts.Firm.CorporateNumber}");
        Line(text, $"  checklist {facts.Checklist.Id} {facts.Checklist.Version}, programme {facts.Programme.Id} {facts.Programme.PolicyVersion}");
        Line(text, $"  notified {Day(facts.Dates.NotifiedAt)}, submitted {Day(facts.Dates.SubmittedAt)}, concluded {Day(facts.Dates.ConcludedAt)}");
        Line(text, $"  score {record.Score.Score ?? "none"} of {record.Score.Maximum}{(record.Score.Level is { } level ? Invariant($", level {level}") : "")}");
        foreach (var fact in record.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            Line(text, $"  fact {fact.Key}: {fact.Value}");
        }

        foreach (var section in record.Sections)
        {
            Line(text, Invariant($"  section {section.Id} {section.Title.En}: {section.Met} met, {section.Partial} partly met, {section.NotMet} not met, {section.NotApplicable} not applicable, loss {section.Loss} of {section.PossibleLoss}")
                + (section.Score is { } score ? $", score {score} of {section.Maximum}" : ""));
        }

        foreach (var gate in record.Gates)
        {
            Line(text, $"  gate {gate.Id} {(gate.Held ? "held" : "failed")}{(gate.Against.Count == 0 ? "" : ": " + string.Join(", ", gate.Against))}");
        }

        foreach (var item in record.Items)
        {
            Append(text, item);
        }
    }

    private static void Append(StringBuilder text, RecordedItem item)
    {
        var judged = item.Determination is null ? $"{item.Counted} by the facts of the firm" : item.Counted == item.Determination ? item.Counted : $"{item.Counted} (judged {item.Determination})";
        Line(text, $"  {item.Id} {item.Title.En}: {judged}{(item.IsOpen ? ", open" : "")}{(item.Severity is { } severity ? ", severity " + severity : "")}");
        Line(text, "    objectives: ", string.Join(", ", item.Objectives.Select(objective => $"{objective.Id} {objective.State}")));
        Line(text, "    rationale: ", item.Rationale);
        Line(text, "    recommendation: ", item.Recommendation);
        foreach (var file in item.Evidence)
        {
            Line(text, Invariant($"    evidence {file.FileName}, version {file.Number}, {file.Size} bytes, SHA-256 {file.Sha256}"));
        }
    }

    private static void Line(StringBuilder text, string label, string value)
    {
        if (value.Length > 0)
        {
            Line(text, label + value);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(ImportReport.OneLine(line)).Append('\n');

    private static string Day(DateTimeOffset? at) => at is { } known ? Nodes.Instant(known) : "never";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
