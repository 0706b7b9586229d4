using System.Text;
using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// The lead concludes the case once the firm's time to comment is over and every comment is answered: the score is computed
/// by the pinned rules and frozen with everything that explains it. Nothing of the case's judgement changes after that.
/// </summary>
public sealed class ConcludeInspection(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Concludes the case.</summary>
    /// <param name="actor">The lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// <see cref="UnansweredComments"/> or <see cref="FactCheckRuns"/> where it is too early, <see cref="AgreedNotJudged"/> where
    /// the review has to go back first, <see cref="MissingDeterminations"/> or <see cref="MissingRationales"/> where it is not complete.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Conclude, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var before = file.Snapshot();
            var comments = await change.Db.Set<FactCheckComment>().AsNoTracking().Where(comment => comment.InspectionId == inspectionId).ToListAsync(ct);
            var unanswered = comments.Count(comment => comment.Answer is null);
            var determinations = await file.DeterminationsAsync(change.Db, ct);
            var known = await FactFiles.LoadAsync(change.Db, file, ct);
            var concluded = Completeness.OfReview(file.Published.Checklist, determinations, known)
                .Then(_ => Completeness.OfFactCheck(file.Published.Checklist, comments, determinations, known))
                .Then(_ => file.Inspection.Conclude(unanswered, calendar.DayOf(change.Now), change.Now));
            if (!concluded.IsSuccess)
            {
                return concluded.Error;
            }

            var score = Score(file, known, determinations);
            if (!score.IsSuccess)
            {
                return score.Error;
            }

            var facts = await AssessmentFacts.LoadAsync(change.Db, file, known, score.Value, determinations, ct);
            var json = AssessmentJson.Write(facts);
            var assessment = new Assessment
            {
                InspectionId = inspectionId,
                At = change.Now,
                RulesetHash = score.Value.RulesetHash,
                InputsHash = score.Value.InputsHash,
                Score = score.Value.Score?.ToString(),
                Maximum = score.Value.Maximum.ToString(),
                Json = json,
                Digest = Digest.OfBytes(Encoding.UTF8.GetBytes(json)),
            };
            change.Db.Add(assessment);
            change.Record(RecordedAction.InspectionConcluded, file.Subject, before, new { Case = file.Snapshot(), assessment.Digest });
            return Done.Value;
        }, ct);

    /// <summary>The score of a case of which every item that applies is determined.</summary>
    internal static Result<ScoreResult> Score(CaseFile file, CaseFacts facts, IEnumerable<Determination> determinations) =>
        Scorer.Score(
            file.Published.Ruleset,
            [.. facts.Counted(determinations).Select(determination => determination.ForScoring()).OfType<ItemDetermination>()],
            facts.Effective);
}
