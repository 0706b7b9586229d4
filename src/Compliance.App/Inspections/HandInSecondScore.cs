using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector hands in the second score of an item: both scores are compared, and the team sees both.</summary>
public sealed class HandInSecondScore(Changes changes, CaseFiles cases)
{
    /// <summary>Hands it in, for good.</summary>
    /// <param name="actor">The inspector who scored second.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="target">The item, with the version of the second score.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// Done; <see cref="NotFound"/> for an item that is not scored twice, <see cref="ScoresAreIn"/>, <see cref="Conflict"/>,
    /// <see cref="SecondScoreIncomplete"/>, <see cref="FirstScoreMissing"/> while the first is not finished.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, ScoreTarget target, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return changes.OnSecondScoreAsync(
            cases, actor, operationId, target, InspectionEvent.HandInScore, RecordedAction.SecondScoreHandedIn,
            (drawn, first, change) => drawn.HandIn(first?.ToScore(), target.SeenVersion, actor, change.Now), ct);
    }
}

/// <summary>An item that is scored twice, as somebody has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="SeenVersion">The version of the judgement that they saw.</param>
public sealed record ScoreTarget(Guid InspectionId, string ItemId, int SeenVersion);
