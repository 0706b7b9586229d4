using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>A firm's person cites files of the firm's library for one item, several at once.</summary>
public sealed class CiteEvidence(Changes changes, CaseFiles cases)
{
    /// <summary>Cites the files. All of them or none; what is cited already stays as it is.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this operation.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="versionIds">Evidence versions of the firm's own library.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The version of the answer afterwards; <see cref="UnknownEvidence"/> for a file of another library,
    /// <see cref="Quarantined"/> for one that is not released, <see cref="ItemNotOpen"/> where it is not the firm's turn.
    /// </returns>
    public Task<Result<int>> RunAsync(
        Actor actor, Guid operationId, Guid inspectionId, string itemId, IReadOnlyCollection<Guid> versionIds, CancellationToken ct) =>
        FirmCitations.RunAsync(changes, cases, actor, operationId, inspectionId, itemId, async (change, file, response) =>
        {
            var wanted = versionIds.Distinct().ToList();
            var cited = response.Citations.Select(citation => citation.EvidenceVersionId).ToHashSet();
            var found = await change.Db.Set<EvidenceVersion>().AsNoTracking()
                .Where(version => wanted.Contains(version.Id) && version.FirmId == file.Inspection.FirmId)
                .ToListAsync(ct);
            if (found.Count < wanted.Count)
            {
                return new UnknownEvidence();
            }

            foreach (var version in found.Where(version => !version.IsReleased))
            {
                return new Quarantined(version.Scan);
            }

            foreach (var id in wanted.Where(id => !cited.Contains(id)))
            {
                response.Citations.Add(new Citation { InspectionId = inspectionId, ItemId = itemId, EvidenceVersionId = id, CitedAt = change.Now });
            }

            return RecordedAction.AnswerEvidenceCited;
        }, ct);
}
