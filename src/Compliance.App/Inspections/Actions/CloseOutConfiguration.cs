using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Inspections.Actions;

internal sealed class CloseOutConfiguration :
    IEntityTypeConfiguration<CloseOut>,
    IEntityTypeConfiguration<CorrectiveAction>,
    IEntityTypeConfiguration<ClosureClaim>,
    IEntityTypeConfiguration<ClosureJudgement>,
    IEntityTypeConfiguration<ActionNote>,
    IEntityTypeConfiguration<Extension>,
    IEntityTypeConfiguration<CloseOutAssessment>
{
    private const int ItemIdLength = 100;
    private const int NameLength = 100;

    public void Configure(EntityTypeBuilder<CloseOut> builder)
    {
        builder.ToTable("CloseOuts");
        builder.HasKey(row => row.InspectionId);
        builder.Property(row => row.InspectionId).ValueGeneratedNever();
        builder.HasIndex(row => row.DecisionId).IsUnique();
        builder.HasIndex(row => row.DueOn);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("CK_CloseOuts_Due", "\"DueOn\" >= \"FirstDueOn\" AND \"DueOn\" <= \"LatestDueOn\""));
    }

    public void Configure(EntityTypeBuilder<CorrectiveAction> builder)
    {
        builder.ToTable("CorrectiveActions");
        builder.HasKey(row => new { row.InspectionId, row.ItemId });
        builder.Property(row => row.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(row => row.Plan).IsJson();
        builder.Property(row => row.HandedIn!).IsJson();
        builder.Property(row => row.HandedInByName).HasMaxLength(NameLength);
        builder.Property(row => row.AcceptedByName).HasMaxLength(NameLength);
        builder.Property(row => row.Remarks).HasMaxLength(CorrectiveAction.RemarksLimit);
        builder.Property(row => row.DoneOn).IsJson();
        builder.Property(row => row.Statement).HasMaxLength(CorrectiveAction.StatementLimit);
        builder.Property(row => row.Evidence).IsJson();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<CloseOut>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.IsOpen);
        builder.Ignore(row => row.OpenMilestones);
    }

    public void Configure(EntityTypeBuilder<ClosureClaim> builder)
    {
        builder.ToTable("ClosureClaims");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(row => row.Statement).HasMaxLength(CorrectiveAction.StatementLimit);
        builder.Property(row => row.Evidence).IsJson();
        builder.Property(row => row.SignatoryName).HasMaxLength(NameLength);
        builder.HasIndex(row => new { row.InspectionId, row.ItemId, row.Round }).IsUnique();
        builder.HasOne<CorrectiveAction>().WithMany().HasForeignKey(row => new { row.InspectionId, row.ItemId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ClosureJudgement> builder)
    {
        builder.ToTable("ClosureJudgements");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(row => row.Rationale).HasMaxLength(CorrectiveAction.RemarksLimit);
        builder.Property(row => row.InspectorName).HasMaxLength(NameLength);

        // A claim is judged once, whoever clicks at the same time.
        builder.HasIndex(row => new { row.InspectionId, row.ItemId, row.Round }).IsUnique();
        builder.HasOne<CorrectiveAction>().WithMany().HasForeignKey(row => new { row.InspectionId, row.ItemId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ActionNote> builder)
    {
        builder.ToTable("ActionNotes");
        builder.HasKey(row => new { row.InspectionId, row.ItemId, row.InspectorId });
        builder.Property(row => row.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(row => row.Text).HasMaxLength(CorrectiveAction.RemarksLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<CorrectiveAction>().WithMany().HasForeignKey(row => new { row.InspectionId, row.ItemId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Extension> builder)
    {
        builder.ToTable("Extensions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(Extension.TextLimit);
        builder.Property(row => row.Note).HasMaxLength(Extension.TextLimit);
        builder.Property(row => row.Answer).HasMaxLength(Extension.TextLimit);
        builder.Property(row => row.AskedByName).HasMaxLength(NameLength);
        builder.Property(row => row.OfficerName).HasMaxLength(NameLength);
        builder.Property(row => row.DeciderName).HasMaxLength(NameLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.InspectionId);
        builder.HasOne<CloseOut>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("CK_Extensions_TwoPersons", "\"DeciderId\" IS NULL OR \"DeciderId\" <> \"OfficerId\""));
        builder.Ignore(row => row.IsOpen);
    }

    public void Configure(EntityTypeBuilder<CloseOutAssessment> builder)
    {
        builder.ToTable("CloseOutAssessments");
        builder.HasKey(row => row.InspectionId);
        builder.Property(row => row.InspectionId).ValueGeneratedNever();
        builder.Property(row => row.BaseDigest).HasMaxLength(64);
        builder.Property(row => row.RulesetHash).HasMaxLength(64);
        builder.Property(row => row.InputsHash).HasMaxLength(64);
        builder.Property(row => row.Score).HasMaxLength(100);
        builder.Property(row => row.Maximum).HasMaxLength(100);
        builder.Property(row => row.Digest).HasMaxLength(64);
        builder.HasOne<CloseOut>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
