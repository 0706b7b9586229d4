using System.Text;

namespace Compliance.App.Oscal;

/// <summary>The texts of a catalogue as a checklist shows them: on one line, with the values of parameters in their place.</summary>
internal sealed class OscalText
{
    /// <summary>Parameters insert parameters; more steps than this are a circle.</summary>
    private const int DeepestInsertion = 5;

    /// <summary>Longest text made, in characters; as much as a checklist takes.</summary>
    private const int Longest = 4000;

    private readonly Dictionary<string, JsonMap> parameters = [];

    public OscalText(JsonMap catalogue) => Collect(catalogue);

    /// <summary>A text on one line without white space at its ends, cut visibly where it is too long; empty where there is nothing to show.</summary>
    public string OneLine(string? text) => Plain(Insert(text ?? "", 0));

    /// <summary>The text of a part with its labels and the parts in it, but not what is meant for assessors.</summary>
    public string Prose(JsonMap part)
    {
        var text = new StringBuilder();
        Append(part, text, isInner: false);
        return Plain(text.ToString());
    }

    private static string Plain(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, Longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else
            {
                line.Append(rune);
            }

            if (line.Length > Longest)
            {
                while (line.Length >= Longest || char.IsHighSurrogate(line[^1]))
                {
                    line.Length--;
                }

                return line.ToString().TrimEnd() + "…";
            }
        }

        return line.ToString().TrimEnd();
    }

    private void Append(JsonMap part, StringBuilder text, bool isInner)
    {
        // What lies beyond the longest text would be cut off anyway.
        if (text.Length > Longest || part.Text("name") is { } name && (IsObjective(part) || name is "assessment-method" or "assessment-objects" or "guidance"))
        {
            return;
        }

        var label = isInner ? part.Maps("props").FirstOrDefault(prop => prop.Text("name") == "label")?.Text("value") : null;
        text.Append(label).Append(' ').Append(Insert(part.Text("prose") ?? "", 0)).Append(' ');
        foreach (var inner in part.Maps("parts"))
        {
            Append(inner, text, isInner: true);
        }
    }

    /// <summary>True for a part that states what an assessor determines.</summary>
    public static bool IsObjective(JsonMap part) => part.Text("name") is "assessment-objective" or "objective";

    private void Collect(JsonMap holder)
    {
        foreach (var parameter in holder.Maps("params"))
        {
            if (parameter.Text("id") is { } id)
            {
                parameters.TryAdd(id, parameter);
            }
        }

        foreach (var child in holder.Maps("groups").Concat(holder.Maps("controls")))
        {
            Collect(child);
        }
    }

    private string Insert(string text, int depth) => text.Length == 0 ? "" : Insertions.Replace(
        text.Length > 4 * Longest ? text[..(4 * Longest)] : text,
        id => depth >= DeepestInsertion ? $"[{id}]" : ValueOf(id, depth + 1));

    private string ValueOf(string id, int depth)
    {
        if (!parameters.TryGetValue(id, out var parameter))
        {
            return $"[{id}]";
        }

        var values = parameter.List("values").OfType<JsonText>().Select(value => Insert(value.Value, depth)).ToList();
        if (values.Count > 0)
        {
            return Short(string.Join(", ", values));
        }

        if (parameter.Map("select") is { } select && select.List("choice") is { Count: > 0 } choices)
        {
            var offered = string.Join("; ", choices.OfType<JsonText>().Select(choice => Insert(choice.Value, depth)));
            return Short(select.Text("how-many") == "one-or-more" ? $"[one or more of: {offered}]" : $"[one of: {offered}]");
        }

        var constraint = parameter.Maps("constraints").Select(item => item.Text("description")).FirstOrDefault(text => text is not null);
        var label = Insert(parameter.Text("label") ?? id, depth);
        return Short(constraint is null ? $"[{label}]" : $"[{label}: {Insert(constraint, depth)}]");
    }

    // Choices within choices may double at each step.
    private static string Short(string text) => text.Length > Longest ? text[..(Longest - 1)] + "…" : text;
}
