using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>The clocks of a case until it is concluded: the firm's three, and the authority's own where the programme sets one.</summary>
public sealed class CaseDues(LocalCalendar calendar) : IDueSource
{
    private static readonly InspectionState[] UnderReview =
        [InspectionState.Submitted, InspectionState.InReview, InspectionState.InformationRequested, InspectionState.Reviewed, InspectionState.QualityReview];

    private static readonly CaseRole[] Judges = [CaseRole.Inspector, CaseRole.LeadInspector];

    /// <inheritdoc />
    public async Task<IReadOnlyList<DueItem>> OpenAsync(ComplianceDb db, Actor viewer, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var today = calendar.DayOf(now);
        var seen = viewer.IsSystem ? db.Set<Inspection>().AsNoTracking() : CaseQueries.VisibleTo(db, viewer);
        var rows = await (
            from inspection in seen
            where inspection.State == InspectionState.Notified || inspection.State == InspectionState.FactCheck || UnderReview.Contains(inspection.State)
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            select new
            {
                Inspection = inspection,
                Firm = new LocalizedText(firm.NameEn, firm.NameJa),
                Held = db.Set<CaseAssignment>().Where(held => held.InspectionId == inspection.Id && held.UserId == viewer.UserId)
                    .Select(held => (CaseRole?)held.Role).FirstOrDefault(),
                Requests = db.Set<InformationRequest>().Where(request => request.InspectionId == inspection.Id)
                    .Select(request => new Asked(request.AskedAt, request.ClosedAt, request.DueOn)).ToList(),
            }).ToListAsync(ct);

        var items = new List<DueItem>();
        foreach (var row in rows)
        {
            var (inspection, firm) = (row.Inspection, row.Firm);
            var mine = viewer.FirmId == inspection.FirmId;
            DueItem Of(DueClock clock, DateOnly? due, bool isDuty, bool isOfFirm, bool isMine, string page) => new(
                inspection.Id, clock, inspection.Id, inspection.Reference, inspection.FirmId, firm, due is { } day ? DistanceOf(day, today) : null,
                isDuty, isOfFirm, isMine, CaseAudience.Path(inspection.Id, page));

            switch (inspection.State)
            {
                case InspectionState.Notified when inspection.SubmissionDue is { } due:
                    items.Add(Of(DueClock.Submission, due, true, true, mine, "answers"));
                    break;
                case InspectionState.InformationRequested when row.Requests.Find(request => request.ClosedAt is null) is { } open:
                    items.Add(Of(DueClock.Information, open.DueOn, true, true, mine, "answers?show=asked"));
                    break;
                case InspectionState.FactCheck when inspection is { FactCheckUntil: { } until, FactCheckClosedByFirmAt: null } && until >= today:
                    items.Add(Of(DueClock.Comments, until, false, true, mine, "findings"));
                    break;
                default:
                    break;
            }

            if (UnderReview.Contains(inspection.State) && Review(inspection, row.Requests) is { } review)
            {
                var holds = row.Held is { } duty && (inspection.State is InspectionState.QualityReview or InspectionState.Reviewed
                    ? duty is CaseRole.QualityReviewer : Judges.Contains(duty));
                items.Add(Of(DueClock.Review, review.Due, true, false, holds, "review"));
            }
        }

        return items;
    }

    /// <inheritdoc />
    public async Task<DueAudience> AudienceAsync(ComplianceDb db, DueItem item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        var inspection = await db.Set<Inspection>().AsNoTracking().SingleAsync(inspection => inspection.Id == item.InspectionId, ct);
        var officers = await CaseAudience.OfficersAsync(db, ct);
        if (item.IsOfFirm)
        {
            return new DueAudience(await CaseAudience.FirmAsync(db, inspection, ct), officers);
        }

        CaseRole[] duties = inspection.State is InspectionState.QualityReview or InspectionState.Reviewed ? [CaseRole.QualityReviewer] : Judges;
        return new DueAudience(await CaseAudience.HoldersAsync(db, inspection, ct, duties), officers);
    }

    private DueDistance DistanceOf(DateOnly due, DateOnly today) => new(due, today, calendar.BusinessDays.Between(today, due));

    // The requests are the rows of when the clock stopped and went on. A day beyond the calendar's data is no day that anybody can be reminded of.
    private ReviewDue? Review(Inspection inspection, List<Asked> requests)
    {
        if (inspection is not { ReviewBusinessDays: { } days, SubmittedAt: { } submitted })
        {
            return null;
        }

        var stops = requests.ConvertAll(request => new ClockStop(calendar.DayOf(request.AskedAt), request.ClosedAt is { } closed ? calendar.DayOf(closed) : null));
        var read = ReviewClock.Read(calendar.BusinessDays, calendar.DayOf(submitted), days, stops);
        return read.IsSuccess ? read.Value : null;
    }

    private sealed record Asked(DateTimeOffset AskedAt, DateTimeOffset? ClosedAt, DateOnly DueOn);
}
