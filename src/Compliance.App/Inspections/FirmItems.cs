using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Which items the firm may write to at the moment.</summary>
internal static class FirmItems
{
    /// <summary>All items while the case is notified; the named ones while information is requested.</summary>
    public static async Task<Result<Done>> CheckOpenAsync(ComplianceDb db, CaseFile file, string itemId, CancellationToken ct)
    {
        if (file.Published.Checklist.Find(itemId) is null)
        {
            return new UnknownItem(itemId);
        }

        if (file.Inspection.State is InspectionState.Notified)
        {
            return Done.Value;
        }

        var asked = await OpenRequestAsync(db, file.Inspection.Id, ct);
        return asked?.Items.Contains(itemId) == true ? Done.Value : new ItemNotOpen(itemId);
    }

    /// <summary>The information request that waits for the firm, if any; there is at most one.</summary>
    public static Task<InformationRequest?> OpenRequestAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct) =>
        db.Set<InformationRequest>().SingleOrDefaultAsync(request => request.InspectionId == inspectionId && request.ClosedAt == null, ct);

    /// <summary>Items that inspectors ever asked about, without what they took back: the firm answers them whatever its facts say.</summary>
    public static async Task<HashSet<string>> EverAskedAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var requests = await db.Set<InformationRequest>().AsNoTracking()
            .Where(request => request.InspectionId == inspectionId && !request.Withdrawn)
            .ToListAsync(ct);
        return [.. requests.SelectMany(request => request.Items)];
    }

    /// <summary>The item's response with its citations, added to the context where there is none yet.</summary>
    public static async Task<Response> FindOrAddAsync(ComplianceDb db, Guid inspectionId, string itemId, CancellationToken ct)
    {
        var response = await db.Set<Response>()
            .Include(response => response.Citations)
            .SingleOrDefaultAsync(response => response.InspectionId == inspectionId && response.ItemId == itemId, ct);
        if (response is null)
        {
            response = new Response { InspectionId = inspectionId, ItemId = itemId };
            db.Add(response);
        }

        return response;
    }

    /// <summary>
    /// The version of an answer that one change of it made, for a repeat of that change. The version of now would be wrong:
    /// where somebody else wrote since, the repeat would hand out theirs, and the next save would overwrite them unseen. Nor
    /// does a repeat have to name the version that the first attempt saw.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="entry">The change's entry. Every version of an answer has one, so they are counted.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Result<int>> VersionAfterAsync(ComplianceDb db, AuditEntry entry, CancellationToken ct) =>
        await db.Set<AuditEntry>().CountAsync(
            other => other.InspectionId == entry.InspectionId && other.SubjectType == entry.SubjectType && other.SubjectId == entry.SubjectId
                && other.Index <= entry.Index,
            ct);
}
