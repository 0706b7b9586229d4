using BenchmarkDotNet.Attributes;
using Compliance.App.Checklists;
using Compliance.Domain.Checklists;
using Compliance.Domain.Scoring;

namespace Compliance.Benchmarks;

/// <summary>
/// How quick scoring is: with lines, explanations and hashes (explained), and as bare numbers (totals), for a scheme of each
/// method. One operation scores so many cases; the column beside it says how many determinations a second that makes, and the
/// allocations that memory does not grow with the number of cases.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(PerSecondConfig))]
public class ScoringBenchmarks
{
    /// <summary>Cases that one operation scores.</summary>
    internal const int Cases = 1_000;

    private static readonly Lazy<ChecklistLibrary> Library = new(() =>
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compliance.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run inside the repository.");
        }

        return ChecklistLibrary.Open(Path.Combine(folder, "checklists"));
    });

    private PublishedChecklist published = null!;
    private ItemDetermination[] determinations = [];

    [Params("nist-sp-800-171-r2", "self-check-25", "cyfun-important", "essential-eight")]
    public string Scheme { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        published = Published(Scheme);
        determinations = [.. published.Checklist.Items.Select((item, index) =>
            new ItemDetermination(item.Id, index % 5 == 0 && !item.IsPrecondition ? new Verdict.NotMet() : new Verdict.Met()))];
    }

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

    internal static PublishedChecklist Published(string scheme) => Library.Value.Find(scheme, "1.0.0")!;
}
