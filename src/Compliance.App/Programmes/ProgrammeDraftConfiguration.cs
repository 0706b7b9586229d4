using Compliance.App.Data;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Programmes;

internal sealed class ProgrammeDraftConfiguration : IEntityTypeConfiguration<ProgrammeDraft>
{
    public void Configure(EntityTypeBuilder<ProgrammeDraft> builder)
    {
        builder.ToTable("ProgrammeDrafts", table => table.HasCheckConstraint(
            "CK_ProgrammeDrafts_TwoPersons", "\"State\" <> 'Published' OR \"ClosedById\" <> \"ProposedById\""));
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.ProgrammeId).HasMaxLength(100);
        builder.Property(draft => draft.PolicyId).HasMaxLength(100);
        builder.Property(draft => draft.BaseVersion).HasMaxLength(100);
        builder.Property(draft => draft.Content).IsJson();
        builder.Property(draft => draft.Editors).IsJson();
        builder.Property(draft => draft.StartedByName).HasMaxLength(100);
        builder.Property(draft => draft.UpdatedByName).HasMaxLength(100);
        builder.Property(draft => draft.ProposedByName).HasMaxLength(100);
        builder.Property(draft => draft.ReturnedByName).HasMaxLength(100);
        builder.Property(draft => draft.ClosedByName).HasMaxLength(100);
        builder.Property(draft => draft.ReturnReason).HasMaxLength(ProgrammeDraft.ReasonLimit);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.IsOpen);

        // One open draft a programme, even where two editors begin one at the same moment.
        builder.HasIndex(draft => draft.ProgrammeId).IsUnique().HasFilter("\"State\" IN ('Drafting', 'Proposed')");
    }
}
