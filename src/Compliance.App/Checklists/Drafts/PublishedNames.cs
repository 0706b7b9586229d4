using Compliance.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Checklists.Drafts;

/// <summary>Which versions exist, in the box and in the database: another process may have published what this one has not read yet.</summary>
internal static class PublishedNames
{
    public static async Task<IReadOnlyList<string>> VersionsAsync(ComplianceDb db, ChecklistLibrary library, string checklistId, CancellationToken ct)
    {
        var stored = await db.Set<PublishedFile>()
            .Where(file => file.Kind == PublishedKind.Checklist && file.Name == checklistId)
            .Select(file => file.Version)
            .ToListAsync(ct);
        return [.. library.VersionsOf(checklistId).Select(published => published.Checklist.Version).Union(stored, StringComparer.Ordinal)];
    }
}
