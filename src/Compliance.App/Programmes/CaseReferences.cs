using System.Globalization;
using Compliance.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Programmes;

/// <summary>The last number given to a case in one year, in one row that a change holds until it commits: so numbers have no gap.</summary>
public sealed class CaseNumbers
{
    /// <summary>The year in the installation's zone.</summary>
    public required int Year { get; init; }

    /// <summary>The last number given; 0 where there is none.</summary>
    public int Last { get; set; }
}

/// <summary>Gives cases what people call them.</summary>
internal static class CaseReferences
{
    /// <summary>The next reference of the year, such as <c>2026-0001</c>. A change that is rolled back gives its number back.</summary>
    public static async Task<string> NextAsync(ComplianceDb db, int year, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "CaseNumbers" ("Year", "Last") VALUES ({year}, 0) ON CONFLICT DO NOTHING""", ct);
        await db.Set<CaseNumbers>()
            .Where(numbers => numbers.Year == year)
            .ExecuteUpdateAsync(set => set.SetProperty(numbers => numbers.Last, numbers => numbers.Last + 1), ct);
        var last = await db.Set<CaseNumbers>().Where(numbers => numbers.Year == year).Select(numbers => numbers.Last).SingleAsync(ct);
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{last:D4}");
    }
}

internal sealed class CaseNumbersConfiguration : IEntityTypeConfiguration<CaseNumbers>
{
    public void Configure(EntityTypeBuilder<CaseNumbers> builder)
    {
        builder.ToTable("CaseNumbers");
        builder.HasKey(numbers => numbers.Year);
        builder.Property(numbers => numbers.Year).ValueGeneratedNever();
    }
}
