using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads the conflicts of interest that a person declared; nobody reads those of others here.</summary>
public sealed class ConflictQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>The actor's own declarations, the newest first.</summary>
    public async Task<IReadOnlyList<ConflictRow>> OwnAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        return await (
            from row in db.Set<ConflictDeclaration>().AsNoTracking()
            join firm in db.Set<Firm>().AsNoTracking() on row.FirmId equals firm.Id
            where row.UserId == actor.UserId
            orderby row.At descending, row.FirmId
            select new ConflictRow(row.FirmId, new LocalizedText(firm.NameEn, firm.NameJa), row.Reason, row.At)).ToListAsync(ct);
    }
}

/// <summary>A declared conflict.</summary>
/// <param name="FirmId">The firm.</param>
/// <param name="Firm">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was declared.</param>
public sealed record ConflictRow(Guid FirmId, LocalizedText Firm, string Reason, DateTimeOffset At);
