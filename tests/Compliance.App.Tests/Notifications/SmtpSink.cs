using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Compliance.App.Tests.Notifications;

/// <summary>What the sink answers to the next mails.</summary>
public enum SinkMood
{
    /// <summary>Takes everything.</summary>
    Takes,

    /// <summary>Says that it is busy (451), before it takes anything.</summary>
    Busy,

    /// <summary>Refuses the recipient for good (550).</summary>
    Unknown,

    /// <summary>Takes the mail and dies before it says so, as a crash between its yes and our mark.</summary>
    TakesAndDies,
}

/// <summary>A real SMTP server (RFC 5321, as much as a client needs) on a free port, which keeps what it was handed.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Taken> taken = [];
    private readonly Task accepting;

    public SmtpSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public SinkMood Mood { get; set; }

    public IReadOnlyList<Taken> Mails
    {
        get
        {
            lock (taken)
            {
                return [.. taken];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (accepting.IsCompleted)
        {
            return;
        }

        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await ServeAsync(client);
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        Task SayAsync(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();

        var recipients = new List<string>();
        await SayAsync("220 sink.test ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-sink.test\r\n250 8BITMIME");
                    break;
                case "MAIL":
                    recipients.Clear();
                    await SayAsync(Mood is SinkMood.Busy ? "451 busy" : "250 ok");
                    break;
                case "RCPT" when Mood is SinkMood.Unknown:
                    await SayAsync($"550 no such person {line}");
                    break;
                case "RCPT":
                    recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                    await SayAsync("250 ok");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    Keep(recipients, await BodyAsync(reader));
                    if (Mood is SinkMood.TakesAndDies)
                    {
                        return;
                    }

                    await SayAsync("250 taken");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<string> BodyAsync(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return body.ToString();
    }

    private void Keep(IEnumerable<string> recipients, string body)
    {
        var bytes = Encoding.Latin1.GetBytes(body);
        lock (taken)
        {
            taken.Add(new Taken([.. recipients], body, MimeMessage.Load(new MemoryStream(bytes))));
        }
    }

    /// <summary>A mail that was handed over.</summary>
    /// <param name="Recipients">The recipients of the envelope.</param>
    /// <param name="Raw">The bytes as they came.</param>
    /// <param name="Message">The same, read.</param>
    public sealed record Taken(IReadOnlyList<string> Recipients, string Raw, MimeMessage Message)
    {
        public string Text => Message.TextBody ?? "";

        public string Html => Message.HtmlBody ?? "";
    }
}
