using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>Ends a case without an assessment.</summary>
public sealed class CancelInspection(Changes changes, CaseFiles cases)
{
    /// <summary>Cancels the case, for ever.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="reason">Why; a firm that was notified reads it.</param>
    /// <param name="ct">Cancels the operation, not the case.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string reason, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Cancel, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                var before = file.Snapshot();
                return file.Inspection.Cancel(TypedText.Clean(reason)).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.InspectionCancelled, file.Subject, before, file.Snapshot());
                    return Done.Value;
                });
            },
            ct);
}
