using Compliance.App.Oscal;

namespace Compliance.App.Tests.Oscal;

/// <summary>Every departure from the structure of a model is reported where it stands, in words that say what to do.</summary>
public sealed class StructureTests
{
    [Fact]
    public void A_valid_catalogue_has_no_faults_and_its_controls_are_counted()
    {
        var document = Documents.Read(Documents.Catalogue);
        Assert.Empty(document.Faults);
        Assert.Equal(("catalog", "Made up", "1.2.1", 5, 1), (document.Model, document.Title, document.OscalVersion, document.Items, document.Withdrawn));
    }

    [Theory]
    // Unknown and missing names.
    [InlineData(""" "colour": "red" """, "/catalog/colour", "expected one of uuid, metadata, params, controls, groups, back-matter, found \"colour\"")]
    [InlineData(""" "groups": [ { "id": "a" } ] """, "/catalog/groups/0", "expected \"title\", found no such name")]
    [InlineData(""" "controls": [ { "id": "a" } ] """, "/catalog/controls/0", "expected \"title\", found no such name")]
    // Types.
    [InlineData(""" "groups": {} """, "/catalog/groups", "expected a list, found an object")]
    [InlineData(""" "groups": [] """, "/catalog/groups", "expected a list of at least one element, found an empty list")]
    [InlineData(""" "groups": [ "a" ] """, "/catalog/groups/0", "expected an object, found \"a\"")]
    [InlineData(""" "groups": [ { "title": 7 } ] """, "/catalog/groups/0/title", "found 7")]
    [InlineData(""" "groups": [ { "title": null } ] """, "/catalog/groups/0/title", "found null")]
    [InlineData(""" "groups": [ { "title": "" } ] """, "/catalog/groups/0/title", "not empty")]
    // Choices.
    [InlineData(""" "groups": [ { "title": "a", "groups": [ { "title": "b" } ], "controls": [ { "id": "c", "title": "c" } ] } ] """, "/catalog/groups/0", "expected only one of groups, controls, found groups and controls")]
    [InlineData(""" "params": [ { "id": "a", "values": [ "b" ], "select": {} } ] """, "/catalog/params/0", "expected only one of values, select, found values and select")]
    [InlineData(""" "params": [ { "label": "a" } ] """, "/catalog/params/0", "expected \"id\", found no such name")]
    // Sets of values.
    [InlineData(""" "params": [ { "id": "a", "select": { "how-many": "all" } } ] """, "/catalog/params/0/select/how-many", "expected one of one, one-or-more, found \"all\"")]
    public void A_departure_is_reported_at_its_place(string member, string pointer, string message)
    {
        var fault = Assert.Single(Documents.Read($$"""{ "catalog": { {{Documents.Head}}, {{member}} } }""").Faults);
        Assert.Equal(pointer, fault.Pointer);
        Assert.Contains(message, fault.Message.En, StringComparison.Ordinal);
        Assert.Contains("が必要ですが、", fault.Message.Ja, StringComparison.Ordinal);
        Assert.DoesNotContain("expected", fault.Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_reported_and_what_could_be_read_is_counted()
    {
        var document = Documents.Read("""{ "catalog": { "uuid": "x", "metadata": { "title": "T" }, "controls": [ { "id": "1" }, { "id": "b", "title": "b" } ] }, "extra": 1 }""");
        Assert.Equal(
            [
                "/extra", "/catalog/uuid", "/catalog/metadata", "/catalog/metadata", "/catalog/metadata",
                "/catalog/controls/0", "/catalog/controls/0/id",
            ],
            document.Faults.Select(fault => fault.Pointer));
        Assert.Equal((2, "T"), (document.Items, document.Title));
    }

    [Theory]
    [InlineData("catalog")]
    [InlineData("profile")]
    [InlineData("mapping-collection")]
    [InlineData("component-definition")]
    [InlineData("system-security-plan")]
    [InlineData("assessment-plan")]
    [InlineData("assessment-results")]
    [InlineData("plan-of-action-and-milestones")]
    public void Every_model_is_known(string model)
    {
        var document = Documents.Read($$"""{ "{{model}}": {} }""");
        Assert.Equal((model, null, null, 0), (document.Model, document.Title, document.OscalVersion, document.Items));
        Assert.Contains(document.Faults, fault => fault.Pointer == "/" + model && fault.Message.En.Contains("\"metadata\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.1.3", true)]
    [InlineData("1.2.2", true)]
    [InlineData("1.0.0-rc2", true)]
    [InlineData("v1.0.4", true)]
    [InlineData("2.0.0", false)]
    [InlineData("10.0", false)]
    [InlineData("latest", false)]
    public void Documents_of_every_version_1_are_accepted(string version, bool isAccepted) =>
        Assert.Equal(isAccepted ? [] : ["/catalog/metadata/oscal-version"], Documents.Pointers(
            $$"""{ "catalog": { {{Documents.Head.Replace("1.2.1", version, StringComparison.Ordinal)}} } }"""));

    [Theory]
    // Tokens: a letter or underscore first; letters of every script, beyond the basic plane too.
    [InlineData("id", "ac-1.a_b", true)]
    [InlineData("id", "_1", true)]
    [InlineData("id", "Ü1²", true)]
    [InlineData("id", "𠮷", true)]
    [InlineData("id", "3.1.1", false)]
    [InlineData("id", "a b", false)]
    [InlineData("id", "-a", false)]
    [InlineData("id", "", false)]
    [InlineData("id", "a\\n", false)]
    public void Tokens_are_those_of_the_model(string name, string value, bool isValid) =>
        Assert.Equal(isValid, Documents.Read($$"""{ "catalog": { {{Documents.Head}}, "groups": [ { "title": "t", "{{name}}": "{{value}}" } ] } }""").Faults.Count == 0);

    [Theory]
    // Days and offsets.
    [InlineData("published", "2024-02-29T00:00:00Z", true)]
    [InlineData("published", "2023-02-29T00:00:00Z", false)]
    [InlineData("published", "2024-04-31T00:00:00Z", false)]
    [InlineData("published", "2024-04-30T24:00:00Z", false)]
    [InlineData("published", "2024-04-30T23:59:59.123456789+09:00", true)]
    [InlineData("published", "2024-04-30T23:59:59+05:45", true)]
    [InlineData("published", "2024-04-30T23:59:59+05:15", false)]
    [InlineData("published", "2024-04-30T23:59:59", false)]
    [InlineData("published", "2024-04-30", false)]
    [InlineData("published", "2024-04-30T23:59:59Z\\n", false)]
    // Texts without white space at their ends.
    [InlineData("version", "a b", true)]
    [InlineData("version", " a", false)]
    [InlineData("version", "a ", false)]
    [InlineData("version", "a\\u2028b", false)]
    [InlineData("version", "\\ufeffa", false)]
    [InlineData("version", "\\u0085a", true)]
    public void Dates_and_texts_are_those_of_the_model(string name, string value, bool isValid)
    {
        var head = name == "version" ? Documents.Head.Replace("\"version\": \"1\"", $"\"version\": \"{value}\"", StringComparison.Ordinal)
            : Documents.Head.Replace("\"version\"", $"\"{name}\": \"{value}\", \"version\"", StringComparison.Ordinal);
        Assert.Equal(isValid ? [] : ["/catalog/metadata/" + name], Documents.Pointers($$"""{ "catalog": { {{head}} } }"""));
    }

    [Theory]
    [InlineData("https://example.org/a?b=c#d", true)]
    [InlineData("../a%20b.json", true)]
    [InlineData("", true)]
    [InlineData("#c1", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("https://[::1]:80/", true)]
    [InlineData("https://[::g]/", false)]
    [InlineData("https://h:8x/", false)]
    [InlineData("a b", false)]
    [InlineData("a%4", false)]
    [InlineData("a#b#c", false)]
    [InlineData("a\\\\b", false)]
    [InlineData("https://example.org/ü", false)]
    public void References_are_URIs(string href, bool isValid) => Assert.Equal(
        isValid ? [] : ["/catalog/metadata/links/0/href"],
        Documents.Pointers($$"""{ "catalog": { {{Documents.Head.Replace("\"version\"", $"\"links\": [ {{ \"href\": \"{href}\" }} ], \"version\"", StringComparison.Ordinal)}} } }"""));

    [Theory]
    [InlineData("a.b@example.org", true)]
    [InlineData("a@b", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("@example.org", false)]
    [InlineData("a@-example.org", false)]
    public void Addresses_are_checked(string address, bool isValid) => Assert.Equal(isValid, Documents.Read(
        $$"""{ "catalog": { {{Documents.Head.Replace("\"version\"", $"\"parties\": [ {{ \"uuid\": \"{Documents.Uuid}\", \"type\": \"person\", \"email-addresses\": [ \"{address}\" ] }} ], \"version\"", StringComparison.Ordinal)}} } }""").Faults.Count == 0);

    [Theory]
    [InlineData("7401f09f-ef58-5d30-a6e7-46b8ebb0e4f1", true)]
    [InlineData("7401F09F-EF58-4D30-A6E7-46B8EBB0E4F1", true)]
    [InlineData("7401f09f-ef58-1d30-a6e7-46b8ebb0e4f1", false)]
    [InlineData("7401f09f-ef58-4d30-c6e7-46b8ebb0e4f1", false)]
    [InlineData("{7401f09f-ef58-4d30-a6e7-46b8ebb0e4f", false)]
    public void UUIDs_are_of_version_4_or_5(string uuid, bool isValid) => Assert.Equal(
        isValid ? [] : ["/catalog/uuid"], Documents.Pointers($$"""{ "catalog": { {{Documents.Head.Replace(Documents.Uuid, uuid, StringComparison.Ordinal)}} } }"""));

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("1e3", true)]
    [InlineData("1.5e1", true)]
    [InlineData("10e-1", true)]
    [InlineData("1e999999999999", true)]
    [InlineData("1.5", false)]
    [InlineData("1e-1", false)]
    [InlineData("1e-999999999999", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("\"1\"", false)]
    public void Whole_numbers_are_those_of_JSON_schema(string number, bool isValid)
    {
        const string Place = "/assessment-plan/tasks/0/timing/at-frequency/period";
        Assert.Equal(!isValid, Documents.Pointers($$"""{ "assessment-plan": { "tasks": [ { "timing": { "at-frequency": { "period": {{number}}, "unit": "days" } } } ] } }""").Contains(Place, StringComparer.Ordinal));
    }

    [Fact]
    public void One_mapping_may_stand_without_the_list_around_it()
    {
        static IEnumerable<string> Faults(string mappings) => Documents.Pointers($$"""{ "mapping-collection": { "mappings": {{mappings}} } }""").Where(pointer => pointer.Contains("mappings", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        Assert.Equal(["/mapping-collection/mappings"], Faults("{}"));
        Assert.Equal(["/mapping-collection/mappings/0"], Faults("[ {} ]"));
    }
}
