using Compliance.Domain.Evidence;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Programmes;

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>, IEntityTypeConfiguration<AppealCitation>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("Appeals");
        builder.Property(appeal => appeal.Id).ValueGeneratedNever();
        builder.Property(appeal => appeal.Grounds).HasMaxLength(Appeal.TextLimit);
        builder.Property(appeal => appeal.Reasons).HasMaxLength(Appeal.TextLimit);
        builder.Property(appeal => appeal.FiledByName).HasMaxLength(100);
        builder.Property(appeal => appeal.OfficerName).HasMaxLength(100);
        builder.Property(appeal => appeal.WithdrawnByName).HasMaxLength(100);
        builder.Property(appeal => appeal.Version).IsConcurrencyToken();
        builder.Ignore(appeal => appeal.IsOpen);

        // One appeal a decision.
        builder.HasIndex(appeal => appeal.DecisionId).IsUnique();
        builder.HasIndex(appeal => appeal.State);
        builder.HasIndex(appeal => appeal.InspectionId);
        builder.HasOne<Decision>().WithMany().HasForeignKey(appeal => appeal.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Decision>().WithMany().HasForeignKey(appeal => appeal.NewDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(appeal => appeal.Citations).WithOne().HasForeignKey(citation => citation.AppealId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AppealCitation> builder)
    {
        builder.ToTable("AppealCitations");
        builder.HasKey(citation => new { citation.AppealId, citation.EvidenceVersionId });
        builder.HasOne<EvidenceVersion>().WithMany().HasForeignKey(citation => citation.EvidenceVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
