using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Compliance.Domain.Evidence;

namespace Compliance.App.Evidence;

/// <summary>Asks a ClamAV daemon over its INSTREAM command: chunks with their length before them, then one of length 0.</summary>
public sealed class ClamdScanner(ScannerOptions options) : IMalwareScanner
{
    private const int ChunkLength = 64 * 1024;
    private const int LongestReply = 4096;

    /// <inheritdoc />
    public ScanVerdict FirstVerdict => ScanVerdict.Pending;

    /// <inheritdoc />
    public async Task<ScanAnswer> ScanAsync(Stream content, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var client = new TcpClient();
        try
        {
            silence.CancelAfter(options.Timeout);
            var (host, port) = Address(options.Clamd);
            await client.ConnectAsync(host, port, silence.Token);
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new ScanAnswer(ScanVerdict.Pending, ScanAnswer.Unavailable);
        }

        try
        {
            await using var stream = client.GetStream();
            return await AskAsync(stream, content, silence);
        }
        catch (Exception failure) when (failure is IOException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // One file that the daemon chokes on must not hold up the others: this is no outage.
            return new ScanAnswer(ScanVerdict.Pending, ScanAnswer.Failed);
        }
    }

    /// <summary>Splits <c>host:port</c>.</summary>
    /// <exception cref="FormatException">It is not of that form; thrown at start, not at the first scan.</exception>
    internal static (string Host, int Port) Address(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? (text[..colon].Trim('[', ']'), port)
            : throw new FormatException($"Scanner:Clamd is '{text}'; expected host:port.");
    }

    private static ScanAnswer Read(string reply)
    {
        if (reply == "stream: OK")
        {
            return new ScanAnswer(ScanVerdict.Clean, null);
        }

        if (reply.StartsWith("stream: ", StringComparison.Ordinal) && reply.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            return new ScanAnswer(ScanVerdict.Rejected, reply["stream: ".Length..^" FOUND".Length]);
        }

        return new ScanAnswer(
            ScanVerdict.Pending,
            reply.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) ? ScanAnswer.SizeLimit : ScanAnswer.Failed);
    }

    private async Task<ScanAnswer> AskAsync(NetworkStream stream, Stream content, CancellationTokenSource silence)
    {
        try
        {
            await SendAsync(stream, content, silence);
        }
        catch (IOException)
        {
            // The daemon stops reading where a file is larger than it takes; its reply says so.
        }

        silence.CancelAfter(options.Timeout);
        return Read(await ReplyAsync(stream, silence.Token));
    }

    private async Task SendAsync(NetworkStream stream, Stream content, CancellationTokenSource silence)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(sizeof(int) + ChunkLength);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), silence.Token);
            int read;
            do
            {
                silence.CancelAfter(options.Timeout);
                read = await content.ReadAsync(buffer.AsMemory(sizeof(int), ChunkLength), silence.Token);
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), silence.Token);
            }
            while (read > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<string> ReplyAsync(NetworkStream stream, CancellationToken ct)
    {
        var reply = new byte[LongestReply];
        var length = 0;
        while (length < reply.Length)
        {
            var read = await stream.ReadAsync(reply.AsMemory(length), ct);
            length += read;
            if (read == 0 || reply[length - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(reply, 0, length).TrimEnd('\0', '\n');
    }
}
