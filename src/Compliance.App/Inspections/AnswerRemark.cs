using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector answers a remark of the quality reviewer; runs as they type.</summary>
public sealed class AnswerRemark(Changes changes, CaseFiles cases)
{
    /// <summary>Writes the answer.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="target">The remark and the version seen.</param>
    /// <param name="changed">True where the judgement was changed, false where it is kept; null while not chosen.</param>
    /// <param name="text">At most <see cref="ReviewRemark.TextLimit"/> characters.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version saved; <see cref="NotFound"/> for a draft, <see cref="Conflict"/>, <see cref="RemarkNotOpen"/>, <see cref="TextTooLong"/>.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, RemarkTarget target, bool? changed, string text, CancellationToken ct) =>
        changes.OnRemarkAsync(cases, actor, operationId, target, InspectionEvent.AnswerRemark, RecordedAction.RemarkAnswered,
            (remark, change) => remark.Reply(changed, TypedText.Clean(text), target.SeenVersion, actor, change.Now), ct);
}
