using BenchmarkDotNet.Attributes;
using Compliance.App.Checklists;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Benchmarks;

/// <summary>
/// How long one determination takes to score: with lines, explanations and hashes (explained), and as bare numbers (totals),
/// for a scheme of each method. Times are per determination.
/// </summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private const int Cases = 1_000;

    private PublishedChecklist published = null!;
    private ItemDetermination[] determinations = [];

    [Params("nist-sp-800-171-r2", "self-check-25", "cyfun-important", "essential-eight")]
    public string Scheme { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compliance.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run inside the repository.");
        }

        published = ChecklistLibrary.Open(Path.Combine(folder, "checklists")).Find(Scheme, "1.0.0")!;
        determinations = [.. published.Checklist.Items.Select((item, index) =>
            new ItemDetermination(item.Id, index % 5 == 0 && !item.IsPrecondition ? new Verdict.NotMet() : new Verdict.Met()))];
        PerItem = determinations.Length;
    }

    /// <summary>Items of the scheme; the time of a case divided by it is the time of a determination.</summary>
    public static int PerItem { get; private set; }

    [Benchmark]
    public int Explained()
    {
        var open = 0;
        for (var i = 0; i < Cases; i++)
        {
            open += Scorer.Score(published.Ruleset, determinations).Value.Sections[0].NotMet;
        }

        return open;
    }

    [Benchmark]
    public int Totals()
    {
        var open = 0;
        for (var i = 0; i < Cases; i++)
        {
            open += Scorer.Total(published.Ruleset, determinations).Value.Open;
        }

        return open;
    }
}
