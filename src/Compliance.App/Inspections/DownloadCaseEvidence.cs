using Compliance.App.Audit;
using Compliance.App.Evidence;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;

namespace Compliance.App.Inspections;

/// <summary>Hands a file of a case to somebody who may open it there, and puts on record that it was handed out.</summary>
public sealed class DownloadCaseEvidence(Changes changes, CaseFiles cases)
{
    /// <summary>Decides and records; the caller streams the bytes afterwards.</summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="operationId">One per download.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="versionId">The evidence version.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The version, or the refusals of <see cref="CaseEvidenceQueries.ResolveAsync(Actor, Guid, Guid, CancellationToken)"/>.</returns>
    public Task<Result<EvidenceVersion>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, Guid versionId, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var found = await CaseEvidenceQueries.ResolveAsync(change.Db, cases, actor, inspectionId, versionId, ct);
                if (found.IsSuccess)
                {
                    DownloadEvidence.Record(change, found.Value, inspectionId);
                }

                return found;
            },
            (db, _) => CaseEvidenceQueries.ResolveAsync(db, cases, actor, inspectionId, versionId, ct),
            ct);
}
