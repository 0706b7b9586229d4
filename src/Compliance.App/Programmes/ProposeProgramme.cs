using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>An editor hands a draft to the others; one who had no hand in it may publish it.</summary>
public sealed class ProposeProgramme(Changes changes, ChecklistLibrary library)
{
    /// <summary>Hands it over; it can be written on again only where it is returned.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="seenVersion">The version the editor saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="ProgrammeDraftFaulty"/> where it could not be published as it stands.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid draftId, int seenVersion, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await ProgrammeDrafting.OpenAsync(change, actor, draftId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var draft = opened.Value;
                var before = ProgrammeDrafting.Snapshot(draft);
                var faults = ProgrammeDrafting.Faults(library, draft, draft.Content).Count;
                return draft.Propose(faults, seenVersion, actor, change.Now).Then<Done>(_ =>
                {
                    change.Record(RecordedAction.ProgrammeProposed, ProgrammeDrafting.SubjectOf(draft), before, ProgrammeDrafting.Snapshot(draft));
                    return Done.Value;
                });
            },
            ct);
}
