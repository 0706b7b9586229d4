using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Host;

/// <summary>What the program answers to strangers, and how.</summary>
public sealed class HostTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void EveryEndpointSaysWhoMayCallIt()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.NotEmpty(endpoints);
        var silent = endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            // The framework's own fallback for static files under development; the fallback policy guards it.
            .Where(pattern => pattern != "{**path:file}");
        Assert.Empty(silent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/record")]
    [InlineData("/admin/users")]
    [InlineData("/admin/firms/new")]
    [InlineData("/Account/Manage")]
    public async Task AStrangerIsLedToTheSignInPage(string path)
    {
        using var client = host.CreateClient(TestHost.NoRedirects);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/Account/Login", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStrangerOpensNoCircuit()
    {
        using var client = host.CreateClient(TestHost.NoRedirects);
        using var answer = await client.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, Ct);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/preferences/language")]
    [InlineData("/preferences/theme")]
    [InlineData("/Account/Logout")]
    [InlineData("/Account/PasskeyRequestOptions")]
    public async Task AFormWithoutItsTokenIsRefused(string path)
    {
        using var client = host.CreateClient(TestHost.NoRedirects);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = "en", ["theme"] = "dark" });
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task AnEmptyInstallationAsksForTheTokenOfItsStart()
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var without = await client.GetStringAsync(new Uri("/first-run", UriKind.Relative), Ct);
        var wrong = await client.GetStringAsync(new Uri("/first-run?token=00000000000000000000000000000000", UriKind.Relative), Ct);
        var right = await client.GetStringAsync(new Uri(host.Services.GetRequiredService<Components.Account.FirstRunToken>().Path, UriKind.Relative), Ct);
        Assert.DoesNotContain("Input.Password", without, StringComparison.Ordinal);
        Assert.DoesNotContain("Input.Password", wrong, StringComparison.Ordinal);
        Assert.Contains("Input.Password", right, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryAnswerCarriesTheHeadersAndCookiesAreHardened()
    {
        using var client = host.CreateClient(TestHost.NoRedirects);
        using var answer = await client.GetAsync(new Uri("/about", UriKind.Relative), Ct);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("ja", "lang=\"ja\"")]
    [InlineData("en-US,en;q=0.9", "lang=\"en\"")]
    [InlineData("fr", "lang=\"ja\"")]
    public async Task TheLanguageFollowsTheBrowser(string wish, string expected)
    {
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", wish);
        Assert.Contains(expected, await client.GetStringAsync(new Uri("/about", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthIsOpenAndSaysNothingElse()
    {
        using var client = host.CreateClient(TestHost.NoRedirects);
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health", UriKind.Relative), Ct));
    }
}
