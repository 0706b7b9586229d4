using BenchmarkDotNet.Attributes;
using Compliance.App.Checklists;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Benchmarks;

/// <summary>How long one case of 110 items takes to score, explanations included.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private Ruleset ruleset = null!;
    private ItemDetermination[] determinations = [];

    [GlobalSetup]
    public void Load()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compliance.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run inside the repository.");
        }

        var published = ChecklistLibrary.Open(Path.Combine(folder, "checklists")).Find("nist-sp-800-171-r2", "1.0.0")!;
        ruleset = published.Ruleset;
        determinations = [.. published.Checklist.Items.Select((item, index) =>
            new ItemDetermination(item.Id, index % 5 == 0 && !item.IsPrecondition ? new Verdict.NotMet() : new Verdict.Met()))];
    }

    [Benchmark(OperationsPerInvoke = 110)]
    public ScoreResult ScoreOneCase() => Scorer.Score(ruleset, determinations).Value;
}
