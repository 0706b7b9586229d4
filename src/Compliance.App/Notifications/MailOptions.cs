namespace Compliance.App.Notifications;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted from the first command of the session on (STARTTLS), or not at all.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not encrypted; no password is ever sent over it.</summary>
    None,
}

/// <summary>The mail server, section <c>Mail</c> of the configuration. Without a host, people are told in the application only.</summary>
public sealed class MailOptions
{
    /// <summary>Name or address of the SMTP server; empty where no mail is sent.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port; 587 unless configured.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Account at the server; empty where it asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>Address at which people reach the platform, such as <c>https://compliance.example/</c>; links in mails begin with it.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>Hour of the day, 0 to 23 where the installation is, from which the daily mail and reminders go out.</summary>
    public int DailyHour { get; set; } = 8;

    /// <summary>Longest silence of the server that is waited for.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>True where mail is sent at all.</summary>
    public bool IsConfigured => Host.Length > 0;

    /// <summary>Refuses what could not work or would give a password away; a wrong setting stops the start, not the first mail.</summary>
    /// <exception cref="InvalidOperationException">The message names the setting.</exception>
    public void Check()
    {
        Require(DailyHour is >= 0 and <= 23, "Mail:DailyHour", "an hour from 0 to 23");
        if (!IsConfigured)
        {
            return;
        }

        Require(Port is > 0 and <= 65535, "Mail:Port", "a port from 1 to 65535");
        Require(MimeKit.MailboxAddress.TryParse(From, out var sender) && sender.Address.Contains('@', StringComparison.Ordinal), "Mail:From", "an address");
        Require(
            Uri.TryCreate(PublicAddress, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length + address.Fragment.Length == 0,
            "Mail:PublicAddress",
            "an address that begins with https://");
        Require(User.Length == 0 || Security is not MailSecurity.None, "Mail:Security", "starttls or tls, since a password would travel readable");
    }

    private static void Require(bool holds, string setting, string expected)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{setting} is not usable; expected {expected}.");
        }
    }
}
