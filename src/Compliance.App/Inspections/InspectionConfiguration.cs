using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Inspections;

internal sealed class InspectionConfiguration :
    IEntityTypeConfiguration<Inspection>,
    IEntityTypeConfiguration<CaseAssignment>,
    IEntityTypeConfiguration<ConflictDeclaration>,
    IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.ToTable("Inspections");
        builder.Property(inspection => inspection.Id).ValueGeneratedNever();
        builder.Property(inspection => inspection.Reference).HasMaxLength(40);
        builder.HasIndex(inspection => inspection.Reference).IsUnique();
        builder.Property(inspection => inspection.ProgrammeId).HasMaxLength(100);
        builder.Property(inspection => inspection.ChecklistId).HasMaxLength(100);
        builder.Property(inspection => inspection.ChecklistVersion).HasMaxLength(40);
        builder.Property(inspection => inspection.ChecklistHash).HasMaxLength(64);
        builder.Property(inspection => inspection.PolicyVersion).HasMaxLength(40);
        builder.Property(inspection => inspection.PolicyHash).HasMaxLength(64);
        builder.Property(inspection => inspection.ReturnReason).HasMaxLength(FactCheckComment.TextLimit);
        builder.Property(inspection => inspection.CancelReason).HasMaxLength(FactCheckComment.TextLimit);
        builder.Property(inspection => inspection.Cause!).IsJson().IsRequired(false);
        builder.Property(inspection => inspection.Version).IsConcurrencyToken();
        builder.HasIndex(inspection => new { inspection.State, inspection.SubmissionDue });

        // At most one open case for a firm under a programme.
        builder.HasIndex(inspection => new { inspection.FirmId, inspection.ProgrammeId })
            .IsUnique()
            .HasFilter("\"State\" NOT IN ('Concluded', 'Cancelled')")
            .HasDatabaseName("IX_Inspections_OneOpenCase");
        builder.HasOne<Firm>().WithMany().HasForeignKey(inspection => inspection.FirmId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseAssignment> builder)
    {
        builder.ToTable("CaseAssignments");

        // The key is the rule: one person holds at most one duty in a case.
        builder.HasKey(assignment => new { assignment.InspectionId, assignment.UserId });
        builder.Property(assignment => assignment.UserName).HasMaxLength(100);
        builder.HasIndex(assignment => assignment.UserId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(assignment => assignment.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(assignment => assignment.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ConflictDeclaration> builder)
    {
        builder.ToTable("ConflictDeclarations");
        builder.HasKey(declaration => new { declaration.UserId, declaration.FirmId });
        builder.Property(declaration => declaration.Reason).HasMaxLength(2000);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(declaration => declaration.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Firm>().WithMany().HasForeignKey(declaration => declaration.FirmId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("Assessments");
        builder.HasKey(assessment => assessment.InspectionId);
        builder.Property(assessment => assessment.RulesetHash).HasMaxLength(64);
        builder.Property(assessment => assessment.InputsHash).HasMaxLength(64);
        builder.Property(assessment => assessment.Digest).HasMaxLength(64);
        builder.Property(assessment => assessment.Score).HasMaxLength(100);
        builder.Property(assessment => assessment.Maximum).HasMaxLength(100);
        builder.HasOne<Inspection>().WithOne().HasForeignKey<Assessment>(assessment => assessment.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
