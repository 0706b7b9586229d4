using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Audit;

/// <summary>Which entries of the record are wanted.</summary>
/// <param name="Actor">Part of the name that was frozen into the entry, as it is written there.</param>
/// <param name="Action">One action, such as <c>user.created</c>.</param>
/// <param name="From">First instant.</param>
/// <param name="Before">First instant that is too late.</param>
/// <param name="InspectionId">One case.</param>
/// <param name="FirmId">One firm.</param>
public sealed record RecordFilter(
    string? Actor = null, string? Action = null, DateTimeOffset? From = null, DateTimeOffset? Before = null, Guid? InspectionId = null, Guid? FirmId = null);

/// <summary>Reads the record.</summary>
public sealed class RecordQueries(IDbContextFactory<ComplianceDb> factory)
{
    /// <summary>A part of the record, the newest entry first, for oversight and administrators.</summary>
    public async Task<Result<PageOf<AuditEntry>>> ListAsync(Actor actor, RecordFilter filter, PageRequest page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!actor.HasAny(Role.Auditor, Role.Administrator))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var found = Matching(db.Set<AuditEntry>().AsNoTracking(), filter);
        var total = await found.CountAsync(ct);
        var bounds = page.Bounded();
        var sorted = bounds is { Sort: "index", Descending: false } ? found.OrderBy(entry => entry.Index) : found.OrderByDescending(entry => entry.Index);
        return new PageOf<AuditEntry>(await sorted.Skip(bounds.Skip).Take(bounds.Take).ToListAsync(ct), total);
    }

    private static IQueryable<AuditEntry> Matching(IQueryable<AuditEntry> entries, RecordFilter filter)
    {
        if (TypedText.CleanLine(filter.Actor) is { Length: > 0 } name)
        {
            entries = entries.Where(entry => entry.ActorName.Contains(name));
        }

        if (TypedText.CleanLine(filter.Action) is { Length: > 0 } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (filter.From is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        if (filter.Before is { } before)
        {
            entries = entries.Where(entry => entry.At < before);
        }

        if (filter.InspectionId is { } inspection)
        {
            entries = entries.Where(entry => entry.InspectionId == inspection);
        }

        return filter.FirmId is { } firm ? entries.Where(entry => entry.FirmId == firm) : entries;
    }
}
