using Compliance.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<RecordHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Record");
        builder.HasKey(entry => entry.Index);
        builder.Property(entry => entry.Index).ValueGeneratedNever();
        builder.Property(entry => entry.ActorName).HasMaxLength(100);
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.SubjectType).HasMaxLength(40);
        builder.Property(entry => entry.SubjectId).HasMaxLength(200);
        builder.Property(entry => entry.BeforeDigest).HasMaxLength(64);
        builder.Property(entry => entry.AfterDigest).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.OperationId, entry.Part }).IsUnique();
        builder.HasIndex(entry => new { entry.InspectionId, entry.Index });
        builder.HasIndex(entry => new { entry.FirmId, entry.Index });
    }

    public void Configure(EntityTypeBuilder<RecordHead> builder)
    {
        builder.ToTable("RecordHead");
        builder.HasKey(head => head.Id);
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.HasData(new RecordHead { Id = 1, LastIndex = 0 });
    }
}

/// <summary>The last index of the record, in one row that every change holds until it commits: so indexes have no gap.</summary>
public sealed class RecordHead
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>Index of the newest entry; 0 while the record is empty.</summary>
    public long LastIndex { get; set; }
}
