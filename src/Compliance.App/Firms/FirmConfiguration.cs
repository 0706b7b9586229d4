using Compliance.App.Access;
using Compliance.Domain.Firms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Firms;

internal sealed class FirmConfiguration : IEntityTypeConfiguration<Firm>
{
    public void Configure(EntityTypeBuilder<Firm> builder)
    {
        builder.ToTable("Firms");
        builder.Property(firm => firm.Id).ValueGeneratedNever();
        builder.Property(firm => firm.CorporateNumber).HasMaxLength(13);
        builder.HasIndex(firm => firm.CorporateNumber).IsUnique();
        builder.Property(firm => firm.NameJa).HasMaxLength(150);
        builder.Property(firm => firm.NameEn).HasMaxLength(150);
        builder.Property(firm => firm.Sector).HasMaxLength(1);
        builder.Property(firm => firm.Version).IsConcurrencyToken();
        builder.HasMany<AppUser>().WithOne().HasForeignKey(user => user.FirmId).OnDelete(DeleteBehavior.Restrict);
    }
}
