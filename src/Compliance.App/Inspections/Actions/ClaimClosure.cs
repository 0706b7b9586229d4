using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>The signatory claims that an open item is closed: what was done and the files that show it are frozen for the inspectors.</summary>
public sealed class ClaimClosure(ActionDesk desk, IIds ids)
{
    /// <summary>Claims it.</summary>
    /// <param name="actor">The firm's signatory.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, and the version that the signatory read.</param>
    /// <param name="attested">True where the signatory confirmed that the statement is true and complete.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version; <see cref="MilestonesOpen"/>, <see cref="ClosureEvidenceMissing"/> or what else is missing.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, ActionTarget target, bool attested, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return desk.StepAsync(
            actor,
            operationId,
            target,
            CorrectiveActionEvent.ClaimClosure,
            RecordedAction.ActionClosureClaimed,
            async (change, opened) =>
            {
                if (!attested)
                {
                    return new AttestationMissing();
                }

                var cited = opened.Action.Evidence;
                var versions = await change.Db.Set<EvidenceVersion>().AsNoTracking()
                    .Where(version => cited.Contains(version.Id))
                    .ToDictionaryAsync(version => version.Id, ct);
                if (versions.Values.FirstOrDefault(version => !version.IsReleased) is { } waiting)
                {
                    return new Quarantined(waiting.Scan);
                }

                var evidence = cited.Select(id => versions[id]).Select(version => new ClaimedEvidence(version.Id, version.FileName, version.Size, version.Sha256));
                return opened.Action.Claim(ids.New(), [.. evidence], target.SeenVersion, actor, change.Now).Then<Done>(claim =>
                {
                    change.Db.Add(claim);
                    return Done.Value;
                });
            },
            ct);
    }
}
