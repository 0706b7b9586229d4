using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// A firm's person answers a question about the firm, on which it depends which items apply. Answers can be changed until
/// the first submission; after that inspectors judge what was said, and only what a new version asks anew is open with a request.
/// An item that no longer applies keeps what was written to it.
/// </summary>
public sealed class AnswerQuestion(Changes changes, CaseFiles cases)
{
    /// <summary>Saves the answer.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="draft">The answer.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// The version saved; <see cref="Conflict"/> where somebody else answered since, <see cref="UnknownFact"/> for one that the
    /// checklist does not use, <see cref="FactNotOpen"/> after the submission and for what the register says,
    /// <see cref="FactValueNotAllowed"/> for what is no answer to it.
    /// </returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, QuestionDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, draft.InspectionId, InspectionEvent.Answer, ct);
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

            var facts = await FactFiles.LoadAsync(change.Db, file, ct);
            if (!facts.IsOpen(draft.Fact, file.Inspection.State, await FactFiles.HandedInAtAsync(change.Db, file, ct)))
            {
                return new FactNotOpen(draft.Fact);
            }

            var row = await FindOrAddAsync(change.Db, draft.InspectionId, draft.Fact, ct);
            var before = row.Version == 0 ? null : Snapshot(row);
            var answered = row.Claim(checklist, draft.Values, draft.SeenVersion, actor, change.Now);
            if (!answered.IsSuccess)
            {
                return answered.Error;
            }

            change.Record(RecordedAction.FactAnswered, file.Part("fact", draft.Fact), before, Snapshot(row));
            return row.Version;
        },
        // Every version of an answer has an entry, as with the answers to items.
        (db, entry) => FirmItems.VersionAfterAsync(db, entry, ct),
        ct);
    }

    /// <summary>What goes on record of a fact.</summary>
    internal static object Snapshot(CaseFact row) => new { row.Fact, row.Claimed, row.Judged, row.Rationale, row.Version };

    /// <summary>The row of a fact, added to the context where there is none yet.</summary>
    internal static async Task<CaseFact> FindOrAddAsync(ComplianceDb db, Guid inspectionId, string fact, CancellationToken ct)
    {
        var row = await db.Set<CaseFact>().SingleOrDefaultAsync(row => row.InspectionId == inspectionId && row.Fact == fact, ct);
        if (row is null)
        {
            row = new CaseFact { InspectionId = inspectionId, Fact = fact };
            db.Add(row);
        }

        return row;
    }
}

/// <summary>An answer about the firm as its person has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Values">What was chosen; empty to leave the question open.</param>
/// <param name="SeenVersion">The version the person saw; 0 where there was none.</param>
public sealed record QuestionDraft(Guid InspectionId, string Fact, IReadOnlyList<string> Values, int SeenVersion);
