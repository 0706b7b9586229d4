using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;

namespace Compliance.E2E.Kill;

/// <summary>A file on its way, and what the client was told of it.</summary>
public sealed record Upload(Guid Operation, string Name, string Sha256, long Size)
{
    /// <summary>Set once the server answered 201.</summary>
    public Guid? VersionId { get; set; }
}

/// <summary>Several clients that stream files over HTTP, one after another each, until the server is gone.</summary>
public sealed class Uploads(HttpClient http, string token)
{
    // Some contents come again and again, so that bytes that are there already are also written anew in the moment of the end.
    private static readonly byte[][] Contents = [.. new[] { 40_000, 40_001, 300_000, 900_000, 2_000_000 }.Select((size, index) => Bytes(new Random(index), size))];
    private static int names;

    private readonly ConcurrentBag<Upload> sent = [];

    /// <summary>Everything that was begun.</summary>
    public IReadOnlyCollection<Upload> Sent => sent;

    /// <summary>Sends until <paramref name="stop"/>.</summary>
    public Task RunAsync(int seed, int clients, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(client => ClientAsync(new Random(seed + client), stop)));

    /// <summary>What the server knows of an upload; null where it knows nothing.</summary>
    public static async Task<Answer?> FindAsync(HttpClient http, Upload upload)
    {
        var answer = await http.GetAsync($"/evidence/upload/{upload.Operation}");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{upload.Name}: {answer.StatusCode}");
        return answer.StatusCode is HttpStatusCode.OK ? await answer.Content.ReadFromJsonAsync<Answer>() : null;
    }

    private async Task ClientAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var content = random.Next(2) == 0 ? Bytes(random, 700 + random.Next(70_000)) : Contents[random.Next(Contents.Length)];
            var upload = new Upload(
                new Guid(Bytes(random, 16)), $"file-{Interlocked.Increment(ref names)}.bin", Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
            sent.Add(upload);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/evidence/upload?operationId={upload.Operation}");
            request.Headers.Add("RequestVerificationToken", token);
            request.Headers.Add("X-File-Name", upload.Name);
            request.Content = new SlowContent(content);
            try
            {
                using var answer = await http.SendAsync(request, stop);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                var known = (await answer.Content.ReadFromJsonAsync<Answer>(stop))!;
                Assert.Equal((upload.Sha256, upload.Size), (known.Sha256, known.Size));
                upload.VersionId = known.VersionId;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // Killed in the middle: nothing was promised.
                return;
            }
        }
    }

    private static byte[] Bytes(Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>What the server says of an upload.</summary>
    public sealed record Answer(Guid DocumentId, Guid VersionId, string FileName, long Size, string Sha256, string Scan);

    // In pieces and at the pace of a network, so that the end can come between any two of them.
    private sealed class SlowContent(byte[] content) : HttpContent
    {
        private const int Piece = 64 * 1024;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0; sent < content.Length; sent += Piece)
            {
                await stream.WriteAsync(content.AsMemory(sent, Math.Min(Piece, content.Length - sent)));
                await stream.FlushAsync();
                await Task.Delay(5);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
