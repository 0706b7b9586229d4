using Compliance.App.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Notifications;

internal sealed class NotificationsConfiguration :
    IEntityTypeConfiguration<Notice>,
    IEntityTypeConfiguration<NoticePreference>,
    IEntityTypeConfiguration<OutgoingMail>,
    IEntityTypeConfiguration<Invitation>,
    IEntityTypeConfiguration<SentReminder>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Key).HasMaxLength(200);
        builder.Property(notice => notice.Reference).HasMaxLength(200);
        builder.Property(notice => notice.Path).HasMaxLength(Notice.PathLimit);
        builder.HasIndex(notice => notice.Key).IsUnique();
        builder.HasIndex(notice => new { notice.RecipientId, notice.ReadAt });
        builder.HasIndex(notice => new { notice.RecipientId, notice.At });
        builder.HasIndex(notice => notice.MailId);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(notice => notice.RecipientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutgoingMail>().WithMany().HasForeignKey(notice => notice.MailId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NoticePreference> builder)
    {
        builder.ToTable("NoticePreferences");
        builder.HasKey(preference => new { preference.UserId, preference.Kind });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(preference => preference.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.Key).HasMaxLength(200);
        builder.Property(mail => mail.FailureCause).HasMaxLength(OutgoingMail.CauseLimit);
        builder.Property(mail => mail.Version).IsConcurrencyToken();
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => new { mail.Status, mail.NextAttemptAt });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(mail => mail.RecipientId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.MailId);
        builder.Property(invitation => invitation.Place).HasMaxLength(Invitation.PlaceLimit);
        builder.HasOne<OutgoingMail>().WithOne().HasForeignKey<Invitation>(invitation => invitation.MailId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SentReminder> builder)
    {
        builder.ToTable("SentReminders");
        builder.HasKey(sent => new { sent.SubjectId, sent.Clock, sent.Due, sent.Step, sent.RecipientId, sent.IsEscalation });
        builder.HasOne<AppUser>().WithMany().HasForeignKey(sent => sent.RecipientId).OnDelete(DeleteBehavior.Restrict);
    }
}
