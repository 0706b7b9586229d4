using Compliance.App.Data;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Notifications;

/// <summary>Reads what is due, for the one page that shows it per role.</summary>
public sealed class DueQueries(IDbContextFactory<ComplianceDb> factory, IEnumerable<IDueSource> sources, TimeProvider time)
{
    /// <summary>
    /// The clocks of what the actor may see: overdue first, then by day, then those that stand still. A firm's person sees the
    /// firm's own clocks only, an inspector those of their cases, officers and oversight all.
    /// </summary>
    public async Task<IReadOnlyList<DueItem>> ListAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.Now();
        var found = new List<DueItem>();
        foreach (var source in sources)
        {
            // The authority's own clocks are an inner matter, whatever a source says.
            found.AddRange((await source.OpenAsync(db, actor, now, ct)).Where(item => actor.FirmId is null || (item.IsOfFirm && item.FirmId == actor.FirmId)));
        }

        return [.. found
            .OrderBy(item => item.Distance is null)
            .ThenBy(item => item.Distance?.Due)
            .ThenBy(item => item.Reference, StringComparer.Ordinal)
            .ThenBy(item => item.Clock)];
    }
}
