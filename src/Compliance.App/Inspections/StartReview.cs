using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector of the case begins the review of a submission; where the programme asks for it, the items that are scored twice are drawn.</summary>
public sealed class StartReview(Changes changes, CaseFiles cases)
{
    private static readonly RecordedAction Action = RecordedAction.InspectionReviewStarted;

    /// <summary>Begins the review.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.StartReview, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var moved = file.Move(change, Action, inspection => inspection.StartReview());
            if (moved.IsSuccess && file.Inspection.SecondScoringPercent is { } percent)
            {
                var facts = await FactFiles.LoadAsync(change.Db, file, ct);
                var items = file.Published.Checklist.Items.Where(facts.Applies).Select(item => item.Id).ToList();
                var drawn = SecondScoring.Draw(inspectionId, items, percent);
                change.Db.AddRange(drawn.Select(id => new SecondScore { InspectionId = inspectionId, ItemId = id, DrawnAt = change.Now }));
                change.RecordAlso(RecordedAction.SecondScoresDrawn, file.Part("second-scores", file.Inspection.Reference), null, new { Percent = percent, Of = items.Count, Items = drawn });
            }

            return moved;
        }, ct);
}
