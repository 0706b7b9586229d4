using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>The lead closes the review: every item is determined, every verdict but met says why, and the sample is scored twice.</summary>
public sealed class CloseReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewClosed;

    /// <summary>Closes the review.</summary>
    /// <param name="actor">The lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns><see cref="MissingDeterminations"/>, <see cref="SecondScoresMissing"/>, <see cref="ScoresDiffer"/>, <see cref="MissingRationales"/>, <see cref="UnansweredRemarks"/> or <see cref="ChangedNotJudged"/> with the items that block it.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.CloseReview, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var determinations = await file.DeterminationsAsync(change.Db, ct);
            var facts = await FactFiles.LoadAsync(change.Db, file, ct);
            var remarks = await Remarks.AllAsync(change.Db, inspectionId, ct);
            var scores = await SecondScores.ReadAsync(change.Db, file.Inspection, ct);
            return file.Move(change, Action, inspection => inspection.CloseReview(file.Published.Checklist, determinations, facts, remarks, [.. scores.Drawn.Values]));
        }, ct);
}
