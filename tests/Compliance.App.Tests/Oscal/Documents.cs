using System.Text;
using System.Text.Json.Nodes;
using Compliance.App.Oscal;
using Compliance.App.Tests.Checklists;

namespace Compliance.App.Tests.Oscal;

/// <summary>Small documents made up for the tests, and NIST's where they lie at hand.</summary>
internal static class Documents
{
    public const string Uuid = "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f1";

    public const string Head = $$"""
        "uuid": "{{Uuid}}",
        "metadata": { "title": "Made up", "last-modified": "2026-04-01T09:00:00+09:00", "version": "1", "oscal-version": "1.2.1" }
        """;

    /// <summary>A catalogue with one group of four controls, two of them nested, and what refers to each other in it.</summary>
    public const string Catalogue = $$"""
        { "catalog": { {{Head}},
          "params": [ { "id": "all-1", "label": "everywhere" }, { "id": "idle-1", "label": "nowhere" } ],
          "groups": [
            { "id": "g1", "title": "Group one", "params": [ { "id": "g1-1", "label": "in the group" } ],
              "controls": [
                { "id": "c1", "class": "plain", "title": "Control one",
                  "params": [ { "id": "c1-1", "label": "how often", "constraints": [ { "description": "yearly" } ] } ],
                  "props": [ { "name": "label", "value": "C-1" }, { "name": "sort-id", "value": "01", "class": "order", "ns": "https://example.org/ns" } ],
                  "links": [ { "href": "#1f4e2f0a-0000-4000-8000-000000000001", "rel": "reference" } ],
                  "parts": [
                    { "id": "c1_smt", "name": "statement", "prose": "Do it {{"{{ insert: param, c1-1 }}"}}.",
                      "parts": [ { "id": "c1_smt.a", "name": "item", "prose": "First." }, { "id": "c1_smt.b", "name": "item", "prose": "Second, {{"{{ insert: param, g1-1 }}"}}." } ] },
                    { "id": "c1_gdn", "name": "guidance", "class": "help", "prose": "How." } ],
                  "controls": [
                    { "id": "c1.1", "title": "Child one", "parts": [ { "id": "c1.1_smt", "name": "statement", "prose": "More of {{"{{ insert: param, c2-1 }}"}}." } ],
                      "controls": [ { "id": "c1.1.1", "title": "Grandchild" } ] } ] },
                { "id": "c2", "title": "Control two", "params": [ { "id": "c2-1", "values": [ "everything" ] } ] } ] },
            { "id": "g2", "title": "Group two", "controls": [ { "id": "c3", "title": "Control three", "props": [ { "name": "status", "value": "Withdrawn" } ] } ] } ],
          "back-matter": { "resources": [ { "uuid": "1f4e2f0a-0000-4000-8000-000000000001", "title": "Linked" }, { "uuid": "1f4e2f0a-0000-4000-8000-000000000002", "title": "Not linked" } ] } } }
        """;

    public static OscalDocument Read(string json)
    {
        var document = OscalDocument.Read(Encoding.UTF8.GetBytes(json), out var refusal);
        Assert.True(document is not null, refusal);
        Assert.Empty(refusal);
        return document;
    }

    /// <summary>The pointers of the faults of a document.</summary>
    public static IEnumerable<string> Pointers(string json) => Read(json).Faults.Select(fault => fault.Pointer);

    public static string Profile(string rest, string import = """{ "href": "catalogue.json", "include-all": {} }""") =>
        $$"""{ "profile": { {{Head}}, "imports": [ {{import}} ]{{(rest.Length == 0 ? "" : ", " + rest)}} } }""";

    /// <summary>A file of NIST's; the test reports itself as skipped where it is absent.</summary>
    public static string Reference(string file)
    {
        var folder = Environment.GetEnvironmentVariable("COMPLIANCE_REFERENCE_DATA") ?? Path.Combine(Repository.Root, "..", "shared", "data");
        var path = Path.Combine(folder, "oscal", file);
        if (!File.Exists(path))
        {
            Assert.Skip($"Reference data absent: {path} (set COMPLIANCE_REFERENCE_DATA to its folder).");
        }

        return path;
    }

    public static JsonNode Parse(OscalImported? imported) => JsonNode.Parse(imported!.Catalogue!.ToJson())!["catalog"]!;
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class OscalFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("oscal-");

    public string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
