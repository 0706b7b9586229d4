using BenchmarkDotNet.Attributes;
using Compliance.App.Checklists;
using Compliance.App.Oscal;

namespace Compliance.Benchmarks;

/// <summary>
/// How long it takes to import a catalogue of 1189 controls, to resolve a baseline of it and to make a draft. The documents are NIST's; give their
/// folder as COMPLIANCE_REFERENCE_DATA where it is not beside the repository.
/// </summary>
[MemoryDiagnoser]
public class OscalBenchmarks
{
    private string catalogue = "";
    private string profile = "";
    private OscalCatalogue imported = null!;

    [GlobalSetup]
    public void Find()
    {
        var folder = Environment.GetEnvironmentVariable("COMPLIANCE_REFERENCE_DATA");
        for (var at = AppContext.BaseDirectory; folder is null; at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("Set COMPLIANCE_REFERENCE_DATA."))
        {
            folder = Directory.Exists(Path.Combine(at, "shared", "data")) ? Path.Combine(at, "shared", "data") : null;
        }

        catalogue = Path.Combine(folder, "oscal/nist-800-53/NIST_SP-800-53_rev5_catalog-min_2021-06-08.json");
        profile = Path.Combine(folder, "oscal/nist-800-53/NIST_SP-800-53_rev5_LOW-baseline_profile.json");
        imported = Import().Catalogue!;
    }

    [Benchmark]
    public OscalImported Import() => OscalImport.Read(catalogue, null, out _)!;

    [Benchmark]
    public OscalImported Resolve() => OscalImport.Read(catalogue, profile, out _)!;

    [Benchmark]
    public string Draft() => ChecklistWriter.Write(DraftChecklist.From(imported)!);
}
