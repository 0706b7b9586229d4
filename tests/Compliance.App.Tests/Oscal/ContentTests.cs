namespace Compliance.App.Tests.Oscal;

/// <summary>Ids stand for one thing, and references inside a document are answered in it.</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData(""" "groups": [ { "id": "a", "title": "t" }, { "id": "a", "title": "t" } ] """, "/catalog/groups/1/id")]
    [InlineData(""" "controls": [ { "id": "a", "title": "t" }, { "id": "b", "title": "t", "controls": [ { "id": "a", "title": "t" } ] } ] """, "/catalog/controls/1/controls/0/id")]
    [InlineData(""" "controls": [ { "id": "a", "title": "t", "parts": [ { "id": "a", "name": "statement" } ] } ] """, "/catalog/controls/0/parts/0/id")]
    [InlineData(""" "params": [ { "id": "a" }, { "id": "a" } ] """, "/catalog/params/1/id")]
    [InlineData(""" "back-matter": { "resources": [ { "uuid": "1f4e2f0a-0000-4000-8000-000000000001" }, { "uuid": "1f4e2f0a-0000-4000-8000-000000000001" } ] } """, "/catalog/back-matter/resources/1/uuid")]
    [InlineData(""" "groups": [ { "title": "Insert {{ insert: param, absent }}" } ] """, "/catalog/groups/0/title")]
    public void What_stands_twice_or_refers_to_nothing_is_a_fault(string member, string pointer) =>
        Assert.Equal([pointer], Documents.Pointers($$"""{ "catalog": { {{Documents.Head}}, {{member}} } }"""));

    [Theory]
    [InlineData(""" "controls": [ { "id": "a", "title": "t", "params": [ { "id": "a" } ] } ] """)]
    [InlineData(""" "controls": [ { "id": "a", "title": "t", "links": [ { "href": "#elsewhere", "rel": "related" } ] } ] """)]
    [InlineData(""" "params": [ { "id": "a" } ], "groups": [ { "title": "{{insert: param, a}} {{ insert: param,a }} {{ other }} {{ open" } ] """)]
    public void What_published_documents_do_is_no_fault(string member) =>
        Assert.Empty(Documents.Pointers($$"""{ "catalog": { {{Documents.Head}}, {{member}} } }"""));

    [Fact]
    public void An_import_names_a_resource_that_is_there()
    {
        Assert.Equal(["/profile/imports/0/href"], Documents.Pointers(Documents.Profile("", """{ "href": "#1f4e2f0a-0000-4000-8000-000000000001", "include-all": {} }""")));
        Assert.Empty(Documents.Pointers(Documents.Profile(
            """ "back-matter": { "resources": [ { "uuid": "1f4e2f0a-0000-4000-8000-000000000001" } ] } """,
            """{ "href": "#1f4e2f0a-0000-4000-8000-000000000001", "include-all": {} }""")));
    }
}
