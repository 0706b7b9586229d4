using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer confirms the review; the firm sees the draft findings and may comment for some business days.</summary>
public sealed class ConfirmReview(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewConfirmed;

    /// <summary>Confirms the review.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// <see cref="RemarksNotSent"/> or <see cref="RemarksNotAccepted"/> with the items that block it; <see cref="CalendarEnds"/>
    /// where the installation's calendar does not reach that far.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.ConfirmReview, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var remarks = await Remarks.AllAsync(change.Db, inspectionId, ct);
            return RemarkCheck.OfConfirming(file.Published.Checklist, remarks)
                .Then(_ => calendar.BusinessDays.Add(calendar.DayOf(change.Now), file.Inspection.FactCheckBusinessDays))
                .Then(until => file.Move(change, Action, inspection => inspection.ConfirmReview(until)));
        }, ct);
}
