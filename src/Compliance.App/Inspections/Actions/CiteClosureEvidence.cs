using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>A firm's person cites files of the firm's library as evidence that an item is closed, several at once.</summary>
public sealed class CiteClosureEvidence(ActionDesk desk)
{
    /// <summary>Cites the files. All of them or none; what is cited already stays as it is.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="versionIds">Evidence versions of the firm's own library.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version; <see cref="UnknownEvidence"/> for a file of another library, <see cref="Quarantined"/> for one that is not released.</returns>
    public Task<Result<int>> RunAsync(
        Actor actor, Guid operationId, Guid inspectionId, string itemId, IReadOnlyCollection<Guid> versionIds, CancellationToken ct) =>
        desk.StepAsync(
            actor,
            operationId,
            new ActionTarget(inspectionId, itemId, 0),
            CorrectiveActionEvent.WorkOn,
            RecordedAction.ActionEvidenceCited,
            async (change, opened) =>
            {
                var wanted = versionIds.Distinct().Except(opened.Action.Evidence).ToList();
                var found = await change.Db.Set<EvidenceVersion>().AsNoTracking()
                    .Where(version => wanted.Contains(version.Id) && version.FirmId == opened.File.Inspection.FirmId)
                    .ToListAsync(ct);
                if (found.Count < wanted.Count)
                {
                    return new UnknownEvidence();
                }

                foreach (var version in found.Where(version => !version.IsReleased))
                {
                    return new Quarantined(version.Scan);
                }

                return wanted.Count == 0 ? Done.Value : opened.Action.Cite(opened.Action.Evidence.Concat(wanted));
            },
            ct);
}
