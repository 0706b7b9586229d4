using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Access;

internal sealed class AccessConfiguration : IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<RoleGrant>, IEntityTypeConfiguration<Qualification>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(100);
        builder.Property(user => user.NormalizedDisplayName).HasMaxLength(200);
        builder.Property(user => user.Language).HasMaxLength(10);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.HasMany(user => user.Grants).WithOne().HasForeignKey(grant => grant.UserId);
        builder.HasIndex(user => user.FirmId);
    }

    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants");
        builder.HasKey(grant => new { grant.UserId, grant.Role });
    }

    public void Configure(EntityTypeBuilder<Qualification> builder)
    {
        builder.ToTable("Qualifications");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Number).HasMaxLength(Qualification.NumberLimit);
        builder.Property(row => row.EnteredByName).HasMaxLength(100);
        builder.Property(row => row.EndReason).HasMaxLength(Qualification.ReasonLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.UserId);
        builder.HasIndex(row => row.ValidUntil);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
