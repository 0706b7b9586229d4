using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The firm says that it has no more comments on the draft findings, so that nobody waits for the last day.</summary>
public sealed class CloseFactCheck(Changes changes, CaseFiles cases)
{
    /// <summary>Ends the firm's time to comment; said again, it changes nothing.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Comment, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            if (file.Inspection.FactCheckClosedByFirmAt is not null)
            {
                return Done.Value;
            }

            var before = file.Snapshot();
            return file.Inspection.CloseFactCheck(change.Now).Then<Done>(done =>
            {
                change.Record(RecordedAction.InspectionFactCheckClosed, file.Subject, before, new { Case = file.Snapshot(), file.Inspection.FactCheckClosedByFirmAt });
                return done;
            });
        }, ct);
}
