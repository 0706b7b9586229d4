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

        // At most one decision a case; an appeal's new decision will supersede through a column of its own.
        builder.HasIndex(decision => decision.InspectionId).IsUnique();
        builder.Property(decision => decision.Reasons).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.WaiverReason).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.ReturnReason).HasMaxLength(Decision.TextLimit);
        builder.Property(decision => decision.AssessmentDigest).HasMaxLength(64);
        builder.Property(decision => decision.PolicyHash).HasMaxLength(64);
        builder.Property(decision => decision.DrafterName).HasMaxLength(100);
        builder.Property(decision => decision.DeciderName).HasMaxLength(100);
        builder.Property(decision => decision.Version).IsConcurrencyToken();
        builder.ToTable(table => table.HasCheckConstraint("CK_Decisions_TwoPersons", "\"DeciderId\" IS NULL OR \"DeciderId\" <> \"DrafterId\""));
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
