using System.Runtime.CompilerServices;
using Compliance.App.Data;
using Compliance.Domain.Checklists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Checklists.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<ChecklistDraft>, IEntityTypeConfiguration<ChecklistDraftItem>
{
    public void Configure(EntityTypeBuilder<ChecklistDraft> builder)
    {
        builder.ToTable("ChecklistDrafts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.ChecklistId).HasMaxLength(100);
        builder.Property(draft => draft.ProposedVersion).HasMaxLength(100);
        builder.Property(draft => draft.BaseVersion).HasMaxLength(100);
        builder.Property(draft => draft.StartedByName).HasMaxLength(100);
        builder.Property(draft => draft.ChangedByName).HasMaxLength(100);
        builder.Property(draft => draft.ProposedByName).HasMaxLength(100);
        builder.Property(draft => draft.ReturnedByName).HasMaxLength(100);
        builder.Property(draft => draft.ClosedByName).HasMaxLength(100);
        builder.Property(draft => draft.ReturnReason).HasMaxLength(ChecklistDraft.ReasonLimit);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.Editors).IsJson();
        Stored(builder.Property(draft => draft.Frame));
        builder.HasIndex(draft => new { draft.ChecklistId, draft.State });
    }

    public void Configure(EntityTypeBuilder<ChecklistDraftItem> builder)
    {
        builder.ToTable("ChecklistDraftItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Version).IsConcurrencyToken();
        Stored(builder.Property(item => item.Content));
        builder.HasIndex(item => item.DraftId);
        builder.HasOne<ChecklistDraft>().WithMany().HasForeignKey(item => item.DraftId).OnDelete(DeleteBehavior.Restrict);
    }

    // The values are never changed in place, so the same object is the same value.
    private static void Stored<T>(PropertyBuilder<T> property)
        where T : class =>
        property.HasConversion(
            value => DraftJson.Text(value),
            text => DraftJson.Read<T>(text),
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => RuntimeHelpers.GetHashCode(value), value => value));
}
