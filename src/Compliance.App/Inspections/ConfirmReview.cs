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
    /// <returns><see cref="CalendarEnds"/> where the installation's calendar does not reach that far.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.MoveAsync(
            cases, actor, operationId, inspectionId, InspectionEvent.ConfirmReview, Action,
            (file, change) => calendar.BusinessDays
                .Add(calendar.DayOf(change.Now), file.Inspection.FactCheckBusinessDays)
                .Then(file.Inspection.ConfirmReview),
            ct);
}
