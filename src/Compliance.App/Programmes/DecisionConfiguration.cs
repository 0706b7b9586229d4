using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Programmes;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(decision => decision.Id).ValueGeneratedNever();

        // A chain without gaps or forks; at most one decision of a case is in the making, and at most one that was sent has no successor.
        builder.HasIndex(decision => new { decision.InspectionId, decision.Number }).IsUnique();
        builder.HasIndex(decision => decision.SupersedesId).IsUnique();
        builder.HasIndex(decision => decision.InspectionId, "IX_Decisions_InTheMaking").IsUnique().HasFilter("\"State\" <> 'Sent'");
        builder.HasIndex(decision => decision.InspectionId, "IX_Decisions_Current").IsUnique().HasFilter("\"State\" = 'Sent' AND \"SupersededOn\" IS NULL");
        builder.HasOne<Decision>().WithMany().HasForeignKey(decision => decision.SupersedesId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(decision => decision.OpenedByName).HasMaxLength(100);
        builder.Property(decision => decision.ProposerName).HasMaxLength(100);
        builder.HasIndex(decision => decision.ExpiresOn);
        builder.Ignore(decision => decision.Departs);
        builder.Property(decision => decision.Reasons).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.WaiverReason).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.ReturnReason).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.AssessmentDigest).HasMaxLength(64);
        builder.Property(decision => decision.PolicyHash).HasMaxLength(64);
        builder.Property(decision => decision.DrafterName).HasMaxLength(100);
        builder.Property(decision => decision.DeciderName).HasMaxLength(100);
        builder.Property(decision => decision.Version).IsConcurrencyToken();
        builder.ToTable(table => table.HasCheckConstraint(
            "CK_Decisions_TwoPersons", "\"Cause\" = 'Appeal' OR \"DeciderId\" IS NULL OR \"DeciderId\" <> \"DrafterId\""));
        builder.HasOne<Inspection>().WithMany().HasForeignKey(decision => decision.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("Enrolments");
        builder.Property(enrolment => enrolment.Id).ValueGeneratedNever();
        builder.Property(enrolment => enrolment.ProgrammeId).HasMaxLength(100);
        builder.HasIndex(enrolment => new { enrolment.ProgrammeId, enrolment.FirmId }).IsUnique();
        builder.HasOne<Firm>().WithMany().HasForeignKey(enrolment => enrolment.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
