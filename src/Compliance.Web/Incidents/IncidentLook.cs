using Compliance.App.Incidents;
using Compliance.Domain.Incidents;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Incidents;

/// <summary>How incidents look, alike on every page.</summary>
internal static class IncidentLook
{
    /// <summary>The colour of a state.</summary>
    public static StatusTone Tone(IncidentState state) => state switch
    {
        IncidentState.Draft => StatusTone.Attention,
        IncidentState.Closed => StatusTone.Good,
        _ => StatusTone.Neutral,
    };

    /// <summary>What is due, and until when.</summary>
    public static string Due(IncidentDueRow due, TimeZoneInfo zone)
    {
        var by = By(due.Day, due.At, zone);
        return (due.IsOver ? IncidentText.DueOver : IncidentText.DueBy).Fill(EnumText.For(due.Kind), by);
    }

    /// <summary>A day, or the instant where hours count.</summary>
    public static string By(DateOnly day, DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant ? Dates.Instant(instant, zone) : Dates.Day(day);

    /// <summary>The page of an incident, relative to the base.</summary>
    public static string Path(Guid id) => $"incidents/{id:D}";

    /// <summary>Where a file of an incident is handed out.</summary>
    public static string FilePath(Guid id, Guid versionId) => $"incidents/{id:D}/evidence/{versionId:D}/download";
}
