using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>Reads the qualifications of a person: for administrators, oversight and the person.</summary>
public sealed class QualificationQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>All of them, also those that ended; the longest valid first.</summary>
    public async Task<Result<IReadOnlyList<QualificationRow>>> ListAsync(Actor actor, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!UserRules.MayManage(actor) && !actor.Has(Role.Auditor) && actor.UserId != userId)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Set<Qualification>().AsNoTracking()
            .Where(row => row.UserId == userId)
            .OrderBy(row => row.EndedOn != null).ThenByDescending(row => row.ValidUntil).ThenBy(row => row.Id)
            .Select(row => new QualificationRow(row.Id, row.Kind, row.Number, row.ValidFrom, row.ValidUntil, row.EnteredByName, row.EndedOn, row.EndReason))
            .ToListAsync(ct);
    }
}

/// <summary>A qualification as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What for.</param>
/// <param name="Number">Number of the certificate.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, included.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="EndedOn">First day on which it no longer counts because it was ended; null while nobody ended it.</param>
/// <param name="EndReason">Why it was ended.</param>
public sealed record QualificationRow(
    Guid Id, QualificationKind Kind, string Number, DateOnly ValidFrom, DateOnly ValidUntil, string EnteredBy, DateOnly? EndedOn, string? EndReason);
