using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Compliance.App.Tests.Evidence;

/// <summary>Speaks as much of clamd's INSTREAM as the scanner needs, and finds the EICAR test string.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    // In two halves, so that no scanner takes this source for the test file.
    public static readonly string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public FakeClamd(int sizeLimit = int.MaxValue)
    {
        listener.Start();
        serving = ServeAsync(sizeLimit);
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public int Scans { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync(int sizeLimit)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                Scans++;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(await AnswerAsync(stream, sizeLimit) + "\0"), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<string> AnswerAsync(NetworkStream stream, int sizeLimit)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, stop.Token);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop.Token);
            var count = BinaryPrimitives.ReadInt32BigEndian(length);
            if (count == 0)
            {
                break;
            }

            var chunk = new byte[count];
            await stream.ReadExactlyAsync(chunk, stop.Token);
            content.Write(chunk);
        }

        return content.Length > sizeLimit ? "INSTREAM size limit exceeded. ERROR"
            : Encoding.UTF8.GetString(content.ToArray()).Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND"
            : "stream: OK";
    }
}
