using Compliance.App.Data;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Incidents;

internal sealed class IncidentConfiguration :
    IEntityTypeConfiguration<Incident>,
    IEntityTypeConfiguration<IncidentDraft>,
    IEntityTypeConfiguration<IncidentMessage>,
    IEntityTypeConfiguration<IncidentFile>,
    IEntityTypeConfiguration<IncidentPosting>,
    IEntityTypeConfiguration<IncidentLink>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("Incidents");
        builder.Property(incident => incident.Id).ValueGeneratedNever();
        builder.Property(incident => incident.Reference).HasMaxLength(20);
        builder.Property(incident => incident.AcknowledgedByName).HasMaxLength(100);
        builder.Property(incident => incident.ClosedByName).HasMaxLength(100);
        builder.Property(incident => incident.ClosingWords).HasMaxLength(IncidentPosting.TextLimit);
        builder.Property(incident => incident.Version).IsConcurrencyToken();
        builder.Ignore(incident => incident.Clocks);
        builder.HasIndex(incident => incident.Reference).IsUnique();
        builder.HasIndex(incident => new { incident.FirmId, incident.State });
        builder.HasOne<Firm>().WithMany().HasForeignKey(incident => incident.FirmId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentDraft> builder)
    {
        builder.ToTable("IncidentDrafts");
        builder.HasKey(draft => draft.IncidentId);
        builder.Property(draft => draft.IncidentId).ValueGeneratedNever();
        builder.Property(draft => draft.Content).IsJson();
        builder.Property(draft => draft.SavedByName).HasMaxLength(100);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.HasOne<Incident>().WithMany().HasForeignKey(draft => draft.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentMessage> builder)
    {
        builder.ToTable("IncidentMessages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Content).IsJson();
        builder.Property(message => message.SentByName).HasMaxLength(100);
        builder.HasIndex(message => new { message.IncidentId, message.Number }).IsUnique();
        builder.HasOne<Incident>().WithMany().HasForeignKey(message => message.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(message => message.Files).WithOne().HasForeignKey(file => file.MessageId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentFile> builder)
    {
        builder.ToTable("IncidentFiles");
        builder.HasKey(file => new { file.MessageId, file.EvidenceVersionId });
        builder.HasOne<EvidenceVersion>().WithMany().HasForeignKey(file => file.EvidenceVersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentPosting> builder)
    {
        builder.ToTable("IncidentPostings");
        builder.Property(posting => posting.Id).ValueGeneratedNever();
        builder.Property(posting => posting.AuthorName).HasMaxLength(100);
        builder.Property(posting => posting.Text).HasMaxLength(IncidentPosting.TextLimit);
        builder.HasIndex(posting => new { posting.IncidentId, posting.At });
        builder.HasOne<Incident>().WithMany().HasForeignKey(posting => posting.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IncidentLink> builder)
    {
        builder.ToTable("IncidentLinks");
        builder.HasKey(link => new { link.IncidentId, link.InspectionId });
        builder.Property(link => link.ByName).HasMaxLength(100);
        builder.HasIndex(link => link.InspectionId);
        builder.HasOne<Incident>().WithMany().HasForeignKey(link => link.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(link => link.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
