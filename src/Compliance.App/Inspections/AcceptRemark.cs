using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer is content with the inspectors' answer to a remark.</summary>
public sealed class AcceptRemark(Changes changes, CaseFiles cases)
{
    /// <summary>Accepts the answer.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="target">The remark and the version whose answer the reviewer read.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where the answer is not the one that was read, <see cref="RemarkNotOpen"/>.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, RemarkTarget target, CancellationToken ct) =>
        changes.OnRemarkAsync(cases, actor, operationId, target, InspectionEvent.Remark, RecordedAction.RemarkAccepted,
            (remark, change) => remark.State is RemarkState.Draft ? new NotFound()
                : remark.Version == target.SeenVersion ? remark.Accept(actor, change.Now)
                : new Conflict(remark.Version), ct);
}
