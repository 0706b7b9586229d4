using Compliance.App.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Inspections.Visits;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<SiteVisit>, IEntityTypeConfiguration<VisitAttendee>, IEntityTypeConfiguration<SharedMinutes>
{
    public void Configure(EntityTypeBuilder<SiteVisit> builder)
    {
        builder.ToTable("SiteVisits");
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Place).HasMaxLength(SiteVisit.PlaceLimit);
        builder.Property(visit => visit.Agenda).HasMaxLength(SiteVisit.TextLimit);
        builder.Property(visit => visit.CancelReason).HasMaxLength(SiteVisit.ReasonLimit);
        builder.Property(visit => visit.Minutes).HasMaxLength(SiteVisit.TextLimit);
        builder.Property(visit => visit.Version).IsConcurrencyToken();
        builder.HasIndex(visit => visit.InspectionId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(visit => visit.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(visit => visit.Attendees).WithOne().HasForeignKey(attendee => attendee.VisitId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<VisitAttendee> builder)
    {
        builder.ToTable("VisitAttendees");
        builder.HasKey(attendee => new { attendee.VisitId, attendee.UserId });
        builder.Property(attendee => attendee.Name).HasMaxLength(100);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(attendee => attendee.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SharedMinutes> builder)
    {
        builder.ToTable("SharedMinutes");
        builder.HasKey(shared => shared.VisitId);
        builder.Property(shared => shared.Text).HasMaxLength(SiteVisit.TextLimit);
        builder.Property(shared => shared.SharedByName).HasMaxLength(100);
        builder.HasIndex(shared => shared.InspectionId);
        builder.HasOne<SiteVisit>().WithOne().HasForeignKey<SharedMinutes>(shared => shared.VisitId).OnDelete(DeleteBehavior.Restrict);
    }
}
