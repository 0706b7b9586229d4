using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Compliance.App.Access;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Evidence;

/// <summary>An upload is acknowledged when it is safe, and one that is refused or broken off leaves nothing.</summary>
public sealed class EvidenceUploadTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAcknowledgedFileIsStoredAndTheSameOperationGivesTheSameAnswer()
    {
        var person = await server.AddFirmPersonAsync();
        using var client = server.ClientOf(person);
        var bytes = RandomNumberGenerator.GetBytes(1_234_567);
        var operation = server.NewId();
        using var response = await SendAsync(client, bytes, "構成図 2026.pdf", operation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(
            ("構成図 2026.pdf", 1_234_567L, hash, "NotConfigured"),
            (answer.GetProperty("fileName").GetString(), answer.GetProperty("size").GetInt64(), answer.GetProperty("sha256").GetString(), answer.GetProperty("scan").GetString()));
        Assert.Contains(hash, server.Blobs);
        Assert.Empty(server.Incoming);

        using var again = await SendAsync(client, bytes, "構成図 2026.pdf", operation);
        Assert.Equal(answer.GetRawText(), (await again.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetRawText());
        Assert.Equal(answer.GetRawText(), (await client.GetFromJsonAsync<JsonElement>(new Uri($"/evidence/upload/{operation}", UriKind.Relative), Ct)).GetRawText());
        await using var db = server.Db();
        Assert.Equal(1, await db.Set<EvidenceVersion>().CountAsync(version => version.Sha256 == hash, Ct));
    }

    [Fact]
    public async Task ANewVersionJoinsItsDocumentAndAForeignDocumentAnswersLikeAnUnknownOne()
    {
        using var ours = server.ClientOf(await server.AddFirmPersonAsync());
        using var theirs = server.ClientOf(await server.AddFirmPersonAsync());
        using var first = await SendAsync(ours, [1, 2, 3], "a.bin");
        var document = (await first.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("documentId").GetGuid();
        using var second = await SendAsync(ours, [1, 2, 4], "b.bin", document: document);
        Assert.Equal(2, (await second.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("number").GetInt32());
        using var same = await SendAsync(ours, [1, 2, 4], "b.bin", document: document);
        await ExpectAsync(same, HttpStatusCode.Conflict, "SameContent");

        using var foreign = await SendAsync(theirs, [9], "x.bin", document: document);
        using var unknown = await SendAsync(theirs, [9], "x.bin", document: server.NewId());
        await ExpectAsync(foreign, HttpStatusCode.NotFound, "NotFound");
        Assert.Equal(await unknown.Content.ReadAsByteArrayAsync(Ct), await foreign.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task EmptyAndOversizedFilesAreRefused()
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        var before = server.Blobs.Length;
        using var empty = await SendAsync(client, [], "a.bin");
        await ExpectAsync(empty, HttpStatusCode.BadRequest, "EmptyFile");
        using var announced = await SendAsync(client, new byte[EvidenceServer.MaxFileSize + 1], "a.bin");
        await ExpectAsync(announced, HttpStatusCode.RequestEntityTooLarge, "FileTooLarge");
        using var chunked = await SendAsync(client, new byte[EvidenceServer.MaxFileSize + 1], "a.bin", chunked: true);
        await ExpectAsync(chunked, HttpStatusCode.RequestEntityTooLarge, "FileTooLarge");
        using var emptyChunked = await SendAsync(client, [], "a.bin", chunked: true);
        await ExpectAsync(emptyChunked, HttpStatusCode.BadRequest, "EmptyFile");
        using var largest = await SendAsync(client, RandomNumberGenerator.GetBytes((int)EvidenceServer.MaxFileSize), "a.bin", chunked: true);
        Assert.Equal(HttpStatusCode.Created, largest.StatusCode);
        Assert.Equal(before + 1, server.Blobs.Length);
        Assert.Empty(server.Incoming);
    }

    [Fact]
    public async Task WithoutAFittingTokenNothingIsTaken()
    {
        var person = await server.AddFirmPersonAsync();
        var before = server.Blobs.Length;
        using var none = server.ClientOf(person);
        none.DefaultRequestHeaders.Remove("RequestVerificationToken");
        using var missing = await SendAsync(none, [1], "a.bin");
        await ExpectAsync(missing, HttpStatusCode.BadRequest, "InvalidToken");

        using var stranger = server.ClientOf(await server.AddFirmPersonAsync());
        stranger.DefaultRequestHeaders.Remove(EvidenceServer.UserHeader);
        stranger.DefaultRequestHeaders.Add(EvidenceServer.UserHeader, person.Id.ToString());
        using var others = await SendAsync(stranger, [1], "a.bin");
        await ExpectAsync(others, HttpStatusCode.BadRequest, "InvalidToken");
        Assert.Equal(before, server.Blobs.Length);
    }

    [Theory]
    [InlineData(Role.Inspector)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task OnlyPeopleOfAFirmUpload(Role role)
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, role));
        using var response = await SendAsync(client, [1], "a.bin");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task ARightThatIsRevokedDuringTheTransferEndsIt()
    {
        var person = await server.AddFirmPersonAsync();
        using var client = server.ClientOf(person);
        var sha = Convert.ToHexStringLower(SHA256.HashData("revoked"u8));
        using var content = new PausedContent("revoked"u8.ToArray(), async () =>
        {
            await WaitAsync(() => server.Incoming.Length > 0);
            await using var db = server.Db();
            await db.Set<AppUser>().Where(user => user.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), Ct);
        });
        using var response = await client.SendAsync(Request("a.bin", server.NewId(), null, content), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        await using var db = server.Db();
        Assert.False(await db.Set<EvidenceVersion>().AnyAsync(version => version.Sha256 == sha, Ct));
    }

    [Fact]
    public async Task ADroppedConnectionLeavesNothing()
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        var before = server.Blobs.Length;
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port, Ct);
            var head = new StringBuilder($"POST /evidence/upload?operationId={server.NewId()} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 2000000\r\nX-File-Name: a.bin\r\n");
            foreach (var header in client.DefaultRequestHeaders)
            {
                head.Append(System.Globalization.CultureInfo.InvariantCulture, $"{header.Key}: {string.Join(",", header.Value)}\r\n");
            }

            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), Ct);
            await stream.WriteAsync(new byte[1_000_000], Ct);
            await WaitAsync(() => server.Incoming.Any(file => new FileInfo(file).Length > 500_000));
            socket.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        await WaitAsync(() => server.Incoming.Length == 0);
        Assert.Equal(before, server.Blobs.Length);
    }

    [Fact]
    public async Task AFormIsNotReadIntoMemory()
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        client.DefaultRequestHeaders.Remove("RequestVerificationToken");
        using var content = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.bin" } };
        using var response = await client.SendAsync(Request("a.bin", server.NewId(), null, content), Ct);
        await ExpectAsync(response, HttpStatusCode.BadRequest, "NoFile");
    }

    internal static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, byte[] bytes, string name, Guid? operation = null, Guid? document = null, bool chunked = false)
    {
        var content = chunked ? (HttpContent)new PausedContent(bytes, () => Task.CompletedTask) : new ByteArrayContent(bytes);
        using var request = Request(name, operation ?? new Guid(RandomNumberGenerator.GetBytes(16)), document, content);
        request.Headers.ExpectContinue = bytes.Length > 1_000_000;
        return await client.SendAsync(request, Ct);
    }

    internal static async Task ExpectAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEqual(problem.GetProperty("messages").GetProperty("ja").GetString(), problem.GetProperty("messages").GetProperty("en").GetString());
    }

    private static HttpRequestMessage Request(string name, Guid operation, Guid? document, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/evidence/upload?operationId={operation}{(document is null ? "" : $"&documentId={document}")}") { Content = content };
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        return request;
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(50, Ct);
        }

        Assert.True(condition());
    }

    private sealed class PausedContent(byte[] bytes, Func<Task> between) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), Ct);
            await stream.FlushAsync(Ct);
            await between();
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2), Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
