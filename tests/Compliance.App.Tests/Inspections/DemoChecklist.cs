using System.Security.Cryptography;
using Compliance.App.Checklists;

namespace Compliance.App.Tests.Inspections;

/// <summary>A library with one checklist of three items.</summary>
internal static class DemoChecklist
{
    private const string Checklist = """
        id: "demo"
        version: "1.0.0"
        title: { en: "Demo", ja: "デモ" }
        source:
          name: { en: "Demo", ja: "デモ" }
          publisher: { en: "Us", ja: "当方" }
          edition: { en: "First", ja: "初版" }
          note: { en: "None", ja: "なし" }
        notice: { en: "Made up.", ja: "架空のもの。" }
        scoring: { method: deduction, maximum: 10 }
        notApplicable: as-met
        sections:
          - id: "1"
            title: { en: "Access", ja: "アクセス" }
            items:
              - { id: "1.1", title: { en: "One", ja: "一" }, requirement: { en: "Do one.", ja: "一を行う。" }, evidence: { en: "Show one.", ja: "一を示す。" }, loss: 5, objectives: [{ id: "1.1[a]", text: { en: "It is done.", ja: "行われている。" } }] }
              - { id: "1.2", title: { en: "Two", ja: "二" }, requirement: { en: "Do two.", ja: "二を行う。" }, evidence: { en: "Show two.", ja: "二を示す。" }, loss: 3, objectives: [{ id: "1.2[a]", text: { en: "It is done.", ja: "行われている。" } }], partialStates: [{ id: "half-done", loss: 1, title: { en: "Half done", ja: "半分" } }] }
          - id: "2"
            title: { en: "Training", ja: "教育" }
            items:
              - { id: "2.1", title: { en: "Three", ja: "三" }, requirement: { en: "Do three.", ja: "三を行う。" }, evidence: { en: "Show three.", ja: "三を示す。" }, loss: 1, objectives: [{ id: "2.1[a]", text: { en: "It is done.", ja: "行われている。" } }] }
        """;

    /// <summary>
    /// The same items under conditions: 1.2 for firms that are not small; 2.1 for those with remote access or health data.
    /// </summary>
    public static ChecklistLibrary LibraryWithFacts() => Library(Checklist
        .Replace("sections:\n", """
            questions:
              - { id: "remote-access", title: { en: "Do people work from elsewhere?", ja: "社外で業務を行う人がいるか" } }
              - { id: "unused", title: { en: "Nobody needs to know", ja: "誰も必要としない質問" } }
            sections:

            """.ReplaceLineEndings("\n"), StringComparison.Ordinal)
        .Replace("loss: 3, ", "loss: 3, applies: { fact: \"size\", in: [\"medium\", \"large\"] }, ", StringComparison.Ordinal)
        .Replace("loss: 1, objectives: [{ id: \"2.1", "loss: 1, applies: { any: [{ fact: \"remote-access\", in: [\"yes\"] }, { fact: \"data\", in: [\"health\"] }] }, objectives: [{ id: \"2.1", StringComparison.Ordinal));

    public static ChecklistLibrary Library() => Library(Checklist);

    private static ChecklistLibrary Library(string checklist)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-checklists-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "demo"));
            var file = Path.Combine(folder.FullName, "demo", "1.0.0.yaml");
            File.WriteAllText(file, checklist);
            File.WriteAllText(Path.Combine(folder.FullName, "checksums.lock"), $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  demo/1.0.0.yaml\n");
            return ChecklistLibrary.Open(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
