using System.Text.Json.Nodes;
using Compliance.App.Oscal;

namespace Compliance.App.Tests.Oscal;

/// <summary>Documents as governments publish them; each test is skipped where its document is absent.</summary>
public sealed class OfficialDocumentTests
{
    private const string Catalogue = "nist-800-53/NIST_SP-800-53_rev5_catalog-min_2021-06-08.json";
    private const string Low = "nist-800-53/NIST_SP-800-53_rev5_LOW-baseline_profile.json";
    private const string Resolved = "nist-800-53/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog-min.json";

    [Theory]
    [InlineData(Catalogue, "catalog", 1189, 182)]
    [InlineData(Resolved, "catalog", 149, 0)]
    [InlineData(Low, "profile", 0, 0)]
    [InlineData("nist-800-171/NIST_SP800-171_rev3_catalog.json", "catalog", 227, 33)]
    [InlineData("nist-800-171/SP800-171r2-to-SP800-53r4.mapping.json", "mapping-collection", 0, 0)]
    [InlineData("csf/NIST_CSF_v2.0_catalog.json", "catalog", 219, 0)]
    [InlineData("examples/basic-catalog.json", "catalog", 4, 0)]
    [InlineData("examples/example-component-definition.json", "component-definition", 0, 0)]
    [InlineData("examples/ifa_assessment-plan-example.json", "assessment-plan", 0, 0)]
    [InlineData("examples/ifa_assessment-results-example.json", "assessment-results", 0, 0)]
    [InlineData("examples/ifa_plan-of-action-and-milestones.json", "plan-of-action-and-milestones", 0, 0)]
    [InlineData("examples/ifa_ssp-example.json", "system-security-plan", 0, 0)]
    [InlineData("examples/oscal_leveraged-example_ssp.json", "system-security-plan", 0, 0)]
    [InlineData("examples/oscal_leveraging-example_ssp.json", "system-security-plan", 0, 0)]
    [InlineData("examples/ssp-example.json", "system-security-plan", 0, 0)]
    public void Valid_documents_have_no_faults(string file, string model, int items, int withdrawn)
    {
        var document = OscalFile.Read(Documents.Reference(file), out var refusal);
        Assert.Empty(refusal);
        Assert.Empty(document!.Faults);
        Assert.Equal((model, items, withdrawn), (document.Model, document.Items, document.Withdrawn));
    }

    [Fact]
    public void Ids_that_break_the_rule_of_tokens_are_reported_and_the_rest_is_counted()
    {
        var document = OscalFile.Read(Documents.Reference("nist-800-171/NIST_SP-800-171_rev2_catalog.json"), out _)!;
        Assert.Equal(110, document.Items);
        Assert.Contains(document.Faults, fault => fault.Pointer == "/catalog/groups/0/controls/0/id" && fault.Message.En.EndsWith("found \"3.1.1\"", StringComparison.Ordinal));
        Assert.All(document.Faults, fault => Assert.EndsWith("/id", fault.Pointer, StringComparison.Ordinal));
    }

    [Fact]
    public void The_low_baseline_selects_what_NIST_selects_in_the_same_order_and_places()
    {
        var imported = OscalImport.Read(Documents.Reference(Catalogue), Documents.Reference(Low), out _)!;
        Assert.Equal(("catalog", 149, 0), (imported.Report.Model, imported.Report.Items, imported.Report.Faults.Count));
        var expected = JsonNode.Parse(File.ReadAllText(Documents.Reference(Resolved)))!["catalog"]!;
        Assert.Equal(Outline(expected), Outline(Documents.Parse(imported)));
    }

    /// <summary>The catalogue at hand is older than the resolution, so NIST's resolution serves as the catalogue: all 149 controls are in it, and nothing may be lost.</summary>
    [Fact]
    public void Resolving_the_low_baseline_keeps_every_word_of_NISTs_resolution()
    {
        var imported = OscalImport.Read(Documents.Reference(Resolved), Documents.Reference(Low), out _)!;
        Assert.Empty(imported.Report.Faults);
        var expected = JsonNode.Parse(File.ReadAllText(Documents.Reference(Resolved)))!["catalog"]!;
        var found = Documents.Parse(imported);
        Assert.True(JsonNode.DeepEquals(expected["groups"], found["groups"]));
        Assert.Null(found["params"]);
        Assert.Null(found["controls"]);
        Assert.Equal(
            expected["back-matter"]!["resources"]!.AsArray().Select(resource => resource!["uuid"]!.GetValue<string>()).Order(StringComparer.Ordinal),
            found["back-matter"]!["resources"]!.AsArray().Select(resource => resource!["uuid"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    /// <summary>With the older catalogue, what differs is NIST's later wording; what a resolution itself decides is the same.</summary>
    [Fact]
    public void The_controls_of_the_low_baseline_are_the_catalogues_own()
    {
        var catalogue = Controls(JsonNode.Parse(File.ReadAllText(Documents.Reference(Catalogue)))!["catalog"]!).ToDictionary(control => control["id"]!.GetValue<string>());
        var found = Controls(Documents.Parse(OscalImport.Read(Documents.Reference(Catalogue), Documents.Reference(Low), out _))).ToList();
        Assert.Equal(149, found.Count);
        Assert.All(found, control =>
        {
            var own = catalogue[control["id"]!.GetValue<string>()];
            Assert.All(["title", "class", "params", "props", "links", "parts"], name => Assert.True(JsonNode.DeepEquals(own[name], control[name])));
        });
    }

    [Fact]
    public void A_mapping_says_what_an_item_also_covers()
    {
        var collection = MappingCollection.From(OscalFile.Read(Documents.Reference("nist-800-171/SP800-171r2-to-SP800-53r4.mapping.json"), out _)!)!;
        var mapping = Assert.Single(collection.Mappings);
        Assert.Equal(("NIST SP 800-171 Rev2 catalog", "NIST SP 800-53 Rev4 catalog"), (mapping.Source, mapping.Target));
        Assert.Contains(new MappedTo("ac-2", "subset-of"), mapping.AlsoCovers("3.1.1"));
        Assert.Empty(mapping.AlsoCovers("9.9.9"));
    }

    private static IEnumerable<JsonNode> Controls(JsonNode holder) =>
        (holder["controls"]?.AsArray() ?? []).SelectMany(control => Controls(control!).Prepend(control!))
        .Concat((holder["groups"]?.AsArray() ?? []).SelectMany(group => Controls(group!)));

    private static List<string> Outline(JsonNode holder) =>
    [
        .. (holder["controls"]?.AsArray() ?? []).SelectMany(control => Outline(control!).Select(line => "  " + line).Prepend(control!["id"]!.GetValue<string>())),
        .. (holder["groups"]?.AsArray() ?? []).SelectMany(group => Outline(group!).Select(line => "  " + line).Prepend($"{group!["id"]} {group["title"]}")),
    ];
}
