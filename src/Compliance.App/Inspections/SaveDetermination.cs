using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// An inspector judges one item; runs as they work, so an unfinished judgement is saved too. While the firm is asked about
/// some items, the others can be judged. On an item that is scored twice the judgement of the first person is the case's
/// determination, and that of the second is kept apart, unseen, until they hand it in.
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
    /// contradicts an objective or the checklist, <see cref="ScoredBlind"/> where two others score the item, <see cref="NotThird"/> for one of two
    /// whose scores differ.
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

            var scores = await SecondScores.HoldAsync(change.Db, file.Inspection, ct);
            var determination = await change.Db.Set<Determination>()
                .SingleOrDefaultAsync(row => row.InspectionId == draft.InspectionId && row.ItemId == draft.ItemId, ct);
            var drawn = scores.Of(draft.ItemId);
            return scores.PartOf(draft.ItemId, determination, actor.UserId) switch
            {
                ScorePart.ScoresSecond => Second(change, file, drawn!, item, draft, actor),
                ScorePart.Nothing => drawn!.State is SecondScoreState.Open ? new ScoredBlind(draft.ItemId) : new NotThird(draft.ItemId),
                _ => Judge(change, file, determination, item, draft, actor),
            };
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

    private static Result<int> Judge(Change change, CaseFile file, Determination? found, Item item, DeterminationDraft draft, Actor actor)
    {
        var determination = found ?? new Determination { InspectionId = draft.InspectionId, ItemId = draft.ItemId };
        var before = found is null ? null : Snapshot(found);
        return determination.Judge(item, Clean(draft.Judgement), draft.SeenVersion, actor, change.Now).Then<int>(_ =>
        {
            if (found is null)
            {
                change.Db.Add(determination);
            }

            change.Record(RecordedAction.DeterminationSaved, file.Part("determination", draft.ItemId), before, Snapshot(determination));
            return determination.Version;
        });
    }

    private static Result<int> Second(Change change, CaseFile file, SecondScore drawn, Item item, DeterminationDraft draft, Actor actor)
    {
        var before = SecondScores.Snapshot(drawn);
        return drawn.Write(item, Clean(draft.Judgement), draft.SeenVersion, actor, change.Now).Then<int>(_ =>
        {
            change.Record(RecordedAction.SecondScoreSaved, file.Part("second-score", draft.ItemId), before, SecondScores.Snapshot(drawn));
            return drawn.Version;
        });
    }
}

/// <summary>A judgement as the inspector has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Judgement">What is judged.</param>
/// <param name="SeenVersion">The version the inspector saw; 0 where there was none.</param>
public sealed record DeterminationDraft(Guid InspectionId, string ItemId, Judgement Judgement, int SeenVersion);
