using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Gives a draft up.</summary>
public sealed class DiscardDraft(Changes changes)
{
    /// <summary>Gives the draft up; what was written stays readable.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await DraftFile.OpenAsync(change, actor, draftId, ct);
                return opened.Then(draft =>
                {
                    var before = DraftFile.Snapshot(draft);
                    return draft.Discard(actor, change.Now).Then<Done>(_ =>
                    {
                        change.Record(RecordedAction.ChecklistDraftDiscarded, DraftFile.SubjectOf(draftId), before, DraftFile.Snapshot(draft));
                        return Done.Value;
                    });
                });
            },
            ct);
}
