using Compliance.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Oscal.Mappings;

internal sealed class ControlMappingConfiguration : IEntityTypeConfiguration<ControlMapping>
{
    public void Configure(EntityTypeBuilder<ControlMapping> builder)
    {
        builder.ToTable("ControlMappings");
        builder.Property(mapping => mapping.Id).ValueGeneratedNever();
        builder.Property(mapping => mapping.ChecklistId).HasMaxLength(100);
        builder.Property(mapping => mapping.ChecklistVersion).HasMaxLength(50);
        builder.Property(mapping => mapping.Title).HasMaxLength(MappingLimits.Name);
        builder.Property(mapping => mapping.OwnName).HasMaxLength(MappingLimits.Name);
        builder.Property(mapping => mapping.OtherName).HasMaxLength(MappingLimits.Name);
        builder.Property(mapping => mapping.Sha256).HasMaxLength(64);
        builder.Property(mapping => mapping.ImportedByName).HasMaxLength(100);
        builder.Property(mapping => mapping.RemovedByName).HasMaxLength(100);
        builder.Property(mapping => mapping.Unmatched).IsJson();
        builder.HasMany(mapping => mapping.Entries).WithOne().HasForeignKey(entry => entry.MappingId).OnDelete(DeleteBehavior.Restrict);

        // Two people who import the same file at once import it once.
        builder.HasIndex(mapping => new { mapping.ChecklistId, mapping.Sha256, mapping.Number, mapping.Side }).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
    }
}

internal sealed class ControlMappingEntryConfiguration : IEntityTypeConfiguration<ControlMappingEntry>
{
    public void Configure(EntityTypeBuilder<ControlMappingEntry> builder)
    {
        builder.ToTable("ControlMappingEntries");
        builder.HasKey(entry => new { entry.MappingId, entry.Position });
        builder.Property(entry => entry.ItemId).HasMaxLength(100);
        builder.Property(entry => entry.OtherId).HasMaxLength(MappingLimits.Id);
        builder.Property(entry => entry.Relationship).HasMaxLength(MappingLimits.Id);
    }
}
