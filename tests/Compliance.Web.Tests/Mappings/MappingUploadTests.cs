using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Compliance.App.Access;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain.Access;
using Compliance.Web.Tests.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Compliance.Web.Tests.Mappings;

/// <summary>The file of a mapping comes from a standards editor with a fitting token, within its size, or leaves nothing.</summary>
public sealed class MappingUploadTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnEditorsFileIsImportedOnceHoweverOftenItIsSent()
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));
        var operation = server.NewId();
        using var first = await SendAsync(client, MadeUpMapping.Content, operation: operation);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.NoStore);
        var id = (await first.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("mappingId").GetGuid();
        using var again = await SendAsync(client, MadeUpMapping.Content, operation: operation);
        Assert.Equal(id, (await again.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("mappingId").GetGuid());
        using var other = await SendAsync(client, MadeUpMapping.Content);
        await EvidenceUploadTests.ExpectAsync(other, HttpStatusCode.BadRequest, "MappingInUse");
    }

    [Theory]
    [InlineData(Role.Inspector)]
    [InlineData(Role.ProgrammeOfficer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task NobodyElseImports(Role role)
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, role));
        using var answer = await SendAsync(client, MadeUpMapping.Content);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AFirmAndAStrangerDoNotImport()
    {
        using var firm = server.ClientOf(await server.AddFirmPersonAsync());
        using var refused = await SendAsync(firm, MadeUpMapping.Content);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        firm.DefaultRequestHeaders.Remove(EvidenceServer.UserHeader);
        using var unknown = await SendAsync(firm, MadeUpMapping.Content);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task WithoutAFittingTokenNothingIsTaken()
    {
        var editor = await server.AddPersonAsync(null, Role.StandardsEditor);
        using var none = server.ClientOf(editor);
        none.DefaultRequestHeaders.Remove("RequestVerificationToken");
        using var missing = await SendAsync(none, MadeUpMapping.Content, MappingSide.Target);
        await EvidenceUploadTests.ExpectAsync(missing, HttpStatusCode.BadRequest, "InvalidToken");

        using var others = server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));
        others.DefaultRequestHeaders.Remove(EvidenceServer.UserHeader);
        others.DefaultRequestHeaders.Add(EvidenceServer.UserHeader, editor.Id.ToString());
        using var foreign = await SendAsync(others, MadeUpMapping.Content, MappingSide.Target);
        await EvidenceUploadTests.ExpectAsync(foreign, HttpStatusCode.BadRequest, "InvalidToken");
    }

    [Fact]
    public async Task WhatIsTooLargeEmptyOrAFormIsRefused()
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));
        using var large = await SendAsync(client, new byte[ImportMapping.MaximumBytes + 1]);
        await EvidenceUploadTests.ExpectAsync(large, HttpStatusCode.RequestEntityTooLarge, "FileTooLarge");
        using var chunked = await SendAsync(client, new byte[ImportMapping.MaximumBytes + 1], chunked: true);
        await EvidenceUploadTests.ExpectAsync(chunked, HttpStatusCode.RequestEntityTooLarge, "FileTooLarge");
        using var empty = await SendAsync(client, []);
        await EvidenceUploadTests.ExpectAsync(empty, HttpStatusCode.BadRequest, "EmptyFile");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(MadeUpMapping.Content), "file", "a.json" } };
        using var asForm = await client.PostAsync(new Uri(Address(server.NewId(), MappingSide.Source), UriKind.Relative), form, Ct);
        await EvidenceUploadTests.ExpectAsync(asForm, HttpStatusCode.BadRequest, "NoFile");
    }

    /// <summary>The server's own limit for requests is 30 MB; a mapping may have 50.</summary>
    [Fact]
    public async Task AFileUpToTheLimitIsRead()
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));
        var padded = new byte[ImportMapping.MaximumBytes];
        padded.AsSpan().Fill((byte)' ');
        """{ "catalog": 1 }"""u8.CopyTo(padded);
        using var answer = await SendAsync(client, padded);
        await EvidenceUploadTests.ExpectAsync(answer, HttpStatusCode.BadRequest, "NoMappingCollection");
    }

    [Fact]
    public async Task ARefusalListsWhatIsWrongAndSaysHowMuchIsNotListed()
    {
        using var client = server.ClientOf(await server.AddPersonAsync(null, Role.StandardsEditor));
        var faulty = Encoding.UTF8.GetString(MadeUpMapping.Content).Replace("\"type\": \"control\", ", "", StringComparison.Ordinal);
        var problem = await ProblemAsync(client, Encoding.UTF8.GetBytes(faulty), "MappingFaulty");
        Assert.Equal(6, problem.GetProperty("faults").GetArrayLength());
        Assert.Equal("/mapping-collection/mappings/0/maps/0/sources/0", problem.GetProperty("faults")[0].GetProperty("place").GetString());
        Assert.False(problem.TryGetProperty("more", out _));

        var maps = string.Join(", ", Enumerable.Range(1, 100).Select(number => $$"""{ "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f3", "relationship": "equal-to", "sources": [ { "type": "control", "id-ref": "zz-{{number}}" } ], "targets": [ { "type": "control", "id-ref": "a" } ] }"""));
        var text = Encoding.UTF8.GetString(MadeUpMapping.Content);
        var start = text.IndexOf("\"maps\": [", StringComparison.Ordinal);
        var nothing = await ProblemAsync(client, Encoding.UTF8.GetBytes(text[..start] + "\"maps\": [ " + maps + " ] } ] } }"), "NothingMatched");
        Assert.Equal((80, 20), (nothing.GetProperty("ids").GetArrayLength(), nothing.GetProperty("more").GetInt32()));

        using var wrong = await SendAsync(client, MadeUpMapping.Content, (MappingSide)9);
        await EvidenceUploadTests.ExpectAsync(wrong, HttpStatusCode.BadRequest, "InvalidField");
    }

    [Fact]
    public async Task ARightThatIsGoneIsGoneAtOnce()
    {
        var editor = await server.AddPersonAsync(null, Role.StandardsEditor);
        using var client = server.ClientOf(editor);
        await using (var db = server.Db())
        {
            await db.Set<AppUser>().Where(user => user.Id == editor.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true), Ct);
        }

        using var answer = await SendAsync(client, MadeUpMapping.Content, MappingSide.Target);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Address(Guid operation, MappingSide side) => $"/standards/mappings/upload?operationId={operation}&checklist=nist-sp-800-171-r2&side={side}";

    private async Task<JsonElement> ProblemAsync(HttpClient client, byte[] file, string code)
    {
        using var answer = await SendAsync(client, file);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, MappingSide side = MappingSide.Source, Guid? operation = null, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(operation ?? server.NewId(), side));
        request.Content = chunked ? new StreamContent(new MemoryStream(file)) : new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        request.Headers.ExpectContinue = file.Length > 1_000_000;
        return await client.SendAsync(request, Ct);
    }
}
