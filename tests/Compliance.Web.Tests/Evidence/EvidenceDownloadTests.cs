using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Evidence;

/// <summary>Files go out as attachments in a sandbox, to their own firm only, and each time on record.</summary>
public sealed class EvidenceDownloadTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("方針 \"最終\".pdf", "%PDF-1.7 x", "application/pdf")]
    [InlineData("page.html", "<script>alert(1)</script>", "application/octet-stream")]
    [InlineData("image.svg", "<svg onload='alert(1)'/>", "application/octet-stream")]
    [InlineData("a\r\nX-Evil: 1.txt", "text", "text/plain")]
    public async Task EveryFileIsAnAttachmentInASandbox(string name, string content, string type)
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        using var response = await client.GetAsync(await AddAsync(client, content, name), Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(content, await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(FileNames.Clean(name), response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal(["sandbox; default-src 'none'"], response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("X-Evil"));
    }

    [Fact]
    public async Task PartsCanBeAskedForAndAreOnRecordOnce()
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        var address = await AddAsync(client, "0123456789", "a.txt");
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Range = new RangeHeaderValue(2, 4);
            using var response = await client.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
            Assert.Equal("234", await response.Content.ReadAsStringAsync(Ct));
        }

        Assert.Equal(1, await RecordedAsync(address));
        using var whole = await client.GetAsync(address, Ct);
        using var again = await client.GetAsync(address, Ct);
        Assert.Equal(3, await RecordedAsync(address));
    }

    [Fact]
    public async Task AForeignFileAnswersLikeAnUnknownOne()
    {
        using var ours = server.ClientOf(await server.AddFirmPersonAsync());
        using var theirs = server.ClientOf(await server.AddFirmPersonAsync());
        var address = await AddAsync(ours, "secret", "a.txt");
        using var foreign = await theirs.GetAsync(address, Ct);
        using var unknown = await theirs.GetAsync(new Uri($"/evidence/{server.NewId()}/download", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(Ct), await foreign.Content.ReadAsStringAsync(Ct));
        Assert.Equal(Headers(unknown), Headers(foreign));
        Assert.Equal(0, await RecordedAsync(address));

        using var inspector = server.ClientOf(await server.AddPersonAsync(null, Role.Inspector));
        using var forbidden = await inspector.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        using var nobody = server.CreateClient();
        using var anonymous = await nobody.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
    }

    [Fact]
    public async Task AFileOfAnotherSizeThanItsRowIsNeverSent()
    {
        using var client = server.ClientOf(await server.AddFirmPersonAsync());
        var address = await AddAsync(client, "damaged soon", "a.txt");
        var id = Guid.Parse(address.ToString().Split('/')[2]);
        await using var db = server.Db();
        var sha = (await db.Set<EvidenceVersion>().SingleAsync(version => version.Id == id, Ct)).Sha256;
        await File.WriteAllTextAsync(Path.Combine(server.DataFolder, "blobs", sha[..2], sha[2..4], sha), "short", Ct);
        using var response = await client.GetAsync(address, Ct);
        await EvidenceUploadTests.ExpectAsync(response, HttpStatusCode.InternalServerError, "FileDamaged");
    }

    private static async Task<Uri> AddAsync(HttpClient client, string content, string name)
    {
        using var added = await EvidenceUploadTests.SendAsync(client, Encoding.UTF8.GetBytes(content), name);
        var version = (await added.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("versionId").GetGuid();
        return new Uri($"/evidence/{version}/download", UriKind.Relative);
    }

    private async Task<int> RecordedAsync(Uri address)
    {
        var id = address.ToString().Split('/')[2];
        await using var db = server.Db();
        return await db.Set<AuditEntry>().CountAsync(entry => entry.Action == "evidence.downloaded" && entry.SubjectId == id, Ct);
    }

    internal static string Headers(HttpResponseMessage response) =>
        string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(",", header.Value)}").Order(StringComparer.Ordinal));
}
