using System.Text;
using System.Text.Json.Nodes;
using Compliance.App.Oscal;
using Compliance.App.Oscal.Export;
using Compliance.Domain;

namespace Compliance.App.Tests.Oscal.Export;

/// <summary>A made-up case in which everything that a record can hold is there once, and what a document needs is checked.</summary>
internal static class OscalRecords
{
    public static readonly DateTimeOffset Concluded = new(2026, 7, 7, 11, 52, 0, 123, TimeSpan.Zero);

    /// <summary>A text that people type to see what happens.</summary>
    public const string Hostile = "\n# 見出し\n\n\n- *一* _二_ `三` <b>四</b> [五](javascript:x) {{ insert: param, y }}\r\n \t\"引用\" & \\ 終わり \uD83D\0 \n";

    public static AssessmentRecord Of(string typed = Hostile)
    {
        RecordedEvidence report = new("報告書 #1 [最終].pdf", 2, 5_000_000_000, "application/pdf", new string('a', 64), Concluded.AddDays(-30), Cited: true, ReliedOn: true);
        RecordedEvidence list = new("list.csv", 1, 12, "text/csv", new string('b', 64), Concluded.AddDays(-31), Cited: true, ReliedOn: false);
        return new AssessmentRecord(
            new RecordedCase(
                "2026-0042",
                new RecordedFirm("7000012050002", new LocalizedText("Sample \"Works\" Ltd. ", "株式会社　見本")),
                new RecordedProgramme("sample-programme", new LocalizedText("Sample", "見本"), new LocalizedText("Agency", "庁"), "1.2.3", new string('1', 64)),
                new RecordedChecklist("sample", "2.0.0", new string('2', 64), new LocalizedText("Sample *checklist*", "見本の基準"), new LocalizedText("The text\nprevails.", "原文が優先する。")),
                new RecordedDates(Concluded.AddDays(-60), new DateOnly(2026, 6, 30), Concluded.AddDays(-40), new DateOnly(2026, 7, 5), Concluded)),
            new string('3', 64),
            new RecordedScore("-7/2", "110", 3, ["3.12.4"], new string('4', 64), new string('5', 64)),
            [
                new RecordedSection("3.1", new LocalizedText("Access", "アクセス"), 5, 54, 1, 1, 1, 0, "7/2", "5"),
                new RecordedSection("AC", new LocalizedText("Others", "その他"), 0, 0, 0, 0, 0, 1, null, null),
            ],
            [new RecordedGroup("GV", new LocalizedText("Govern", "統治"), "17/5"), new RecordedGroup("PR", new LocalizedText("Protect", "防御"), null)],
            [new RecordedGate("limit", "majors", Held: false, 2, ["3.1.1", "AC-1"]), new RecordedGate("floors", "floors", Held: true, 0, [])],
            [
                Item("3.1.1", "3.1", "met", isOpen: false, null, "", "") with { Evidence = [report] },
                Item("3.1.2", "3.1", "not-met", isOpen: true, "critical", typed, typed) with
                {
                    Determination = "met",
                    Objectives = [Objective("3.1.2[a]", "met"), Objective("3.1.2[b]", "not-met"), Objective("3.1.2[c]", "not-applicable")],
                    Evidence = [report with { Cited = false }, list],
                    Inspector = "検査官\t" + typed,
                },
                Item("3.13.11", "3.1", "encryption-not-validated", isOpen: true, "low", "Because.", "") with
                {
                    State = new LocalizedText("Not validated", "未検証"), Points = -1, Claim = "partly-met",
                },
                Item("AC-1", "AC", "not-applicable", isOpen: false, null, "None here. ", "Nothing. ") with { Claim = null },
            ],
            [new RecordedPerson("signatory", "署名者"), new RecordedPerson("lead-inspector", " Lead *A* "), new RecordedPerson("inspector", "B"), new RecordedPerson("inspector", "B")],
            [new RecordedSubmission(1, "署名者", Concluded.AddDays(-40), new string('6', 64)), new RecordedSubmission(2, "", Concluded.AddDays(-39), "")],
            new Dictionary<string, string> { ["cloud"] = "a=b", ["size"] = "small" });
    }

    /// <summary>The same without anything that is open.</summary>
    public static RecordedItem Item(string id, string section, string counted, bool isOpen, string? severity, string rationale, string recommendation) => new(
        id, section, new LocalizedText("Title of " + id, id + "の題"), new LocalizedText("Do " + id, id + "を行う"), "met", counted, counted, null, isOpen,
        isOpen ? 3 : 0, 5, null, new LocalizedText("Explained: [x].", "説明"), [], rationale, severity, recommendation, "B", Concluded.AddDays(-10), []);

    public static OscalDocument Valid(byte[] bytes)
    {
        var document = OscalDocument.Read(bytes, out var refusal);
        Assert.True(document is not null, refusal);
        Assert.Empty(document.Faults);
        Assert.Equal("1.2.1", document.OscalVersion);
        AllReferencesResolve(bytes);
        return document;
    }

    public static JsonNode Parse(byte[] bytes) => JsonNode.Parse(Encoding.UTF8.GetString(bytes))!.AsObject().Single().Value!;

    /// <summary>Every reference names something in the document, and nothing is named twice.</summary>
    private static void AllReferencesResolve(byte[] bytes)
    {
        var (known, wanted) = (new List<string>(), new List<string>());
        Walk(Parse(bytes), known, wanted);
        Assert.NotEmpty(wanted);
        Assert.Equal(known.Count, known.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(wanted.Except(known, StringComparer.Ordinal));
        Assert.All(known, uuid => Assert.Equal('5', uuid[14]));
    }

    private static void Walk(JsonNode? node, List<string> known, List<string> wanted)
    {
        foreach (var (name, value) in node as JsonObject ?? [])
        {
            switch (value)
            {
                case JsonValue text when name == "uuid":
                    known.Add(text.GetValue<string>());
                    break;
                case JsonValue text when name.EndsWith("-uuid", StringComparison.Ordinal):
                    wanted.Add(text.GetValue<string>());
                    break;
                case JsonValue text when name == "href" && text.GetValue<string>() is ['#', .. var uuid]:
                    wanted.Add(uuid);
                    break;
                case JsonArray list when name == "party-uuids":
                    wanted.AddRange(list.Select(uuid => uuid!.GetValue<string>()));
                    break;
                default:
                    Walk(value, known, wanted);
                    break;
            }
        }

        foreach (var value in node as JsonArray ?? [])
        {
            Walk(value, known, wanted);
        }
    }

    private static RecordedObjective Objective(string id, string state) => new(id, new LocalizedText("Is " + id, id + "か"), state);
}
