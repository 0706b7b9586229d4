using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Checklists;

internal sealed class PublishedFileConfiguration : IEntityTypeConfiguration<PublishedFile>
{
    public void Configure(EntityTypeBuilder<PublishedFile> builder)
    {
        builder.ToTable("PublishedFiles");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Name).HasMaxLength(100);
        builder.Property(file => file.Version).HasMaxLength(50);
        builder.Property(file => file.ContentHash).HasMaxLength(64);
        builder.Property(file => file.ProposedByName).HasMaxLength(100);
        builder.Property(file => file.ApprovedByName).HasMaxLength(100);
        builder.HasIndex(file => new { file.Kind, file.Name, file.Version }).IsUnique();
    }
}
