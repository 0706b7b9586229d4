using System.Text.Json;
using Compliance.App.Programmes;
using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Tests.Checklists;

/// <summary>
/// Cases of every shipped scheme, worked out by hand from the scheme's own rules: score, level, sections and outcome. The
/// calculation of each stands beside it under "why".
/// </summary>
public class GoldenTests
{
    private static readonly string Folder = Path.Combine(Repository.ChecklistsFolder, "..", "tests", "Compliance.App.Tests", "Checklists", "Golden");

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var programme in Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal))
            {
                using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(programme, "expected.json")));
                foreach (var golden in expected.RootElement.EnumerateObject())
                {
                    data.Add(Path.GetFileName(programme), golden.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_hand_worked_case_comes_out_as_worked(string programmeId, string file)
    {
        var programme = Repository.Library.FindProgramme(programmeId);
        Assert.NotNull(programme);
        var published = Repository.Library.ChecklistOf(programme);
        var isDefaultMet = file.EndsWith(".default-met.csv", StringComparison.Ordinal);
        using var all = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, programmeId, "expected.json")));
        var expected = all.RootElement.GetProperty(file);
        var faults = new List<string>();
        var facts = expected.TryGetProperty("facts", out var list) ? FactsText.Parse(list.GetString()!, published.Checklist, faults) : null;
        Assert.Empty(faults);

        var outcome = DeterminationsFile.Read(file, File.ReadAllBytes(Path.Combine(Folder, programmeId, file)), published.Checklist, isDefaultMet, facts);
        Assert.Empty(outcome.Faults);
        var score = Scorer.Score(published.Ruleset, outcome.Determinations!, facts).Value;
        var decided = Eligibility.Decide(programme.Policy, score, new(2026, 4, 1));

        var why = expected.GetProperty("why").GetString();
        Assert.Equal((why, Text(expected.GetProperty("score"))), (why, score.Score?.ToString()));
        Assert.Equal((why, Text(expected.GetProperty("maximum"))), (why, score.Maximum.ToString()));
        Assert.Equal((why, Text(expected.GetProperty("level"))), (why, score.Level?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((why, expected.GetProperty("outcome").GetString()), (why, decided.Outcome.Text()));
        if (expected.TryGetProperty("sections", out var sections))
        {
            foreach (var section in sections.EnumerateObject())
            {
                var scored = score.Sections.SingleOrDefault(known => known.SectionId == section.Name);
                Assert.True(scored is not null, $"no section {section.Name}");
                Assert.Equal((why, Text(section.Value.GetProperty("score"))), (why, scored.Score?.ToString()));
            }
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.Null ? null : value.ToString();
}
