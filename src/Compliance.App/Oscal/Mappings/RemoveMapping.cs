using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Oscal.Mappings;

/// <summary>Takes a mapping out of use; it stays on record with everything it said.</summary>
public sealed class RemoveMapping(Changes changes)
{
    /// <summary>Standards editors only. One that is removed already stays as it is.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="operationId">Made by the client.</param>
    /// <param name="mappingId">The mapping.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid mappingId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<ControlMapping>(mappingId, ct);
                var mapping = await change.Db.Set<ControlMapping>().SingleOrDefaultAsync(mapping => mapping.Id == mappingId, ct);
                if (mapping is null)
                {
                    return new NotFound();
                }

                if (mapping.RemovedAt is null)
                {
                    var before = Snapshot(mapping);
                    mapping.Remove(actor.Name, change.Now);
                    change.Record(RecordedAction.MappingRemoved, new Subject("mapping", mapping.Id.ToString()), before, Snapshot(mapping));
                }

                return Done.Value;
            },
            ct);
    }

    private static object Snapshot(ControlMapping mapping) => new { mapping.ChecklistId, mapping.Side, mapping.Number, mapping.Sha256, mapping.RemovedAt, mapping.RemovedByName };
}
