using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The quality reviewer writes a draft of a remark; runs as they type.</summary>
public sealed class WriteRemark(Changes changes, CaseFiles cases)
{
    /// <summary>Writes the draft.</summary>
    /// <param name="actor">The quality reviewer of the case.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="target">The remark and the version seen.</param>
    /// <param name="kind">How much it binds.</param>
    /// <param name="text">At most <see cref="ReviewRemark.TextLimit"/> characters.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version saved; <see cref="Conflict"/>, <see cref="RemarkNotOpen"/>, <see cref="TextTooLong"/>.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, RemarkTarget target, RemarkKind kind, string text, CancellationToken ct) =>
        changes.OnRemarkAsync(cases, actor, operationId, target, InspectionEvent.Remark, RecordedAction.RemarkWritten,
            (remark, change) => remark.Write(kind, TypedText.Clean(text), target.SeenVersion, actor, change.Now), ct);
}
