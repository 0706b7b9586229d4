using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// An inspector judges one item; runs as they work, so an unfinished judgement is saved too. While the firm is asked about
/// some items, the others can be judged.
/// </summary>
public sealed class SaveDetermination(Changes changes, CaseFiles cases)
{
    /// <summary>Saves the judgement.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="draft">The judgement.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// The version saved; <see cref="Conflict"/> with the current version where somebody else judged since,
    /// <see cref="ItemWithFirm"/> where the item is open for the firm, <see cref="ItemDoesNotApply"/> by the facts of the firm, <see cref="VerdictNotAllowed"/> where the verdict
    /// contradicts an objective or the checklist.
    /// </returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, DeterminationDraft draft, CancellationToken ct)
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
            var item = file.Published.Checklist.Find(draft.ItemId);
            if (item is null)
            {
                return new UnknownItem(draft.ItemId);
            }

            var asked = await FirmItems.OpenRequestAsync(change.Db, draft.InspectionId, ct);
            if (asked?.Items.Contains(draft.ItemId) == true)
            {
                return new ItemWithFirm(draft.ItemId);
            }

            if (!(await FactFiles.LoadAsync(change.Db, file, ct)).Applies(item))
            {
                return new ItemDoesNotApply(draft.ItemId);
            }

            if (!await AreCitedAsync(change.Db, draft, ct))
            {
                return new UnknownEvidence();
            }

            var determination = await FindOrAddAsync(change.Db, draft, ct);
            var before = determination.Version == 0 ? null : Snapshot(determination);
            var judged = determination.Judge(item, Clean(draft.Judgement), draft.SeenVersion, actor, change.Now);
            if (!judged.IsSuccess)
            {
                return judged.Error;
            }

            change.Record(RecordedAction.DeterminationSaved, file.Part("determination", draft.ItemId), before, Snapshot(determination));
            return determination.Version;
        },
        // A save makes exactly the version after the one it saw. The version of now would be wrong: where a colleague has
        // judged since, the repeat would hand out their version, and the next save would overwrite them unseen.
        (_, _) => Task.FromResult<Result<int>>(draft.SeenVersion + 1),
        ct);
    }

    /// <summary>What goes on record of a judgement.</summary>
    internal static object Snapshot(Determination determination) => new
    {
        determination.Verdict,
        Objectives = determination.Objectives.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(),
        determination.Rationale,
        determination.Severity,
        determination.Recommendation,
        determination.ReliedOn,
        determination.Version,
    };

    private static Judgement Clean(Judgement judgement) => judgement with
    {
        Rationale = TypedText.Clean(judgement.Rationale),
        Recommendation = TypedText.Clean(judgement.Recommendation),
    };

    // Evidence may be relied on for another item than the one it was cited for, but not without having been handed in.
    private static async Task<bool> AreCitedAsync(ComplianceDb db, DeterminationDraft draft, CancellationToken ct) =>
        draft.Judgement.ReliedOn.Count == 0
        || (await SubmittedAnswers.EvidenceAsync(db, draft.InspectionId, ct)).IsSupersetOf(draft.Judgement.ReliedOn);

    private static async Task<Determination> FindOrAddAsync(ComplianceDb db, DeterminationDraft draft, CancellationToken ct)
    {
        var determination = await db.Set<Determination>()
            .SingleOrDefaultAsync(row => row.InspectionId == draft.InspectionId && row.ItemId == draft.ItemId, ct);
        if (determination is null)
        {
            determination = new Determination { InspectionId = draft.InspectionId, ItemId = draft.ItemId };
            db.Add(determination);
        }

        return determination;
    }
}

/// <summary>A judgement as the inspector has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Judgement">What is judged.</param>
/// <param name="SeenVersion">The version the inspector saw; 0 where there was none.</param>
public sealed record DeterminationDraft(Guid InspectionId, string ItemId, Judgement Judgement, int SeenVersion);
