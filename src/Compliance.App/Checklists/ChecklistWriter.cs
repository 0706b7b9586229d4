using System.Globalization;
using System.Text;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists;

/// <summary>
/// Writes a checklist as the loader reads it: what was written and loaded again equals what there was. Every text stands in
/// double quotes, so no reader takes one for a number or a truth value.
/// </summary>
public static class ChecklistWriter
{
    /// <summary>The file, lines ended by a line feed.</summary>
    /// <param name="checklist">A checklist that the loader would accept; others are written and refused when loaded.</param>
    /// <exception cref="NotSupportedException">The scoring method is one that this writer does not know.</exception>
    public static string Write(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var text = new Lines();
        text.Add(0, $"id: {Quote(checklist.Id)}");
        text.Add(0, $"version: {Quote(checklist.Version)}");
        text.Add(0, "title", checklist.Title);
        text.Add(0, "source:");
        text.Add(1, "name", checklist.Source.Name);
        text.Add(1, "publisher", checklist.Source.Publisher);
        text.Add(1, "edition", checklist.Source.Edition);
        text.Add(1, "note", checklist.Source.Note);
        text.Add(0, "notice", checklist.Notice);
        text.Add(0, "scoring:");
        if (checklist.Scoring is not DeductionMethod deduction)
        {
            throw new NotSupportedException($"A checklist with the method {checklist.Scoring.Name} cannot be written yet.");
        }

        text.Add(1, "method: deduction");
        text.Add(1, string.Create(CultureInfo.InvariantCulture, $"maximum: {deduction.Maximum}"));
        text.Add(0, checklist.NotApplicable switch
        {
            NotApplicablePolicy.AsMet => "notApplicable: as-met",
            var other => throw new NotSupportedException($"A checklist with the policy {other} cannot be written yet."),
        });
        text.Add(0, "sections:");
        foreach (var section in checklist.Sections)
        {
            text.Add(1, $"- id: {Quote(section.Id)}");
            text.Add(2, "title", section.Title);
            text.Add(2, "items:");
            foreach (var item in section.Items)
            {
                Write(text, item);
            }
        }

        return text.ToString();
    }

    private static void Write(Lines text, Item item)
    {
        text.Add(3, $"- id: {Quote(item.Id)}");
        text.Add(4, "title", item.Title);
        text.Add(4, "requirement", item.Requirement);
        text.Add(4, "evidence", item.Evidence);
        text.Add(4, string.Create(CultureInfo.InvariantCulture, $"loss: {item.Loss}"));
        if (item.IsPrecondition)
        {
            text.Add(4, "precondition: true");
        }

        if (item.PartialStates.Count > 0)
        {
            text.Add(4, "partialStates:");
        }

        foreach (var state in item.PartialStates)
        {
            text.Add(5, $"- id: {Quote(state.Id)}");
            text.Add(6, string.Create(CultureInfo.InvariantCulture, $"loss: {state.Loss}"));
            text.Add(6, "title", state.Title);
        }

        if (item.Objectives.Count > 0)
        {
            text.Add(4, "objectives:");
        }

        foreach (var objective in item.Objectives)
        {
            text.Add(5, $"- id: {Quote(objective.Id)}");
            text.Add(6, "text", objective.Text);
        }
    }

    private static string Quote(string value)
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

    private sealed class Lines
    {
        private readonly StringBuilder text = new();

        public void Add(int level, string line) => text.Append(' ', level * 2).Append(line).Append('\n');

        public void Add(int level, string key, LocalizedText value)
        {
            Add(level, key + ":");
            Add(level + 1, $"en: {Quote(value.En)}");
            Add(level + 1, $"ja: {Quote(value.Ja)}");
        }

        public override string ToString() => text.ToString();
    }
}
