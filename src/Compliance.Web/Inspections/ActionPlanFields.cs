using System.Globalization;
using Compliance.Domain.Inspections;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Inspections;

/// <summary>A plan as the browser's form holds it: one text a field, milestones by their place.</summary>
internal static class ActionPlanFields
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The fields of a plan.</summary>
    public static IReadOnlyDictionary<string, string> Of(ActionPlan plan)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["measure"] = plan.Measure, ["responsible"] = plan.Responsible };
        for (var row = 0; row < plan.Milestones.Count; row++)
        {
            fields[Text(row)] = plan.Milestones[row].Text;
            fields[Day(row)] = DayText(plan.Milestones[row].DueOn);
        }

        return fields;
    }

    /// <summary>The plan of the fields; rows in which nothing stands are left out.</summary>
    public static ActionPlan Read(IReadOnlyDictionary<string, string> fields)
    {
        var milestones = new List<Milestone>();
        for (var row = 0; fields.ContainsKey(Text(row)) || fields.ContainsKey(Day(row)); row++)
        {
            var milestone = new Milestone(fields.GetValueOrDefault(Text(row), "").Trim(), ReadDay(fields.GetValueOrDefault(Day(row))));
            if (milestone.Text.Length > 0 || milestone.DueOn is not null)
            {
                milestones.Add(milestone);
            }
        }

        return new(fields.GetValueOrDefault("measure", ""), fields.GetValueOrDefault("responsible", "").Trim(), milestones);
    }

    /// <summary>The field of a milestone's words.</summary>
    public static string Text(int row) => $"milestones[{row.ToString(CultureInfo.InvariantCulture)}].text";

    /// <summary>The field of a milestone's day.</summary>
    public static string Day(int row) => $"milestones[{row.ToString(CultureInfo.InvariantCulture)}].day";

    /// <summary>A day as a date field wants it.</summary>
    public static string DayText(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day of a date field; null where it is not complete.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Name of a field for people.</summary>
    public static string Label(string field)
    {
        if (field is "measure" or "responsible")
        {
            return field == "measure" ? ActionText.Measure : ActionText.Responsible;
        }

        var end = field.IndexOf(']', StringComparison.Ordinal);
        var number = end > 11 && int.TryParse(field.AsSpan(11, end - 11), CultureInfo.InvariantCulture, out var row) ? row + 1 : 0;
        return (field.EndsWith("day", StringComparison.Ordinal) ? ActionText.MilestoneDay : ActionText.MilestoneText).Fill(number);
    }
}
