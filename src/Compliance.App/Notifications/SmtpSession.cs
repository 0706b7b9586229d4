using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Compliance.App.Notifications;

/// <summary>One connection to the mail server, opened with the first mail.</summary>
public sealed class SmtpSession(MailOptions options) : IAsyncDisposable
{
    private readonly SmtpClient client = new() { Timeout = (int)options.Timeout.TotalMilliseconds };

    /// <summary>Hands a mail to the server.</summary>
    /// <exception cref="Exception">It was not taken; see <see cref="IsFinal"/>.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken ct)
    {
        if (!client.IsConnected)
        {
            await client.ConnectAsync(options.Host, options.Port, Socket(options.Security), ct);
            if (options.User.Length > 0)
            {
                await client.AuthenticateAsync(options.User, options.Password, ct);
            }
        }

        await client.SendAsync(message, ct);
    }

    /// <summary>True where the server refused this mail for good, so that a later attempt would only annoy it.</summary>
    public static bool IsFinal(Exception problem) => problem is ParseException
        || problem is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused && (int)refused.StatusCode >= 500;

    /// <summary>True where the server could not be reached or used at all, so that other mails would fare alike.</summary>
    public static bool IsOutage(Exception problem) =>
        problem is SocketException or IOException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or SmtpProtocolException or OperationCanceledException or TimeoutException or NotSupportedException;

    /// <summary>What is kept of a failure: the kind and the server's number, never its words, which may name people.</summary>
    public static string CauseOf(Exception problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem is SmtpCommandException refused ? $"{refused.ErrorCode} {(int)refused.StatusCode}" : problem.GetType().Name;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception problem) when (problem is IOException or SocketException or ProtocolException or CommandException)
            {
                // The mails were taken; a server that closes first took nothing back.
            }
        }

        client.Dispose();
    }

    private static SecureSocketOptions Socket(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "Not a kind of protection."),
    };
}
