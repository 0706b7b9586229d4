using System.Text;
using Compliance.App.Checklists;
using Compliance.Domain.Checklists;
using CsCheck;

namespace Compliance.App.Tests.Checklists;

public class ChecklistLoaderTests
{
    internal const string Valid = """
        id: "small"
        version: "1.0.0"
        title: { en: "Small", ja: "小" }
        source:
          name: { en: "Standard", ja: "標準" }
          publisher: { en: "Publisher", ja: "発行者" }
          edition: { en: "First", ja: "初版" }
          note: { en: "None", ja: "なし" }
        notice: { en: "The official text prevails.", ja: "原文が優先する。" }
        scoring: { method: deduction, maximum: 10 }
        notApplicable: as-met
        sections:
          - id: "1"
            title: { en: "One", ja: "一" }
            items:
              - id: "1.1"
                title: { en: "First", ja: "第一" }
                requirement: { en: "Do it.", ja: "行う。" }
                evidence: { en: "A record", ja: "記録" }
                loss: 5
                partialStates:
                  - id: "half"
                    loss: 3
                    title: { en: "Half", ja: "半分" }
                objectives:
                  - id: "1.1[a]"
                    text: { en: "It is done.", ja: "行われている。" }
              - id: "1.2"
                title: { en: "Second", ja: "第二" }
                requirement: { en: "Do it.", ja: "行う。" }
                evidence: { en: "A record", ja: "記録" }
                loss: 0
                precondition: true
        """;

    /// <summary>What is replaced, by what, and the fault that must come of it: line, place, words of the message.</summary>
    public static TheoryData<string, string, int, string, string> Faults => new()
    {
        { "id: \"small\"\n", "", 1, "", "expected the key \"id\", found no such key" },
        { "id: \"small\"", "id: \"Small\"", 1, "id", "lower-case" },
        { "id: \"small\"", "id: 171", 1, "id", "in quotes, found \"171\"" },
        { "id: \"small\"", "id:", 1, "id", "in quotes, found nothing" },
        { "id: \"small\"", "id: [a]", 1, "id", "found a list" },
        { "id: \"small\"", "id: \"small\"\nid: \"other\"", 2, "", "each key once, found \"id\" again, first on line 1" },
        { "id: \"small\"", "id: \"small\"\nauthor: \"x\"", 2, "", "one of the keys id, version" },
        { "id: \"small\"", "id: \"small\"\n[a]: \"x\"", 2, "", "a key, found a list" },
        { "version: \"1.0.0\"", "version: \"1\"", 2, "version", "a version such as 1.0.0" },
        { "version: \"1.0.0\"", "version: 1.0", 2, "version", "in quotes" },
        { ", ja: \"小\"", "", 3, "title", "the key \"ja\"" },
        { "en: \"Small\", ", "", 3, "title", "the key \"en\"" },
        { "\"小\"", "\"\"", 3, "title.ja", "not empty" },
        { "\"小\"", "\"　\"", 3, "title.ja", "not empty" },
        { "\"小\"", "\"小 \"", 3, "title.ja", "without white space at its ends" },
        { "\"小\"", "\"小\\u0007さい\"", 3, "title.ja", "without control characters" },
        { "\"小\"", "\"小\\nさい\"", 3, "title.ja", "on one line" },
        { "\"小\"", "null", 3, "title.ja", "in quotes" },
        { "\"小\"", "true", 3, "title.ja", "in quotes" },
        { "\"小\"", "{ a: b }", 3, "title.ja", "found a mapping" },
        { "title: { en: \"Small\", ja: \"小\" }", "title: \"Small\"", 3, "title", "a mapping with the keys en, ja" },
        { "ja: \"小\" }", "ja: \"小\", de: \"Klein\" }", 3, "title", "one of the keys en, ja, found \"de\"" },
        { "  edition: { en: \"First\", ja: \"初版\" }\n", "", 5, "source", "the key \"edition\"" },
        { "method: deduction", "method: guess", 10, "scoring.method", "the method deduction, sum, mean or levels, found \"guess\"" },
        { "maximum: 10", "maximum: 0", 10, "scoring.maximum", "a whole number from 1 to 1000000" },
        { "maximum: 10", "maximum: 1000001", 10, "scoring.maximum", "a whole number" },
        { "maximum: 10", "maximum: 10.0", 10, "scoring.maximum", "a whole number" },
        { "notApplicable: as-met", "notApplicable: ignore", 11, "notApplicable", "the policy as-met" },
        { "- id: \"1\"", "- id: \"1 \"", 13, "sections[0].id", "without white space" },
        { "- id: \"1\"", "- id: \"1/2\"", 13, "sections[0].id", "letters and digits" },
        { "loss: 5", "loss: -5", 20, "sections[0].items[0].loss", "a whole number from 0 to 100000, found \"-5\"" },
        { "loss: 5", "loss: \"5\"", 20, "sections[0].items[0].loss", "a whole number" },
        { "loss: 5", "loss: 05", 20, "sections[0].items[0].loss", "a whole number" },
        { "loss: 5", "loss: five", 20, "sections[0].items[0].loss", "found \"five\"" },
        { "loss: 5", "loss: 99999999999", 20, "sections[0].items[0].loss", "a whole number" },
        { "loss: 5\n        partialStates", "partialStates", 16, "sections[0].items[0]", "the key \"loss\"" },
        { "loss: 3", "loss: 6", 23, "sections[0].items[0].partialStates[0].loss", "at most the loss of the item, 5" },
        { "id: \"half\"", "id: \"met\"", 22, "sections[0].items[0].partialStates[0].id", "not itself a verdict" },
        { "id: \"half\"", "id: \"Half\"", 22, "sections[0].items[0].partialStates[0].id", "lower-case" },
        { "id: \"1.1[a]\"", "id: \"1.1[\"", 26, "sections[0].items[0].objectives[0].id", "square brackets" },
        { "objectives:\n          - id: \"1.1[a]\"\n            text: { en: \"It is done.\", ja: \"行われている。\" }", "objectives: []", 25, "sections[0].items[0].objectives", "at least one element, found an empty list" },
        { "- id: \"1.2\"", "- id: \"1.1\"", 28, "sections[0].items[1].id", "an id of its own, found \"1.1\" again, first on line 16" },
        { "precondition: true", "precondition: yes", 33, "sections[0].items[1].precondition", "true or false" },
        { "precondition: true", "precondition: \"true\"", 33, "sections[0].items[1].precondition", "true or false" },
        { "precondition: true", "precondition: true\n      - text", 34, "sections[0].items[2]", "a mapping with the keys id, title" },
        { "title: { en: \"Small\", ja: \"小\" }", "title: &a { en: \"Small\", ja: \"小\" }", 3, "", "plain data, found an anchor or a tag" },
        { "title: { en: \"Small\", ja: \"小\" }", "title: !t { en: \"Small\", ja: \"小\" }", 3, "", "plain data" },
        { "title: { en: \"Small\", ja: \"小\" }", "title: { en: \"Small\", ja: \"小\"", 3, "", "expected YAML" },
        { "precondition: true", "precondition: true\n---\nid: \"x\"", 34, "", "one document in the file, found a second one" },
    };

    [Fact]
    public void Reads_everything()
    {
        var checklist = Load(Valid).Value!;
        Assert.Equal(("small", "1.0.0"), (checklist.Id, checklist.Version));
        Assert.Equal(new("First", "初版"), checklist.Source.Edition);
        Assert.Equal(new DeductionMethod(10), checklist.Scoring);
        var item = checklist.Find("1.1")!;
        Assert.Equal(5, item.Loss);
        Assert.False(item.IsPrecondition);
        Assert.Equal([new("half", 3, new("Half", "半分"))], item.PartialStates);
        Assert.Equal([new("1.1[a]", new("It is done.", "行われている。"))], item.Objectives);
        Assert.True(checklist.Find("1.2")!.IsPrecondition);
        Assert.Empty(checklist.Find("1.2")!.Objectives);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Reports_a_fault_with_its_place(string what, string with, int line, string path, string message)
    {
        what = what.ReplaceLineEndings("\n");
        Assert.Contains(what, Text, StringComparison.Ordinal);
        var position = Text.IndexOf(what, StringComparison.Ordinal);
        var outcome = Load(Text[..position] + with.ReplaceLineEndings("\n") + Text[(position + what.Length)..]);
        Assert.Null(outcome.Value);
        var fault = Assert.Single(outcome.Faults);
        Assert.Equal(("small.yaml", line, path), (fault.File, fault.Line, fault.Path));
        Assert.Contains(message, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_every_fault_in_one_run_in_file_order()
    {
        var text = Text.Replace("\"Small\"", "\"\"", StringComparison.Ordinal)
            .Replace("maximum: 10", "maximum: ten", StringComparison.Ordinal)
            .Replace("loss: 5", "loss: -5", StringComparison.Ordinal)
            .Replace("\"1.2\"", "\"1.1\"", StringComparison.Ordinal)
            .Replace("precondition: true", "precondition: maybe", StringComparison.Ordinal);
        Assert.Equal([3, 10, 20, 28, 33], Load(text).Faults.Select(fault => fault.Line));
    }

    [Fact]
    public void Duplicate_objectives_and_sections_are_found_across_the_file()
    {
        var item = Text[Text.IndexOf("  - id: \"1\"", StringComparison.Ordinal)..];
        var faults = Load(Text + "\n" + item).Faults;
        Assert.Equal(
            ["sections[1].id", "sections[1].items[0].id", "sections[1].items[0].objectives[0].id", "sections[1].items[1].id"],
            faults.Select(fault => fault.Path));
    }

    [Theory]
    [InlineData("", "found an empty file")]
    [InlineData("# nothing\n", "found an empty file")]
    [InlineData("[]", "a mapping with the keys id, version")]
    [InlineData("a: *b", "plain data, found an alias")]
    [InlineData("\t", "found an empty file")]
    [InlineData("a: {", "YAML")]
    [InlineData("a: b\n\tc: d", "YAML")]
    [InlineData("a: \"b", "YAML")]
    public void Refuses_what_is_no_checklist(string text, string message) =>
        Assert.Contains(Load(text).Faults, fault => fault.ToString().Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Refuses_bytes_that_are_not_utf8_with_their_line()
    {
        var fault = Assert.Single(ChecklistLoader.Load("f", [.. "a: b\nc: "u8, 0xFF, .. "\n"u8]).Faults);
        Assert.Equal((2, "text in UTF-8"), (fault.Line, fault.Expected));
    }

    [Fact]
    public void Accepts_a_byte_order_mark_and_windows_line_ends() =>
        Assert.NotNull(ChecklistLoader.Load("f", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n"))]).Value);

    /// <summary>Whatever is cut out of, doubled in or written into a valid file: it loads or is refused, and never throws.</summary>
    [Fact]
    public void Damage_of_any_kind_is_refused_with_a_place()
    {
        var valid = Encoding.UTF8.GetBytes(Text);
        var lines = Text.Count(c => c == '\n') + 2;
        var damaged = Gen.Select(Gen.Int[0, valid.Length], Gen.Int[0, 40], Gen.Byte.Array[0, 4], Gen.String[Gen.Char["[]{}:-&*!|>'\"#%@`,?\n\t ~"], 0, 3], Gen.Bool).Select((at, length, bytes, signs, cut) =>
            (byte[])[.. valid[..at], .. bytes.Length > 3 ? bytes : [], .. Encoding.UTF8.GetBytes(signs), .. valid[(cut ? Math.Min(valid.Length, at + length) : Math.Max(0, at - length))..]]);
        var refused = 0;
        damaged.Sample(
            bytes =>
            {
                var outcome = ChecklistLoader.Load("f", bytes);
                Interlocked.Add(ref refused, outcome.Value is null ? 1 : 0);
                return outcome.Value is null == (outcome.Faults.Count > 0)
                    && outcome.Faults.All(fault => fault.Line >= 1 && fault.Column >= 1 && fault.Expected.Length > 0);
            },
            iter: 3000);
        Assert.InRange(refused, 1000, 2999);
    }

    [Fact]
    public void Refuses_what_would_be_dear_to_read()
    {
        Assert.Contains("nesting", Assert.Single(Load(new string('[', 100_000)).Faults).Found, StringComparison.Ordinal);
        Assert.Contains("bytes", Assert.Single(ChecklistLoader.Load("f", new byte[(16 * 1024 * 1024) + 1]).Faults).Expected, StringComparison.Ordinal);
        Assert.NotEmpty(Load("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n").Faults);
    }

    private static string Text => Valid.ReplaceLineEndings("\n");

    private static LoadOutcome<Checklist> Load(string text) => ChecklistLoader.Load("small.yaml", Encoding.UTF8.GetBytes(text));
}
