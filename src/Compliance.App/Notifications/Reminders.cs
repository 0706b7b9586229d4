using System.Globalization;
using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>
/// Reminds people of days and tells the officers of those that passed. Each step that was sent is a row with a unique key, in
/// the same transaction as its notice.
/// </summary>
public sealed class Reminders(IDbContextFactory<ComplianceDb> factory, IEnumerable<IDueSource> sources, NoticeBoard board, TimeProvider time)
{
    /// <summary>Sends the step of every clock and person that is due now.</summary>
    public async Task SendAsync(CancellationToken ct)
    {
        foreach (var source in sources)
        {
            IReadOnlyList<DueItem> items;
            await using (var db = await factory.CreateDbContextAsync(ct))
            {
                items = await source.OpenAsync(db, Actor.System, time.Now(), ct);
            }

            foreach (var item in items)
            {
                // Most days are far away; nobody has to be looked up for them.
                if (item.Distance is { } distance && ReminderPlan.Next(distance, item.IsDuty, [], DueClocks.EarlyDays(item.Clock)) is not null)
                {
                    await SendAsync(source, item, distance, ct);
                }
            }
        }
    }

    private async Task SendAsync(IDueSource source, DueItem item, DueDistance distance, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var audience = await source.AudienceAsync(db, item, ct);
        var sent = await db.Set<SentReminder>().AsNoTracking()
            .Where(sent => sent.SubjectId == item.SubjectId && sent.Clock == item.Clock && sent.Due == distance.Due)
            .ToListAsync(ct);
        foreach (var person in audience.Reminded.Distinct())
        {
            var steps = sent.Where(sent => sent.RecipientId == person && !sent.IsEscalation).Select(sent => sent.Step);
            if (ReminderPlan.Next(distance, item.IsDuty, steps, DueClocks.EarlyDays(item.Clock)) is { } step)
            {
                await AddAsync(db, item, distance, step, person, isEscalation: false, ct);
            }
        }

        if (ReminderPlan.Escalates(distance, item.IsDuty))
        {
            // Who has to act was told so already.
            foreach (var person in audience.Escalated.Except(audience.Reminded).Where(person => !sent.Exists(sent => sent.RecipientId == person && sent.IsEscalation)))
            {
                await AddAsync(db, item, distance, ReminderStep.Overdue, person, isEscalation: true, ct);
            }
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process sent it at the same moment; whatever is left comes with the next round.
        }
    }

    private Task AddAsync(ComplianceDb db, DueItem item, DueDistance distance, ReminderStep step, Guid person, bool isEscalation, CancellationToken ct)
    {
        var now = time.Now();
        db.Add(new SentReminder
        {
            SubjectId = item.SubjectId,
            Clock = item.Clock,
            Due = distance.Due,
            Step = step,
            RecipientId = person,
            IsEscalation = isEscalation,
            At = now,
        });
        var kind = isEscalation ? NoticeKind.Escalated : step is ReminderStep.Overdue ? NoticeKind.Overdue : NoticeKind.DueSoon;
        var cause = string.Create(CultureInfo.InvariantCulture, $"due/{item.Clock}/{item.SubjectId:N}/{distance.Due:yyyy-MM-dd}/{step}/{(isEscalation ? "up" : "own")}");
        var draft = new NoticeDraft(kind, cause, item.Reference, isEscalation ? item.Home : item.Path, now)
        {
            InspectionId = item.InspectionId,
            FirmId = item.IsOfFirm && !isEscalation ? item.FirmId : null,
            Clock = item.Clock,
            Day = distance.Due,
        };
        return board.PostAsync(db, draft, [person], ct);
    }
}
