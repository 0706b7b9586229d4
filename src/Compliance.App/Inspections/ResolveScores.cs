using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>A third person decides where two scores of an item differ: what they judged, or let stand, is the case's determination.</summary>
public sealed class ResolveScores(Changes changes, CaseFiles cases)
{
    /// <summary>Decides.</summary>
    /// <param name="actor">An inspector or the lead of the case who is none of the two.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="target">The item, with the version of the determination that is to stand.</param>
    /// <param name="reason">Why, 1 to <see cref="SecondScore.ReasonLimit"/> characters; the team and oversight read it.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// Done; <see cref="NotFound"/> for an item that is not scored twice, <see cref="Conflict"/> where the determination changed,
    /// <see cref="ScoresDoNotDiffer"/>, <see cref="NotThird"/>, <see cref="FirstScoreMissing"/>, <see cref="InvalidField"/>, <see cref="TextTooLong"/>.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, ScoreTarget target, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return changes.OnSecondScoreAsync(
            cases, actor, operationId, target, InspectionEvent.ResolveScores, RecordedAction.SecondScoreResolved,
            (drawn, first, change) => first is not null && first.Version != target.SeenVersion
                ? new Conflict(first.Version)
                : drawn.Resolve(first?.ToScore(), TypedText.Clean(reason), actor, change.Now),
            ct);
    }
}
