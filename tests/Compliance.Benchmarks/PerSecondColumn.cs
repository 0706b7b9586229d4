using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Compliance.Benchmarks;

/// <summary>Determinations a second, which is what people ask for.</summary>
public sealed class PerSecondColumn : IColumn
{
    public string Id => nameof(PerSecondColumn);

    public string ColumnName => "Determinations/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Items of the scheme times cases, divided by the mean";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(benchmarkCase);
        return summary[benchmarkCase]?.ResultStatistics is { } statistics
            && benchmarkCase.Parameters[nameof(ScoringBenchmarks.Scheme)] is string scheme
            ? (ScoringBenchmarks.Cases * ScoringBenchmarks.Published(scheme).Ruleset.Items.Count / (statistics.Mean / 1e9)).ToString("N0", CultureInfo.InvariantCulture)
            : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}

/// <summary>The default configuration with the column.</summary>
public sealed class PerSecondConfig : ManualConfig
{
    public PerSecondConfig() => AddColumn(new PerSecondColumn());
}
