using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>What citing a file and taking it off an item share.</summary>
internal static class FirmCitations
{
    /// <summary>Opens the item for the firm, lets <paramref name="edit"/> change its citations and records what came of it.</summary>
    /// <param name="changes">The runner of changes.</param>
    /// <param name="cases">The door to cases.</param>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="edit">Changes the citations and answers what goes on record.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<Result<int>> RunAsync(
        Changes changes,
        CaseFiles cases,
        Actor actor,
        Guid operationId,
        Guid inspectionId,
        string itemId,
        Func<Change, CaseFile, Response, Task<Result<RecordedAction>>> edit,
        CancellationToken ct) =>
        changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.Answer, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var open = await FirmItems.CheckOpenAsync(change.Db, file, itemId, ct);
            if (!open.IsSuccess)
            {
                return open.Error;
            }

            var response = await FirmItems.FindOrAddAsync(change.Db, inspectionId, itemId, ct);
            var before = Snapshot(response);
            var action = await edit(change, file, response);
            if (!action.IsSuccess)
            {
                return action.Error;
            }

            var after = Snapshot(response);
            if (before.SequenceEqual(after))
            {
                // Nothing to do, so nothing to record: an answer that was only added for the comparison goes again.
                change.Db.ChangeTracker.Clear();
                return response.Version;
            }

            response.Touch(actor, change.Now);
            change.Record(action.Value, file.Part("answer", itemId), new { Citations = before, Version = response.Version - 1 }, new { Citations = after, response.Version });
            return response.Version;
        },
        (db, entry) => FirmItems.VersionAfterAsync(db, entry, ct),
        ct);

    private static List<Guid> Snapshot(Response response) => [.. response.Citations.Select(citation => citation.EvidenceVersionId).Order()];
}
