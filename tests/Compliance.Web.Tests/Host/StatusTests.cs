using System.Net;
using System.Net.Http.Headers;
using Compliance.Domain.Access;
using Compliance.Web.Tests.Evidence;

namespace Compliance.Web.Tests.Host;

/// <summary>A refusal keeps its status whatever was sent with the request; people who read a page get a page with it.</summary>
public sealed class StatusTests(EvidenceServer server) : IClassFixture<EvidenceServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "POST", "/Account/PasskeyCreationOptions", HttpStatusCode.Unauthorized)]
    [InlineData(false, "POST", "/_blazor/negotiate?negotiateVersion=1", HttpStatusCode.Unauthorized)]
    [InlineData(false, "POST", "/evidence/upload", HttpStatusCode.Unauthorized)]
    [InlineData(false, "POST", "/Account/Logout", HttpStatusCode.BadRequest)]
    [InlineData(false, "PUT", "/nowhere", HttpStatusCode.Unauthorized)]
    [InlineData(true, "POST", "/evidence/upload", HttpStatusCode.Forbidden)]
    [InlineData(true, "POST", "/admin/users", HttpStatusCode.Forbidden)]
    [InlineData(true, "POST", "/nowhere", HttpStatusCode.MethodNotAllowed)]
    [InlineData(true, "DELETE", "/evidence/upload", HttpStatusCode.MethodNotAllowed)]
    public async Task ARefusedRequestThatReadsNoPageKeepsItsStatus(bool signedIn, string method, string path, HttpStatusCode status)
    {
        foreach (var type in (string?[])["application/octet-stream", "application/json", "application/x-www-form-urlencoded", null])
        {
            using var client = await ClientAsync(signedIn);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (type is not null)
            {
                request.Content = new ByteArrayContent("a=b"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
            }

            using var answer = await client.SendAsync(request, Ct);
            Assert.Equal((type, status), (type, answer.StatusCode));
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Ct));
        }
    }

    [Theory]
    [InlineData(false, "GET", "/documents/0198c000-0000-7000-8000-000000000000", HttpStatusCode.Unauthorized)]
    [InlineData(false, "POST", "/Account/Logout", HttpStatusCode.BadRequest)]
    [InlineData(false, "POST", "/Account/PasskeyCreationOptions", HttpStatusCode.Unauthorized)]
    [InlineData(true, "GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData(true, "GET", "/admin/users", HttpStatusCode.Forbidden)]
    [InlineData(true, "POST", "/admin/users", HttpStatusCode.Forbidden)]
    public async Task WhoeverReadsPagesGetsAPageWithTheStatus(bool signedIn, string method, string path, HttpStatusCode status)
    {
        using var client = await ClientAsync(signedIn);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        request.Content = method == "POST" ? new FormUrlEncodedContent([new("a", "b")]) : null;
        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    // Signed in as an inspector, who has no library and administers nobody.
    private async Task<HttpClient> ClientAsync(bool signedIn)
    {
        var client = new HttpClient { BaseAddress = server.ClientOptions.BaseAddress };
        if (signedIn)
        {
            client.DefaultRequestHeaders.Add(EvidenceServer.UserHeader, (await server.AddPersonAsync(null, Role.Inspector)).Id.ToString());
        }

        return client;
    }
}
