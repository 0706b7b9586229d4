using Compliance.Web.Components;

namespace Compliance.Web.Tests.Host;

/// <summary>A return address leads nowhere but here.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("/record?page=2", "/record?page=2")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("record", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    public void OnlyLocalPathsPass(string? given, string expected) => Assert.Equal(expected, Paths.Local(given));
}
