using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// The clocks of a decision that was sent: how long the firm may appeal, until when open items are to be closed, by when the
/// status is to be affirmed, and when it ends. Of what is withdrawn, superseded or over nothing runs any more.
/// </summary>
public sealed class StatusDues(LocalCalendar calendar) : IDueSource
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var seen = viewer.IsSystem ? db.Set<Inspection>().AsNoTracking() : CaseQueries.VisibleTo(db, viewer);
        var rows = await (
            from decision in DecisionDesk.LatestSent(db).AsNoTracking()
            join inspection in seen on decision.InspectionId equals inspection.Id
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            select new Row(
                decision,
                inspection.Reference,
                firm.Id,
                new LocalizedText(firm.NameEn, firm.NameJa),
                db.Set<Appeal>().Any(appeal => appeal.DecisionId == decision.Id),
                db.Set<CloseOut>().Where(row => row.InspectionId == decision.InspectionId && row.CompletedAt == null)
                    .Select(row => (DateOnly?)row.DueOn).FirstOrDefault(),
                db.Set<CorrectiveAction>().Any(row => row.InspectionId == decision.InspectionId && row.State != CorrectiveActionState.Closed))).ToListAsync(ct);
        var facts = await StandingFiles.LoadAsync(db, [.. rows.Select(row => row.Decision)], ct);
        var today = calendar.DayOf(now);
        return [.. rows.SelectMany(row => ClocksOf(row, facts[row.Decision.Id], viewer, today))];
    }

    /// <inheritdoc />
    public async Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(inspection => inspection.Id == item.InspectionId, ct);
        var officers = await CaseAudience.OfficersAsync(db, ct);
        return item.IsOfFirm ? new DueAudience(await CaseAudience.FirmAsync(db, inspection, ct), officers) : new DueAudience(officers, []);
    }

    private IEnumerable<DueItem> ClocksOf(Row row, StandingFacts facts, Actor viewer, DateOnly today)
    {
        var decision = row.Decision;
        var standing = Standing.On(facts, today);
        if (standing is DecisionStanding.Withdrawn or DecisionStanding.Superseded)
        {
            yield break;
        }

        var mine = viewer.FirmId == row.FirmId;
        DueItem Of(DueClock clock, DateOnly day, bool isOfFirm, string page) => new(
            decision.Id, clock, decision.InspectionId, row.Reference, row.FirmId, row.Firm,
            new DueDistance(day, today, calendar.BusinessDays.Between(today, day)),
            !DueClocks.IsRight(clock), isOfFirm, isOfFirm ? mine : viewer.Has(Role.ProgrammeOfficer), CaseAudience.Path(decision.InspectionId, page));

        if (decision.AppealUntil is { } appealUntil && appealUntil >= today && !row.HasAppeal)
        {
            yield return Of(DueClock.Appeal, appealUntil, true, "appeal");
        }

        if (decision.Outcome is Outcome.Conditional && row.CloseOutDueOn is { } closeBy && row.HasOpenAction)
        {
            // Whatever is not closed on the last day expires: from then on there is nothing left to do in this close-out.
            if (closeBy >= today)
            {
                yield return Of(DueClock.CloseOut, closeBy, true, "actions");
            }

            yield break;
        }

        if (standing is DecisionStanding.AffirmationMissed && Standing.MissedOn(facts, today) is { } missed)
        {
            yield return Of(DueClock.Affirmation, facts.Dues.Single(due => due.DueOn == missed).LastDay, true, "decision");
        }
        else if (standing is not DecisionStanding.Expired && Standing.NextDue(facts, today) is { } next)
        {
            yield return Of(DueClock.Affirmation, next.LastDay, true, "decision");
        }

        if (facts.ExpiresOn is { } end && end >= today)
        {
            // The authority has its own: without a new inspection in time the firm falls out of the programme.
            if (viewer.IsSystem || viewer.FirmId is not null)
            {
                yield return Of(DueClock.StatusEnd, end, true, "decision");
            }

            if (viewer.FirmId is null)
            {
                yield return Of(DueClock.StatusEnd, end, false, "decision");
            }
        }
    }

    private sealed record Row(
        Decision Decision, string Reference, Guid FirmId, LocalizedText Firm, bool HasAppeal, DateOnly? CloseOutDueOn, bool HasOpenAction);
}
