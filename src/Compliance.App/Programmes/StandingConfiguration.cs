using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Programmes;

internal sealed class StandingConfiguration :
    IEntityTypeConfiguration<StandingChange>, IEntityTypeConfiguration<AffirmationDue>, IEntityTypeConfiguration<Affirmation>
{
    public void Configure(EntityTypeBuilder<StandingChange> builder)
    {
        builder.ToTable("StandingChanges");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Reasons).HasMaxLength(StandingChange.TextLimit);
        builder.Property(change => change.RefusalReason).HasMaxLength(StandingChange.TextLimit);
        builder.Property(change => change.AskerName).HasMaxLength(100);
        builder.Property(change => change.ApproverName).HasMaxLength(100);
        builder.Property(change => change.Version).IsConcurrencyToken();
        builder.HasIndex(change => new { change.DecisionId, change.Number }).IsUnique();
        builder.HasIndex(change => change.DecisionId, "IX_StandingChanges_Open").IsUnique().HasFilter("\"State\" = 'Asked'");
        builder.HasIndex(change => change.InspectionId);
        builder.ToTable(table => table.HasCheckConstraint("CK_StandingChanges_TwoPersons", "\"ApproverId\" IS NULL OR \"ApproverId\" <> \"AskerId\""));
        builder.HasOne<Decision>().WithMany().HasForeignKey(change => change.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AffirmationDue> builder)
    {
        builder.ToTable("AffirmationDues");
        builder.HasKey(due => new { due.DecisionId, due.DueOn });
        builder.HasIndex(due => due.DueOn);
        builder.HasIndex(due => due.InspectionId);
        builder.HasOne<Decision>().WithMany().HasForeignKey(due => due.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Affirmation> builder)
    {
        builder.ToTable("Affirmations");
        builder.Property(affirmation => affirmation.Id).ValueGeneratedNever();
        builder.Property(affirmation => affirmation.SignatoryName).HasMaxLength(100);
        builder.Property(affirmation => affirmation.TypedName).HasMaxLength(Affirmation.NameLimit);
        builder.Property(affirmation => affirmation.WordsEn).HasMaxLength(2_000);
        builder.Property(affirmation => affirmation.WordsJa).HasMaxLength(2_000);

        // One for each due day, of the days that were put on file.
        builder.HasIndex(affirmation => new { affirmation.DecisionId, affirmation.DueOn }).IsUnique();
        builder.HasOne<AffirmationDue>().WithMany().HasForeignKey(affirmation => new { affirmation.DecisionId, affirmation.DueOn }).OnDelete(DeleteBehavior.Restrict);
    }
}
