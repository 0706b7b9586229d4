using System.Text.Json.Nodes;
using Compliance.App.Oscal;

namespace Compliance.App.Tests.Oscal;

/// <summary>Each directive of a profile does what the specification of profile resolution says.</summary>
public sealed class ProfileResolutionTests : IDisposable
{
    private const string Reference = "\"href\": \"catalogue.json\"";
    private const string All = """{ "href": "catalogue.json", "include-all": {} }""";

    private readonly OscalFolder folder = new();

    public ProfileResolutionTests() => folder.Write("catalogue.json", Documents.Catalogue);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{ HREF, "include-all": {} }""", "c1 c1.1 c1.1.1 c2 c3")]
    [InlineData("""{ HREF, "include-all": {}, "exclude-controls": [ { "with-ids": [ "c2" ] } ] }""", "c1 c1.1 c1.1.1 c3")]
    [InlineData("""{ HREF, "include-all": {}, "exclude-controls": [ { "with-ids": [ "c1" ], "with-child-controls": "yes" } ] }""", "c2 c3")]
    [InlineData("""{ HREF, "include-controls": [ { "with-ids": [ "c3", "c1" ] } ] }""", "c1 c3")]
    [InlineData("""{ HREF, "include-controls": [ { "with-ids": [ "c1" ], "with-child-controls": "yes" } ] }""", "c1 c1.1 c1.1.1")]
    [InlineData("""{ HREF, "include-controls": [ { "with-ids": [ "c1" ], "with-child-controls": "no" } ] }""", "c1")]
    [InlineData("""{ HREF, "include-controls": [ { "matching": [ { "pattern": "c?" } ] } ] }""", "c1 c2 c3")]
    [InlineData("""{ HREF, "include-controls": [ { "matching": [ { "pattern": "*.1" } ] } ] }""", "c1.1 c1.1.1")]
    [InlineData("""{ HREF, "include-controls": [ { "matching": [ {} ] }, { "with-ids": [ "c2" ] } ] }""", "c2")]
    [InlineData("""{ HREF, "include-controls": [ { "with-ids": [ "c1" ] } ], "exclude-controls": [ { "matching": [ { "pattern": "c*" } ] } ] }""", "")]
    public void Imports_select_controls(string import, string ids) =>
        Assert.Equal(ids, Ids(Resolve("", import.Replace("HREF", Reference, StringComparison.Ordinal))));

    [Fact]
    public void Without_a_structure_the_controls_are_a_flat_list()
    {
        foreach (var merge in new[] { "", """ "merge": { "flat": {} } """, """ "merge": { "as-is": false } """ })
        {
            var found = Resolve(merge, All);
            Assert.Null(found["groups"]);
            Assert.Equal(["c1", "c1.1", "c1.1.1", "c2", "c3"], found["controls"]!.AsArray().Select(control => (string)control!["id"]!));
        }
    }

    [Fact]
    public void As_is_keeps_groups_and_nesting_and_lifts_a_child_whose_parent_is_not_selected()
    {
        var found = Resolve(""" "merge": { "as-is": true } """, $$"""{ {{Reference}}, "include-controls": [ { "with-ids": [ "c1", "c1.1.1" ] } ] }""");
        var group = Assert.Single(found["groups"]!.AsArray())!;
        Assert.Equal(("g1", "Group one"), ((string)group["id"]!, (string)group["title"]!));
        var control = Assert.Single(group["controls"]!.AsArray())!;
        Assert.Equal("c1", (string)control["id"]!);
        Assert.Equal("c1.1.1", (string)Assert.Single(control["controls"]!.AsArray())!["id"]!);
    }

    [Fact]
    public void As_is_joins_the_groups_of_several_imports()
    {
        var found = Resolve(
            """ "merge": { "as-is": true } """,
            $$"""{ {{Reference}}, "include-controls": [ { "with-ids": [ "c1" ] } ] }, { {{Reference}}, "include-controls": [ { "with-ids": [ "c2", "c3" ] } ] }""");
        Assert.Equal(["g1: c1 c2", "g2: c3"], found["groups"]!.AsArray().Select(group => $"{group!["id"]}: {Ids(group)}"));
    }

    [Fact]
    public void A_new_structure_holds_what_it_inserts_in_the_order_it_asks_for()
    {
        var found = Resolve(
            """
            "merge": { "custom": {
              "insert-controls": [ { "order": "descending", "include-controls": [ { "with-ids": [ "c2", "c3" ] } ] } ],
              "groups": [
                { "id": "n1", "title": "New", "groups": [ { "id": "n2", "title": "Inner", "insert-controls": [ { "order": "ascending", "include-controls": [ { "matching": [ { "pattern": "c1*" } ] } ], "exclude-controls": [ { "with-ids": [ "c1.1" ] } ] } ] } ] },
                { "id": "n3", "title": "None", "insert-controls": [ { "include-controls": [ { "with-ids": [ "absent" ] } ] } ] } ] } }
            """,
            All);
        Assert.Equal(["c3", "c2"], found["controls"]!.AsArray().Select(control => (string)control!["id"]!));
        Assert.Equal(["n1", "n3"], found["groups"]!.AsArray().Select(group => (string)group!["id"]!));
        Assert.Equal("c1 c1.1.1", Ids(found["groups"]![0]!["groups"]![0]!));
        Assert.Equal("Inner", (string)found["groups"]![0]!["groups"]![0]!["title"]!);
        Assert.Null(found["groups"]![1]!["controls"]);
        Assert.Null(found["groups"]![1]!["insert-controls"]);
    }

    [Fact]
    public void Of_a_control_selected_twice_the_first_is_used_or_both_are_united_or_it_is_a_fault()
    {
        folder.Write("other.json", $$"""
            { "catalog": { {{Documents.Head}}, "controls": [
              { "id": "c2", "title": "Another two", "props": [ { "name": "label", "value": "C-2" } ], "params": [ { "id": "c2-1", "values": [ "everything" ] }, { "id": "c2-2" } ] },
              { "id": "c4", "title": "Four" } ] } }
            """);
        const string Both = """{ "href": "catalogue.json", "include-controls": [ { "with-ids": [ "c2" ] } ] }, { "href": "other.json", "include-all": {} }""";

        var first = Resolve(""" "merge": { "combine": { "method": "use-first" }, "flat": {} } """, Both);
        Assert.Equal(["Control two", "Four"], first["controls"]!.AsArray().Select(control => (string)control!["title"]!));
        Assert.Null(first["controls"]![0]!["props"]);

        var united = Resolve(""" "merge": { "combine": { "method": "merge" }, "flat": {} } """, Both);
        Assert.Equal(["Control two", "Four"], united["controls"]!.AsArray().Select(control => (string)control!["title"]!));
        Assert.Equal("C-2", (string)united["controls"]![0]!["props"]![0]!["value"]!);
        Assert.Equal(["c2-1", "c2-2"], united["controls"]![0]!["params"]!.AsArray().Select(parameter => (string)parameter!["id"]!));

        foreach (var merge in new[] { "", """ "merge": { "combine": { "method": "keep" }, "flat": {} } """ })
        {
            var kept = Import(merge, Both);
            Assert.Equal(3, kept.Report.Items);
            Assert.Contains("\"c2\" selected by several imports", Assert.Single(kept.Report.Faults).Message.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parameters_are_set_field_by_field()
    {
        var found = Resolve(
            """
            "modify": { "set-parameters": [
              { "param-id": "c1-1", "class": "k", "label": "new", "usage": "u", "values": [ "monthly" ], "props": [ { "name": "p", "value": "v" } ], "constraints": [ { "description": "more" } ] },
              { "param-id": "c2-1", "select": { "how-many": "one", "choice": [ "a", "b" ] } },
              { "param-id": "absent", "label": "x" } ] }
            """,
            All);
        var once = found["controls"]![0]!["params"]![0]!;
        AssertJson("""{ "id": "c1-1", "class": "k", "props": [ { "name": "p", "value": "v" } ], "label": "new", "usage": "u", "constraints": [ { "description": "yearly" }, { "description": "more" } ], "values": [ "monthly" ] }""", once);
        AssertJson("""{ "id": "c2-1", "select": { "how-many": "one", "choice": [ "a", "b" ] } }""", found["controls"]![3]!["params"]![0]!);
    }

    [Theory]
    [InlineData("""{ "by-name": "guidance" }""", "parts", "c1_smt c1_smt.a c1_smt.b")]
    [InlineData("""{ "by-id": "c1_smt.a" }""", "parts", "c1_smt c1_smt.b c1_gdn")]
    [InlineData("""{ "by-class": "help" }""", "parts", "c1_smt c1_smt.a c1_smt.b")]
    [InlineData("""{ "by-item-name": "part" }""", "parts", "")]
    [InlineData("""{ "by-item-name": "prop", "by-name": "guidance" }""", "parts", "c1_smt c1_smt.a c1_smt.b c1_gdn")]
    [InlineData("""{ "by-ns": "https://example.org/ns" }""", "props", "label")]
    [InlineData("""{ "by-class": "order", "by-name": "label" }""", "props", "label sort-id")]
    [InlineData("""{ "by-item-name": "prop" }""", "props", "")]
    [InlineData("{}", "props", "label sort-id")]
    public void Removals_take_what_meets_every_criterion(string remove, string list, string rest)
    {
        var found = Resolve($$""" "modify": { "alters": [ { "control-id": "c1", "removes": [ {{remove}} ] } ] } """, All)["controls"]![0]!;
        Assert.Equal(rest, string.Join(' ', Flat(found, list)));
    }

    [Theory]
    [InlineData("""{ "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b c1_gdn new")]
    [InlineData("""{ "position": "ending", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b c1_gdn new")]
    [InlineData("""{ "position": "after", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b c1_gdn new")]
    [InlineData("""{ "position": "starting", "parts": [ { "id": "new", "name": "item" } ] }""", "new c1_smt c1_smt.a c1_smt.b c1_gdn")]
    [InlineData("""{ "position": "before", "parts": [ { "id": "new", "name": "item" } ] }""", "new c1_smt c1_smt.a c1_smt.b c1_gdn")]
    [InlineData("""{ "position": "before", "by-id": "c1_smt.b", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a new c1_smt.b c1_gdn")]
    [InlineData("""{ "position": "after", "by-id": "c1_smt.a", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a new c1_smt.b c1_gdn")]
    [InlineData("""{ "position": "after", "by-id": "c1_smt", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b new c1_gdn")]
    [InlineData("""{ "position": "starting", "by-id": "c1_smt", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt new c1_smt.a c1_smt.b c1_gdn")]
    [InlineData("""{ "position": "ending", "by-id": "c1_smt", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b new c1_gdn")]
    [InlineData("""{ "position": "ending", "by-id": "absent", "parts": [ { "id": "new", "name": "item" } ] }""", "c1_smt c1_smt.a c1_smt.b c1_gdn")]
    public void Additions_stand_where_they_say(string add, string parts)
    {
        var found = Resolve($$""" "modify": { "alters": [ { "control-id": "c1", "adds": [ {{add}} ] } ] } """, All)["controls"]![0]!;
        Assert.Equal(parts, string.Join(' ', Flat(found, "parts")));
    }

    [Fact]
    public void Additions_bring_titles_parameters_properties_and_links()
    {
        var found = Resolve(
            """
            "modify": { "alters": [ { "control-id": "c1", "adds": [
              { "position": "starting", "title": "New title", "params": [ { "id": "n-1" } ], "props": [ { "name": "n", "value": "v" } ], "links": [ { "href": "#c2" } ] },
              { "position": "after", "by-id": "c1-1", "params": [ { "id": "n-2" } ] },
              { "by-id": "c1_smt.a", "props": [ { "name": "m", "value": "v" } ] } ] } ] }
            """,
            All)["controls"]![0]!;
        Assert.Equal("New title", (string)found["title"]!);
        Assert.Equal(["n-1", "c1-1", "n-2"], found["params"]!.AsArray().Select(item => (string)item!["id"]!));
        Assert.Equal(["n", "label", "sort-id"], found["props"]!.AsArray().Select(item => (string)item!["name"]!));
        Assert.Equal("#c2", (string)found["links"]![0]!["href"]!);
        Assert.Equal("m", (string)found["parts"]![0]!["parts"]![0]!["props"]![0]!["name"]!);
        Assert.Equal(["id", "class", "title", "params", "props", "links", "parts"], found.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Directives_with_nothing_to_act_on_are_notes_and_no_faults()
    {
        var imported = Import(""" "modify": { "set-parameters": [ { "param-id": "absent", "label": "x" } ], "alters": [ { "control-id": "absent" }, { "control-id": "c1", "removes": [ { "by-id": "absent" } ], "adds": [ { "by-id": "absent" } ] } ] } """, All);
        Assert.Empty(imported.Report.Faults);
        Assert.Equal(4, imported.Report.Notes.Count);
    }

    [Fact]
    public void Loose_parameters_stay_where_something_inserts_them()
    {
        var one = Resolve(""" "merge": { "as-is": true } """, $$"""{ {{Reference}}, "include-controls": [ { "with-ids": [ "c1.1" ] } ] }""");
        Assert.Equal(["c2-1"], one["params"]!.AsArray().Select(parameter => (string)parameter!["id"]!));
        Assert.Null(one["groups"]![0]!["params"]);

        var all = Resolve(""" "merge": { "as-is": true } """, All);
        Assert.Null(all["params"]);
        Assert.Equal("g1-1", (string)all["groups"]![0]!["params"]![0]!["id"]!);

        Assert.Equal("g1-1", (string)Assert.Single(Resolve("", All)["params"]!.AsArray())!["id"]!);
    }

    [Fact]
    public void Back_matter_is_kept_as_far_as_it_is_referred_to_or_marked()
    {
        var resources = Resolve(""" "back-matter": { "resources": [ { "uuid": "1f4e2f0a-0000-4000-8000-000000000003", "props": [ { "name": "keep", "value": "always" } ] }, { "uuid": "1f4e2f0a-0000-4000-8000-000000000001", "title": "The profile's own" } ] } """, All)["back-matter"]!["resources"]!.AsArray();
        Assert.Equal(["1f4e2f0a-0000-4000-8000-000000000003", "1f4e2f0a-0000-4000-8000-000000000001"], resources.Select(resource => (string)resource!["uuid"]!));
        Assert.Equal("The profile's own", (string)resources[1]!["title"]!);
        Assert.Null(Resolve("", $$"""{ {{Reference}}, "include-controls": [ { "with-ids": [ "c2" ] } ] }""")["back-matter"]);
    }

    [Fact]
    public void An_id_that_names_no_control_is_a_fault_at_its_place()
    {
        var fault = Assert.Single(Import("", $$"""{ {{Reference}}, "include-controls": [ { "with-ids": [ "c1" ] }, { "with-ids": [ "c2", "absent" ] } ] }""").Report.Faults);
        Assert.Equal("/profile/imports/0/include-controls/1/with-ids/1", fault.Pointer);
    }

    [Fact]
    public void A_profile_may_import_a_profile()
    {
        folder.Write("base.json", Documents.Profile(""" "merge": { "as-is": true }, "modify": { "set-parameters": [ { "param-id": "c1-1", "label": "set below" } ] } """, All));
        var found = Resolve(""" "merge": { "as-is": true } """, """{ "href": "base.json", "include-controls": [ { "with-ids": [ "c1" ] } ] }""");
        Assert.Equal("set below", (string)found["groups"]![0]!["controls"]![0]!["params"]![0]!["label"]!);
    }

    [Fact]
    public void Circles_of_imports_are_refused()
    {
        folder.Write("a.json", Documents.Profile("", """{ "href": "b.json", "include-all": {} }"""));
        folder.Write("b.json", Documents.Profile("", """{ "href": "./a.json", "include-all": {} }"""));
        var imported = OscalImport.Read(folder.Write("own.json", Documents.Profile("", """{ "href": "a.json", "include-all": {} }""")), null, out _)!;
        Assert.Contains("circle of imports", Assert.Single(imported.Report.Faults).Message.En, StringComparison.Ordinal);
        Assert.Null(imported.Catalogue);

        var itself = OscalImport.Read(folder.Write("own.json", Documents.Profile("", """{ "href": "own.json", "include-all": {} }""")), null, out _)!;
        Assert.Contains("circle of imports", Assert.Single(itself.Report.Faults).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Chains_and_multiplied_imports_end_in_bounds()
    {
        for (var i = 0; i < 20; i++)
        {
            var next = i == 19 ? "catalogue.json" : $"p{i + 1}.json";
            var import = $$"""{ "href": "{{next}}", "include-all": {} }""";
            folder.Write($"p{i}.json", Documents.Profile("", i < 8 ? import : string.Join(',', Enumerable.Repeat(import, 4))));
        }

        Assert.Contains("at most 16 profiles in a chain", Assert.Single(OscalImport.Read(Path.Combine(Path.GetDirectoryName(folder.Write("x", ""))!, "p0.json"), null, out _)!.Report.Faults).Message.En, StringComparison.Ordinal);
        Assert.Contains(
            OscalImport.Read(Path.Combine(Path.GetDirectoryName(folder.Write("x", ""))!, "p8.json"), null, out _)!.Report.Faults,
            fault => fault.Message.En.Contains("at most 100000 controls", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_that_asks_for_endless_work_is_refused()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 20_000));
        folder.Write("long.json", $$"""{ "catalog": { {{Documents.Head}}, "controls": [ { "id": "{{new string('a', 60_000)}}b", "title": "t" } ] } }""");
        var imported = Import("", $$"""{ "href": "long.json", "include-controls": [ { "matching": [ { "pattern": "{{pattern}}" } ] } ] }""");
        Assert.Contains("bounded time", Assert.Single(imported.Report.Faults).Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/outside.json")]
    [InlineData("https://example.org/catalogue.json")]
    [InlineData("file:///tmp/catalogue.json")]
    [InlineData("..%2Fcatalogue.json")]
    [InlineData("absent.json")]
    [InlineData("catalogue.xml")]
    public void Nothing_is_read_from_elsewhere_and_a_profile_alone_is_only_checked(string href)
    {
        var imported = Import("", $$"""{ "href": "{{href}}", "include-controls": [ { "with-ids": [ "c1", "c2" ] } ] }""");
        Assert.Equal(("profile", 0), (imported.Report.Model, imported.Report.Items));
        Assert.Empty(imported.Report.Faults);
        Assert.Null(imported.Catalogue);
        Assert.Contains("names 2 controls", Assert.Single(imported.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_and_profile_may_stand_in_either_order_and_the_profile_may_name_the_file_otherwise()
    {
        var catalogue = folder.Write("own-name.json", Documents.Catalogue);
        var profile = folder.Write("profile.json", Documents.Profile("", """{ "href": "#1f4e2f0a-0000-4000-8000-000000000009", "include-controls": [ { "with-ids": [ "c1", "c3" ] } ] }""")
            .Replace("\"imports\"", """ "back-matter": { "resources": [ { "uuid": "1f4e2f0a-0000-4000-8000-000000000009", "rlinks": [ { "href": "../../elsewhere.json" } ] } ] }, "imports" """, StringComparison.Ordinal));
        foreach (var imported in new[] { OscalImport.Read(catalogue, profile, out _), OscalImport.Read(profile, catalogue, out _) })
        {
            Assert.Equal(("catalog", "Made up", 2, 1, 0), (imported!.Report.Model, imported.Report.Title, imported.Report.Items, imported.Report.Withdrawn, imported.Report.Faults.Count));
        }

        Assert.Null(OscalImport.Read(catalogue, catalogue, out var refusal));
        Assert.Contains("expected a catalogue and a profile", refusal, StringComparison.Ordinal);
        Assert.Null(OscalImport.Read(catalogue, catalogue + ".absent", out refusal));
        Assert.Contains("no OSCAL document", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_the_imported_catalogue_name_the_file()
    {
        folder.Write("catalogue.json", Documents.Catalogue.Replace("\"id\": \"c2\"", "\"id\": \"2\"", StringComparison.Ordinal));
        var fault = Assert.Single(Import("", All).Report.Faults);
        Assert.Equal("/catalog/groups/0/controls/1/id", fault.Pointer);
        Assert.StartsWith("in catalogue.json: expected a token", fault.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", "a*c", true)]
    [InlineData("abc", "*", true)]
    [InlineData("abc", "a?c", true)]
    [InlineData("abc", "a?", false)]
    [InlineData("abc", "", false)]
    [InlineData("a.c", "a.c", true)]
    [InlineData("abc", "a.c", false)]
    [InlineData("aXbXc", "a*b*c*", true)]
    public void Patterns_match_by_star_and_question_mark(string id, string pattern, bool matches)
    {
        folder.Write("one.json", $$"""{ "catalog": { {{Documents.Head}}, "controls": [ { "id": "{{id}}", "title": "t" } ] } }""");
        Assert.Equal(matches ? 1 : 0, Import("", $$"""{ "href": "one.json", "include-controls": [ { "matching": [ { "pattern": "{{pattern}}" } ] } ] }""").Report.Items);
    }

    private static void AssertJson(string expected, JsonNode found) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), found), found.ToJsonString());

    private static string Ids(JsonNode holder) => string.Join(' ', Flat(holder, "controls"));

    private static IEnumerable<string> Flat(JsonNode holder, string list) =>
        (holder[list]?.AsArray() ?? []).SelectMany(item => Flat(item!, list).Prepend((string)(item!["id"] ?? item["name"])!));

    private JsonNode Resolve(string rest, string imports) => Documents.Parse(Import(rest, imports));

    private OscalImported Import(string rest, string imports)
    {
        var imported = OscalImport.Read(folder.Write("profile.json", Documents.Profile(rest, imports)), null, out var refusal);
        Assert.Empty(refusal);
        return imported!;
    }
}
