using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Web.Tests.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Checklists;

/// <summary>Files to start a draft from come over HTTP: from standards editors only, within limits, and a refused file starts nothing.</summary>
public sealed class DraftUploadTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutATokenOrTheRoleNothingIsRead()
    {
        using var stranger = server.ClientOf(await server.AddPersonAsync(null, Role.Auditor));
        using var refused = await SendAsync(stranger, "oscal", "{}"u8.ToArray());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var editor = await EditorAsync();
        editor.DefaultRequestHeaders.Remove("RequestVerificationToken");
        using var bare = await SendAsync(editor, "oscal", "{}"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Equal("InvalidToken", (await bare.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("oscal", "not json at all", "OscalRefused")]
    [InlineData("oscal", "{\"profile\":{\"uuid\":1}}", "OscalRefused")]
    [InlineData("oscal", "{\"\\ud800\":1}", "OscalRefused")]
    [InlineData("workbook", "PK\u0003\u0004 no zip", "WorkbookRefused")]
    [InlineData("elsewhere", "x", "NotFound")]
    public async Task AHostileFileIsRefusedAndStartsNothing(string kind, string content, string code)
    {
        using var client = await EditorAsync();
        var before = await DraftsAsync();
        using var answer = await SendAsync(client, kind, Encoding.UTF8.GetBytes(content));
        Assert.True((int)answer.StatusCode is >= 400 and < 500, answer.StatusCode.ToString());
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
        Assert.Equal(before, await DraftsAsync());
    }

    [Fact]
    public async Task AWorkbookAboveTheLimitIsRefused()
    {
        using var client = await EditorAsync();
        using var answer = await SendAsync(client, "workbook", new byte[(20 * 1024 * 1024) + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task ACatalogueStartsOneDraftHoweverOftenItIsSent()
    {
        using var client = await EditorAsync();
        var before = await DraftsAsync();
        var operation = server.NewId();
        using var first = await SendAsync(client, "oscal", Encoding.UTF8.GetBytes(Catalogue), operation);
        Assert.True(first.StatusCode is HttpStatusCode.Created, await first.Content.ReadAsStringAsync(Ct));
        using var second = await SendAsync(client, "oscal", Encoding.UTF8.GetBytes(Catalogue), operation);
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await second.Content.ReadAsStringAsync(Ct));
        Assert.Equal(before + 1, await DraftsAsync());
    }

    private const string Catalogue =
        """
        {"catalog":{"uuid":"74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724","metadata":{"title":"Small catalogue","last-modified":"2026-01-01T00:00:00Z","version":"1.0","oscal-version":"1.1.2"},
        "groups":[{"id":"ac","title":"Access","controls":[{"id":"ac-1","title":"Policy","parts":[{"id":"ac-1_smt","name":"statement","prose":"There is a policy."}]}]}]}}
        """;

    private async Task<HttpClient> EditorAsync() => server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));

    private async Task<int> DraftsAsync()
    {
        await using var db = server.Db();
        return await db.Set<ChecklistDraft>().CountAsync(Ct);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string kind, byte[] content, Guid? operation = null)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "files", "../../catalogue.json");
        return await client.PostAsync(new Uri($"/standards/drafts/upload/{kind}?operationId={operation ?? server.NewId()}", UriKind.Relative), form, Ct);
    }
}
