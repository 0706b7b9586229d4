using Compliance.Domain.Incidents;

namespace Compliance.Web.Incidents;

/// <summary>The words of a report as the browser's form holds them: one text a field.</summary>
internal static class IncidentFields
{
    /// <summary>The fields of what the server holds.</summary>
    public static IReadOnlyDictionary<string, string> Of(IncidentContent content) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["noticed-at"] = content.NoticedAt,
        ["what-happened"] = content.WhatHappened,
        ["systems"] = content.Systems,
        ["personal-data"] = content.PersonalData.ToString(),
        ["state-project"] = content.StateProject.ToString(),
        ["contacts"] = content.Contacts,
        ["measures"] = content.Measures,
    };

    /// <summary>What is to be saved.</summary>
    /// <param name="fields">The fields; the instant of noticing is no field any more once it was reported.</param>
    /// <param name="noticedAt">What stands then.</param>
    public static IncidentContent Read(IReadOnlyDictionary<string, string> fields, string noticedAt)
    {
        string Text(string name) => fields.GetValueOrDefault(name, "");
        return new(
            fields.GetValueOrDefault("noticed-at", noticedAt),
            Text("what-happened"),
            Text("systems"),
            Answer(Text("personal-data")),
            Answer(Text("state-project")),
            Text("contacts"),
            Text("measures"));
    }

    /// <summary>The name of a field.</summary>
    public static string Label(string field) => field switch
    {
        "noticed-at" => IncidentText.NoticedAt,
        "what-happened" => IncidentText.WhatHappened,
        "systems" => IncidentText.Systems,
        "personal-data" => IncidentText.PersonalData,
        "state-project" => IncidentText.StateProject,
        "contacts" => IncidentText.Contacts,
        _ => IncidentText.Measures,
    };

    private static IncidentAnswer Answer(string name) => Enum.TryParse<IncidentAnswer>(name, out var answer) && Enum.IsDefined(answer) ? answer : IncidentAnswer.Unknown;
}
