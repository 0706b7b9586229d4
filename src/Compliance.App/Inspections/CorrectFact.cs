using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>
/// An inspector finds a fact of the firm to be another than the firm or the register says, or lets what they say stand again.
/// Which items apply follows at once; the firm learns of it with the draft findings.
/// </summary>
public sealed class CorrectFact(Changes changes, CaseFiles cases)
{
    /// <summary>Corrects the fact.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this correction.</param>
    /// <param name="draft">The correction.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// The version saved; <see cref="Conflict"/> where a colleague corrected it since, <see cref="UnknownFact"/>,
    /// <see cref="FactValueNotAllowed"/> for a value that it cannot have or that is claimed, or what is wrong with the rationale.
    /// </returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, FactCorrection draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, draft.InspectionId, InspectionEvent.Determine, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var checklist = file.Published.Checklist;
            if (!checklist.FactsInUse().Contains(draft.Fact))
            {
                return new UnknownFact(draft.Fact);
            }

            var row = await AnswerQuestion.FindOrAddAsync(change.Db, draft.InspectionId, draft.Fact, ct);
            var before = AnswerQuestion.Snapshot(row);
            var corrected = row.Correct(checklist, draft.Values, TypedText.Clean(draft.Rationale).Trim(), draft.SeenVersion, actor, change.Now);
            if (!corrected.IsSuccess)
            {
                return corrected.Error;
            }

            change.Record(RecordedAction.FactCorrected, file.Part("fact", draft.Fact), before, AnswerQuestion.Snapshot(row));
            return row.Version;
        },
        // As with determinations: the version of now could be a colleague's.
        (_, _) => Task.FromResult<Result<int>>(draft.SeenVersion + 1),
        ct);
    }
}

/// <summary>What an inspector found of a fact.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Values">What was found; empty to let the claim stand.</param>
/// <param name="Rationale">Why, 1 to 5,000 characters; not needed to let the claim stand.</param>
/// <param name="SeenVersion">The version the inspector saw; 0 where there was none.</param>
public sealed record FactCorrection(Guid InspectionId, string Fact, IReadOnlyList<string> Values, string Rationale, int SeenVersion);
