using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector takes back what the firm was asked; the named items close for the firm and the case's clock runs again.</summary>
public sealed class WithdrawRequest(Changes changes, CaseFiles cases)
{
    /// <summary>Withdraws the open request.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.WithdrawRequest, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var request = await FirmItems.OpenRequestAsync(change.Db, inspectionId, ct)
                ?? throw new InvalidOperationException($"Case {file.Inspection.Reference} waits for information and has no open request.");
            var before = RequestInformation.Snapshot(request);
            (request.ClosedAt, request.Withdrawn) = (change.Now, true);
            change.Record(RecordedAction.InspectionRequestWithdrawn, file.Part("information-request", request.Id.ToString()), before, RequestInformation.Snapshot(request));
            return file.Inspection.WithdrawRequest();
        }, ct);
}
