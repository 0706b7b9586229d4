using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Compliance.App.Notifications;

/// <summary>
/// Writes appointments for calendars (RFC 5545, RFC 5546): reference, place and time in UTC, and a link to everything else. The
/// instant of the change is the stamp, so the same appointment is always the same file.
/// </summary>
public sealed class CalendarFile(MailOptions options)
{
    /// <summary>The invitation of one person, or its withdrawal.</summary>
    /// <param name="appointment">What it is about.</param>
    /// <param name="reference">What people call the case.</param>
    /// <param name="path">Where to read more, relative to the base address.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <param name="address">Who is invited; nobody learns the addresses of the others.</param>
    public string ForMail(CalendarEvent appointment, string reference, string path, string language, string address)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        var entry = Entry(appointment, reference, path, language);
        entry.Attendees.Add(new Attendee($"mailto:{address}") { Rsvp = false, Role = "REQ-PARTICIPANT" });
        return Write(entry, appointment.IsCancelled ? "CANCEL" : "REQUEST");
    }

    /// <summary>The appointment as a file for whoever sees it.</summary>
    /// <param name="appointment">What it is about.</param>
    /// <param name="reference">What people call the case.</param>
    /// <param name="path">Where to read more, relative to the base address.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public string ForDownload(CalendarEvent appointment, string reference, string path, string language)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return Write(Entry(appointment, reference, path, language), "PUBLISH");
    }

    private static string Write(Ical.Net.CalendarComponents.CalendarEvent entry, string method)
    {
        var calendar = new Calendar { Method = method, ProductId = "-//Compliance//Site visits//EN" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar was not written.");
    }

    private Ical.Net.CalendarComponents.CalendarEvent Entry(CalendarEvent appointment, string reference, string path, string language)
    {
        var host = options.IsConfigured ? new Uri(options.PublicAddress).IdnHost : "compliance.invalid";
        var entry = new Ical.Net.CalendarComponents.CalendarEvent
        {
            Uid = $"{appointment.Id:N}@{host}",
            Sequence = appointment.Sequence,
            DtStamp = Utc(appointment.ChangedAt),
            Start = Utc(appointment.From),
            End = Utc(appointment.To),
            Summary = NoticeWords.Text("Calendar.Summary", language, reference),
            Location = appointment.Place,
            Status = appointment.IsCancelled ? "CANCELLED" : "CONFIRMED",
        };
        if (options.IsConfigured)
        {
            var link = $"{options.PublicAddress.TrimEnd('/')}/{path}";
            entry.Description = NoticeWords.Text("Mail.Open", language, link);
            entry.Organizer = new Organizer($"mailto:{MimeKit.MailboxAddress.Parse(options.From).Address}");
        }

        return entry;
    }

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
