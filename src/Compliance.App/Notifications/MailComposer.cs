using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Compliance.App.Notifications;

/// <summary>A mail to be written.</summary>
/// <param name="MailId">The row that it belongs to.</param>
/// <param name="Address">The recipient's address.</param>
/// <param name="Language">The recipient's language.</param>
/// <param name="WrittenAt">When the row was written; a second sending carries the same date.</param>
/// <param name="DailyOf">The day of a daily mail; null for a single notice.</param>
/// <param name="Notices">What it says; at least one.</param>
public sealed record Letter(Guid MailId, string Address, string Language, DateTimeOffset WrittenAt, DateOnly? DailyOf, IReadOnlyList<NoticeRow> Notices)
{
    /// <summary>The appointment that it invites to, if any.</summary>
    public CalendarEvent? Event { get; init; }
}

/// <summary>
/// Writes mails: the sentence and the link of each notice, as text and as simple HTML. Nothing else of a case is at hand here,
/// so nothing else can slip into a mail.
/// </summary>
public sealed class MailComposer(MailOptions options, CalendarFile calendar)
{
    /// <summary>The page on which people choose what comes by mail, relative to the base address.</summary>
    public const string SettingsPath = "notifications/settings";

    /// <summary>The Message-ID of a mail, the same whenever it is sent, without its angle brackets.</summary>
    public string MessageId(Guid mailId) => $"{mailId:N}@{new Uri(options.PublicAddress).IdnHost}";

    /// <summary>Writes the mail.</summary>
    /// <exception cref="ParseException">The address is none.</exception>
    public MimeMessage Write(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var message = new MimeMessage
        {
            MessageId = MessageId(letter.MailId),
            Date = letter.WrittenAt,
            Subject = OneLine(Subject(letter)),
            Body = Body(letter),
        };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(Recipient(letter.Address));

        // Nobody's holiday notice answers a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private MultipartAlternative Body(Letter letter)
    {
        var body = new MultipartAlternative(
            new TextPart(TextFormat.Plain) { Text = Plain(letter) },
            new TextPart(TextFormat.Html) { Text = Html(letter) });
        if (letter.Event is { } appointment)
        {
            // The method stands in both places: RFC 6047 wants it so, and calendars ignore a part without.
            var part = new TextPart("calendar") { Text = calendar.ForMail(appointment, letter.Notices[0].Reference, letter.Notices[0].Path, letter.Language, letter.Address) };
            part.ContentType.Parameters.Add("method", appointment.IsCancelled ? "CANCEL" : "REQUEST");
            body.Add(part);
        }

        return body;
    }

    private static string Subject(Letter letter) => letter.DailyOf is { } day
        ? NoticeWords.Text("Mail.Daily", letter.Language, NoticeWords.Day(day, letter.Language), letter.Notices.Count)
        : NoticeWords.Sentence(letter.Notices[0], letter.Language);

    // The address is taken as it stands or not at all: a list, a group or a line break in it reaches nobody.
    private static MailboxAddress Recipient(string address) =>
        !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && address.Contains('@', StringComparison.Ordinal)
            ? parsed
            : throw new ParseException("The address of the account is no mail address.", 0, 0);

    private static string OneLine(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign));

    private string Plain(Letter letter)
    {
        var language = letter.Language;
        var text = new StringBuilder().AppendLine(NoticeWords.Text("Mail.Hello", language)).AppendLine();
        if (letter.DailyOf is not null)
        {
            text.AppendLine(NoticeWords.Text("Mail.DailyIntro", language)).AppendLine();
        }

        foreach (var notice in letter.Notices)
        {
            text.AppendLine(OneLine(NoticeWords.Sentence(notice, language)));
            if (letter.Event is { } appointment)
            {
                text.AppendLine(NoticeWords.Text("Mail.Place", language, OneLine(appointment.Place)));
            }

            text.AppendLine(NoticeWords.Text("Mail.Open", language, Link(notice.Path))).AppendLine();
        }

        return text.AppendLine("--")
            .AppendLine(NoticeWords.Text("Mail.Footer", language, Link(SettingsPath)))
            .AppendLine(NoticeWords.Text("Mail.NoReply", language))
            .ToString();
    }

    private string Html(Letter letter)
    {
        var language = letter.Language;
        var text = new StringBuilder()
            .Append("<!DOCTYPE html><html lang=\"").Append(language).Append("\"><head><meta charset=\"utf-8\"><title>")
            .Append(Encode(Subject(letter))).Append("</title></head><body style=\"font-family:sans-serif;line-height:1.75;color:#333333\">");
        Paragraph(text, Encode(NoticeWords.Text("Mail.Hello", language)));
        if (letter.DailyOf is not null)
        {
            Paragraph(text, Encode(NoticeWords.Text("Mail.DailyIntro", language)));
        }

        foreach (var notice in letter.Notices)
        {
            var place = letter.Event is { } appointment ? $"<br>{Encode(NoticeWords.Text("Mail.Place", language, OneLine(appointment.Place)))}" : "";
            Paragraph(text, $"{Encode(OneLine(NoticeWords.Sentence(notice, language)))}{place}<br>{Anchor(notice.Path, NoticeWords.Text("Mail.OpenLink", language))}");
        }

        Paragraph(text, $"{Encode(NoticeWords.Text("Mail.FooterText", language))}<br>{Anchor(SettingsPath, NoticeWords.Text("Mail.FooterLink", language))}");
        Paragraph(text, Encode(NoticeWords.Text("Mail.NoReply", language)));
        return text.Append("</body></html>").ToString();
    }

    private string Anchor(string path, string words) => $"<a href=\"{Encode(Link(path))}\">{Encode(words)}</a>";

    private string Link(string path) => $"{options.PublicAddress.TrimEnd('/')}/{path.TrimStart('/')}";

    private static void Paragraph(StringBuilder text, string html) => text.Append("<p>").Append(html).Append("</p>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
