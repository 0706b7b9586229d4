using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.App.Checklists;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Checklists;

/// <summary>What the writer writes, the loader reads as what there was.</summary>
public sealed class ChecklistWriterTests
{
    public static TheoryData<string> Published => [.. Repository.Library.Checklists.Select(published => published.File)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_published_checklist_survives_writing_and_loading(string file)
    {
        var published = Repository.Library.Checklists.Single(one => one.File == file);
        AssertSame(published.Checklist);
    }

    [Fact]
    public void Every_key_of_every_method_survives()
    {
        foreach (var yaml in new[] { Means, Levels })
        {
            var outcome = ChecklistLoader.Load("made-up.yaml", Encoding.UTF8.GetBytes(yaml));
            Assert.Empty(outcome.Faults);
            AssertSame(outcome.Value!);
        }
    }

    [Theory]
    [InlineData("\"quoted\" and \\ back")]
    [InlineData("# no comment: no key, - no list, {no} [map] & * ! | > % @ `")]
    [InlineData("yes")]
    [InlineData("1.10")]
    [InlineData("~")]
    [InlineData("日本語、😀 'text' ── …")]
    [InlineData("a\u2028b\u00A0c\uFEFFd\uFFFEe")]
    public void Texts_survive_whatever_they_hold(string text)
    {
        var draft = Repository.Sp800171.Checklist;
        AssertSame(draft with { Title = new(text, text), Notice = new(text, text) });
    }

    private const string Head = """
        id: "made-up"
        version: "1.0.0-draft.1"
        title: { en: "a", ja: "b" }
        source: { name: { en: "a", ja: "b" }, publisher: { en: "a", ja: "b" }, edition: { en: "a", ja: "b" }, note: { en: "a", ja: "b" } }
        notice: { en: "a", ja: "b" }

        """;

    private const string Means = Head + """
        scoring: { method: mean }
        notApplicable: excluded
        questions:
          - { id: "remote", title: { en: "a", ja: "b" } }
          - { id: "hosting", title: { en: "a", ja: "b" }, answers: [ { id: "own", title: { en: "a", ja: "b" } }, { id: "cloud", title: { en: "a", ja: "b" } } ] }
        limits: [ { id: "major", title: { en: "a", ja: "b" }, flag: "bad", maximum: 2 } ]
        groups: [ { id: "G0", title: { en: "a", ja: "b" }, weight: 2, floor: "5/2" }, { id: "G1", title: { en: "a", ja: "b" }, parent: "G0" } ]
        sections:
          - id: "A"
            title: { en: "a", ja: "b" }
            group: "G1"
            weight: 3
            floor: "1"
            items:
              - id: "A.1"
                title: { en: "a", ja: "b" }
                requirement: { en: "a", ja: "b" }
                evidence: { en: "a", ja: "b" }
                note: { en: "a", ja: "b" }
                flags: ["bad", "key"]
                automaticFail: true
                weight: 4
                floor: 1
                target: 2
                applies: { all: [ { fact: "remote", in: ["yes"] }, { any: [ { fact: "size", in: ["small", "large"] }, { not: { fact: "hosting", in: ["cloud"] } } ] } ] }
                answers:
                  - { id: "full", title: { en: "a", ja: "b" }, counts: met, points: 3 }
                  - { id: "good", title: { en: "a", ja: "b" }, counts: accepted, points: 2 }
                  - { id: "some", title: { en: "a", ja: "b" }, counts: partial, points: 1, flags: ["bad"] }
                  - { id: "none", title: { en: "a", ja: "b" }, counts: not-met, points: 0 }
              - id: "A.2"
                title: { en: "a", ja: "b" }
                requirement: { en: "a", ja: "b" }
                evidence: { en: "a", ja: "b" }
                answers: [ { id: "full", title: { en: "a", ja: "b" }, counts: met, points: 3 }, { id: "none", title: { en: "a", ja: "b" }, counts: not-met, points: -1, flags: ["bad"] } ]
        """;

    private const string Levels = Head + """
        scoring: { method: levels, levels: [ { level: 3, title: { en: "a", ja: "b" } }, { level: 4, title: { en: "a", ja: "b" } } ] }
        notApplicable: full-points
        sections:
          - id: "A"
            title: { en: "a", ja: "b" }
            items:
              - id: "A.1"
                title: { en: "a", ja: "b" }
                requirement: { en: "a", ja: "b" }
                evidence: { en: "a", ja: "b" }
                partialStates: [ { id: "half", blocksFrom: 4, flags: ["bad"], title: { en: "a", ja: "b" } } ]
                objectives: [ { id: "A.1[a]", text: { en: "a", ja: "b" } }, { id: "A.1[b]", text: { en: "a", ja: "b" }, level: 4 } ]
              - id: "A.2"
                title: { en: "a", ja: "b" }
                requirement: { en: "a", ja: "b" }
                evidence: { en: "a", ja: "b" }
                precondition: true
                level: 4
        """;

    private static void AssertSame(Checklist checklist)
    {
        var outcome = ChecklistLoader.Load("written.yaml", Encoding.UTF8.GetBytes(ChecklistWriter.Write(checklist)));
        Assert.Empty(outcome.Faults);
        Assert.Equal(Form(checklist), Form(outcome.Value!));
    }

    // Records compare lists by identity, so the two are compared member by member, with the types that JSON would lose.
    private static string Form(Checklist checklist) => JsonSerializer.Serialize(checklist, Exact) + JsonSerializer.Serialize<object>(checklist.Scoring, Exact);

    private static readonly JsonSerializerOptions Exact = new() { Converters = { new TextConverter<Rational>(), new TextConverter<Condition>() } };

    private sealed class TextConverter<T> : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
