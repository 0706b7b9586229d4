using Compliance.App.Access;
using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>The one place where notices are written. Whoever calls it decides who is told; it sees to it that nobody of another side is.</summary>
public sealed class NoticeBoard(IIds ids, MailOptions mail)
{
    /// <summary>
    /// Adds a notice for each recipient to the context, and the mail that carries it. Accounts that are blocked or belong to
    /// another side than the draft says get nothing.
    /// </summary>
    /// <param name="db">The context of the change that causes it; its runner saves.</param>
    /// <param name="draft">What is said.</param>
    /// <param name="recipients">Who is told; the same person twice counts once.</param>
    /// <param name="ct">Cancels.</param>
    public async Task PostAsync(ComplianceDb db, NoticeDraft draft, IReadOnlyCollection<Guid> recipients, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(recipients);
        if (recipients.Count == 0)
        {
            return;
        }

        var people = await db.Users.AsNoTracking()
            .Where(user => recipients.Contains(user.Id) && !user.IsDisabled && user.FirmId == draft.FirmId)
            .OrderBy(user => user.Id)
            .Select(user => new { user.Id, Roles = user.Grants.Select(grant => grant.Role).ToList() })
            .ToListAsync(ct);
        var chosen = await db.Set<NoticePreference>().AsNoTracking()
            .Where(preference => recipients.Contains(preference.UserId) && preference.Kind == draft.Kind)
            .ToDictionaryAsync(preference => preference.UserId, preference => (MailChoice?)preference.Mail, ct);
        foreach (var person in people)
        {
            Add(db, draft, person.Id, NoticeRules.Effective(draft.Kind, person.Roles.ToHashSet(), chosen.GetValueOrDefault(person.Id)));
        }
    }

    /// <summary>The active holders of an office of the authority.</summary>
    public static IQueryable<Guid> HoldersOf(ComplianceDb db, Role role)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Users.Where(user => !user.IsDisabled && user.FirmId == null && user.Grants.Any(grant => grant.Role == role)).Select(user => user.Id);
    }

    private void Add(ComplianceDb db, NoticeDraft draft, Guid recipient, MailChoice choice)
    {
        var key = $"{draft.Cause}:{recipient:N}";
        var letter = mail.IsConfigured && choice is MailChoice.AtOnce
            ? new OutgoingMail { Id = ids.New(), RecipientId = recipient, Key = key, CreatedAt = draft.At, NextAttemptAt = draft.At }
            : null;
        if (letter is not null)
        {
            db.Add(letter);
            if (draft.Event is { } appointment)
            {
                db.Add(new Invitation
                {
                    MailId = letter.Id,
                    EventId = appointment.Id,
                    IsCancelled = appointment.IsCancelled,
                    Sequence = appointment.Sequence,
                    ChangedAt = appointment.ChangedAt,
                    From = appointment.From,
                    To = appointment.To,
                    Place = appointment.Place,
                });
            }
        }

        db.Add(new Notice
        {
            Id = ids.New(),
            RecipientId = recipient,
            Key = key,
            Kind = draft.Kind,
            Reference = draft.Reference,
            InspectionId = draft.InspectionId,
            FirmId = draft.FirmId,
            Clock = draft.Clock,
            Day = draft.Day,
            Path = draft.Path,
            At = draft.At,
            Mail = mail.IsConfigured ? choice : MailChoice.Off,
            MailId = letter?.Id,
        });
    }
}
