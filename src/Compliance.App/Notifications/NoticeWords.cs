using System.Globalization;
using System.Resources;
using Compliance.Domain.Notifications;

namespace Compliance.App.Notifications;

/// <summary>
/// The sentences of notices, in the application and in mails alike: the fact, the reference and the day, and nothing else of a
/// case. They stand here and not beside a page because mails are written without one.
/// </summary>
public static class NoticeWords
{
    private static readonly ResourceManager Texts = new("Compliance.App.Notifications.NoticeText", typeof(NoticeWords).Assembly);

    /// <summary>The sentence of a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static string Sentence(NoticeRow notice, string language)
    {
        ArgumentNullException.ThrowIfNull(notice);
        // A right does not fall due, it ends; a visit takes place; and a qualification or an incident belongs to no inspection.
        var key = notice switch
        {
            { Kind: NoticeKind.DueSoon, Clock: DueClock.Qualification } => "EndsAlone",
            { Kind: NoticeKind.DueSoon, Clock: DueClock.SiteVisit } => "Takes",
            { Kind: NoticeKind.DueSoon, Clock: { } ends } when DueClocks.IsRight(ends) => "Ends",
            { Kind: NoticeKind.DueSoon or NoticeKind.Overdue or NoticeKind.Escalated, Clock: DueClock.IncidentEarlyNotice or DueClock.IncidentUpdate or DueClock.IncidentFinalReport } => $"Incident.{notice.Kind}",
            _ => notice.Kind.ToString(),
        };
        return Text(
            key,
            language,
            notice.Reference,
            notice.Day is { } day ? Day(day, language) : "",
            notice.Clock is { } clock ? Text($"Clock.{clock}", language) : "");
    }

    /// <summary>A text of its own in a language, its places filled.</summary>
    /// <exception cref="InvalidOperationException">There is no such text: a bug that a test finds.</exception>
    internal static string Text(string key, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"There is no text '{key}' in '{language}'.");
        return string.Format(culture, text, values);
    }

    /// <summary>A day as it is written in a language.</summary>
    internal static string Day(DateOnly day, string language) =>
        day.ToString(language == "ja" ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.GetCultureInfo(language));
}
