using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Evidence;

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<EvidenceDocument>, IEntityTypeConfiguration<EvidenceVersion>
{
    public void Configure(EntityTypeBuilder<EvidenceDocument> builder)
    {
        builder.ToTable("EvidenceDocuments");
        builder.HasKey(document => document.Id);
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.Property(document => document.Title).HasMaxLength(EvidenceText.MaxTitle);
        // Compatibility composition can make a text longer.
        builder.Property(document => document.SearchText);
        builder.Property(document => document.Version).IsConcurrencyToken();
        builder.HasMany(document => document.Versions).WithOne().HasForeignKey(version => version.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(document => document.Versions).HasField("versions").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Firm>().WithMany().HasForeignKey(document => document.FirmId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(document => new { document.FirmId, document.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<EvidenceVersion> builder)
    {
        builder.ToTable("EvidenceVersions", table =>
        {
            table.HasCheckConstraint("CK_EvidenceVersions_Size", "\"Size\" > 0");
            table.HasCheckConstraint("CK_EvidenceVersions_Number", "\"Number\" > 0");
        });
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.FileName).HasMaxLength(FileNames.MaxLength);
        builder.Property(version => version.OriginalFileName).HasMaxLength(400);
        builder.Property(version => version.Sha256).HasMaxLength(64);
        builder.Property(version => version.MediaType).HasMaxLength(100);
        builder.Property(version => version.Scan).IsConcurrencyToken();
        builder.Property(version => version.ScanDetail).HasMaxLength(200);
        builder.Property(version => version.UploadedByName).HasMaxLength(100);
        builder.Ignore(version => version.IsReleased);
        builder.HasIndex(version => new { version.DocumentId, version.Number }).IsUnique();
        builder.HasIndex(version => version.Sha256);
        builder.HasIndex(version => new { version.Scan, version.ScanDueAt });
    }
}
