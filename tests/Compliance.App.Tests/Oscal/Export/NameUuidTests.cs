using Compliance.App.Oscal.Export;

namespace Compliance.App.Tests.Oscal.Export;

public sealed class NameUuidTests
{
    /// <summary>RFC 9562, appendix A.4, and a name that Python's documentation gives.</summary>
    [Theory]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2")]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d")]
    public void A_name_gives_the_UUID_that_the_standard_publishes(string space, string name, string expected) =>
        Assert.Equal(expected, NameUuid.Of(Guid.Parse(space), name).ToString("D"));

    [Fact]
    public void Other_names_and_other_namespaces_give_other_UUIDs() =>
        Assert.Equal(3, new[] { NameUuid.Of(NameUuid.Url, "a"), NameUuid.Of(NameUuid.Url, "b"), NameUuid.Of(Guid.Empty, "a") }.Distinct().Count());
}
