using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Freezes a draft for a second person.</summary>
public sealed class ProposeChecklist(Changes changes, ChecklistLibrary library)
{
    /// <summary>Proposes the draft.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="DraftHasFaults"/> with every fault, or <see cref="DraftWrongState"/>.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var draft = opened.Value;
                if (draft.State is not ChecklistDraftState.Drafting)
                {
                    return new DraftWrongState(draft.State);
                }

                var rows = await DraftFile.ItemsAsync(change.Db, draftId, ct);
                var versions = await PublishedNames.VersionsAsync(change.Db, library, draft.ChecklistId, ct);
                var (faults, _) = DraftCheck.Run(draft, rows, DraftFile.Assemble(draft, rows), versions);
                if (faults.Count > 0)
                {
                    return new DraftHasFaults(faults);
                }

                var before = DraftFile.Snapshot(draft);
                return draft.Propose(actor, change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.ChecklistProposed, DraftFile.SubjectOf(draftId), before, DraftFile.Snapshot(draft));
                    return Done.Value;
                });
            },
            ct);
}
