using Compliance.App.Data;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>What the use cases that ask for a qualification share.</summary>
internal static class Qualifications
{
    /// <summary>The qualifications that count on a day, as a query: the same rule as <see cref="Qualification.IsValidOn"/>.</summary>
    public static IQueryable<Qualification> ValidOn(ComplianceDb db, DateOnly day) =>
        db.Set<Qualification>().AsNoTracking().Where(row => row.ValidFrom <= day && row.ValidUntil >= day && (row.EndedOn == null || row.EndedOn > day));

    /// <summary>True where the person has one on that day that serves for what is asked.</summary>
    public static Task<bool> HasAsync(ComplianceDb db, Guid userId, QualificationKind wanted, DateOnly day, CancellationToken ct)
    {
        var kinds = Qualification.Covering(wanted);
        return ValidOn(db, day).AnyAsync(row => row.UserId == userId && kinds.Contains(row.Kind), ct);
    }
}
