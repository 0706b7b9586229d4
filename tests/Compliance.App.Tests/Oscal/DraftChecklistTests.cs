using System.Text;
using Compliance.App.Checklists;
using Compliance.App.Oscal;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Oscal;

/// <summary>A draft is a checklist that loads and scores, says that it is a draft, and leaves out what is withdrawn.</summary>
public sealed class DraftChecklistTests
{
    [Fact]
    public void Groups_controls_and_parameters_become_sections_items_and_prose()
    {
        var draft = Draft(Documents.Catalogue)!;
        Assert.Equal(("made-up", "0.1.0-draft"), (draft.Id, draft.Version));
        Assert.Equal(new DeductionMethod(4), draft.Scoring);
        var section = Assert.Single(draft.Sections);
        Assert.Equal(("g1", "Group one"), (section.Id, section.Title.Ja));
        Assert.Equal(["c1", "c1.1", "c1.1.1", "c2"], draft.Items.Select(item => item.Id));
        Assert.Equal("Do it [how often: yearly]. First. Second, [in the group].", draft.Find("c1")!.Requirement.En);
        Assert.Equal("More of everything.", draft.Find("c1.1")!.Requirement.En);
        Assert.Equal("Grandchild", draft.Find("c1.1.1")!.Requirement.En);
        Assert.StartsWith("Draft, not for inspections", draft.Notice.En, StringComparison.Ordinal);
        Assert.StartsWith("下書き", draft.Notice.Ja, StringComparison.Ordinal);
        AssertLoads(draft);
    }

    [Fact]
    public void Objectives_and_methods_become_objectives_and_evidence()
    {
        var draft = Draft(Catalogue("""
            { "id": "a", "title": "A", "parts": [
              { "id": "a_obj", "name": "assessment-objective", "parts": [ { "id": "a_obj[1]", "name": "assessment-objective", "prose": "One." }, { "name": "assessment-objective", "prose": "Two." } ] },
              { "name": "assessment-method", "props": [ { "name": "method", "value": "EXAMINE" } ], "parts": [ { "name": "assessment-objects", "prose": "policy\n\nlist" } ] } ] }
            """))!;
        var item = draft.Items.Single();
        Assert.Equal(["One.", "Two."], item.Objectives.Select(objective => objective.Text.En));
        Assert.Equal("EXAMINE: policy; list.", item.Evidence.En);
        AssertLoads(draft);
    }

    [Fact]
    public void Ids_and_texts_that_a_checklist_cannot_hold_are_made_to_fit()
    {
        var lengthy = string.Concat(Enumerable.Repeat("word ", 2000));
        var draft = Draft(Catalogue($$"""
            { "id": "_ü..x", "title": "\u0007 line\nline " }, { "id": "-x", "title": " " }, { "id": "x", "title": "t", "parts": [ { "name": "statement", "prose": "{{lengthy}}" } ] },
            { "id": "{{new string('y', 300)}}", "title": "\u2028\"quoted\\ # : 'text'" }, { "title": "yes" }, 5
            """))!;
        Assert.Equal(["x", "x-2", "x-3", new('y', 79), "item"], draft.Items.Select(item => item.Id));
        Assert.Equal(4000, draft.Items.ElementAt(2).Requirement.En.Length);
        Assert.EndsWith("…", draft.Items.ElementAt(2).Requirement.En, StringComparison.Ordinal);
        AssertLoads(draft);
    }

    [Fact]
    public void Parameters_that_insert_each_other_in_a_circle_come_to_an_end()
    {
        var draft = Draft(Catalogue("""
            { "id": "a", "title": "A", "params": [ { "id": "p", "select": { "how-many": "one-or-more", "choice": [ "{{ insert: param, p }} {{ insert: param, p }}", "{{ insert: param, q }}" ] } }, { "id": "q", "label": "{{ insert: param, p }}" } ],
              "parts": [ { "name": "statement", "prose": "{{ insert: param, p }}" } ] }
            """))!;
        Assert.StartsWith("[one or more of: ", draft.Items.Single().Requirement.En, StringComparison.Ordinal);
        AssertLoads(draft);
    }

    [Theory]
    [InlineData("""{ "id": "a", "title": "A", "props": [ { "name": "status", "value": "withdrawn" } ] }""")]
    [InlineData("5")]
    public void Where_nothing_is_in_force_there_is_no_draft(string controls) => Assert.Null(Draft(Catalogue(controls)));

    [Theory]
    [InlineData("nist-800-53/NIST_SP-800-53_rev5_catalog-min_2021-06-08.json", 1007)]
    [InlineData("nist-800-53/NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog-min.json", 149)]
    [InlineData("nist-800-171/NIST_SP800-171_rev3_catalog.json", 194)]
    [InlineData("nist-800-171/NIST_SP-800-171_rev2_catalog.json", 110)]
    [InlineData("csf/NIST_CSF_v2.0_catalog.json", 219)]
    [InlineData("examples/basic-catalog.json", 4)]
    public void Drafts_of_published_catalogues_load(string file, int items)
    {
        var draft = DraftChecklist.From(OscalImport.Read(Documents.Reference(file), null, out _)!.Catalogue!)!;
        Assert.Equal(items, draft.Items.Count());
        Assert.DoesNotContain(draft.Items, item => item.Requirement.En.Contains("{{", StringComparison.Ordinal));
        AssertLoads(draft);
    }

    private static string Catalogue(string controls) => $$"""{ "catalog": { {{Documents.Head}}, "controls": [ {{controls}} ] } }""";

    private static Checklist? Draft(string json)
    {
        using var folder = new OscalFolder();
        return DraftChecklist.From(OscalImport.Read(folder.Write("c.json", json), null, out _)!.Catalogue!);
    }

    private static void AssertLoads(Checklist draft)
    {
        var text = ChecklistWriter.Write(draft);
        var outcome = ChecklistLoader.Load("draft.yaml", Encoding.UTF8.GetBytes(text));
        Assert.Empty(outcome.Faults);
        Assert.Equal(text, ChecklistWriter.Write(outcome.Value!));
        Assert.Equal(Ruleset.From(draft).Value.RulesetHash, Ruleset.From(outcome.Value!).Value.RulesetHash);
    }
}
