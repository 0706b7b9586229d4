using System.Linq.Expressions;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Oscal.Mappings;

/// <summary>Reads imported mappings: in full for standards editors, and what items also cover for those who see the case or the checklist.</summary>
public sealed class MappingQueries(IDbContextFactory<ComplianceDb> factory, ChecklistLibrary library, CaseFiles cases)
{
    private const int Most = 500;

    // The lists that lie in the row itself are not read for a table.
    private static readonly Expression<Func<ControlMapping, MappingRow>> Head = mapping => new MappingRow(
        mapping.Id,
        mapping.ChecklistId,
        new LocalizedText(mapping.ChecklistId, mapping.ChecklistId),
        mapping.ChecklistVersion,
        mapping.Side,
        mapping.Title,
        mapping.OwnName,
        mapping.OtherName,
        mapping.Sha256,
        mapping.Items,
        mapping.Matched,
        mapping.EntryCount,
        mapping.UnmatchedCount,
        mapping.ImportedAt,
        mapping.ImportedByName,
        mapping.RemovedAt,
        mapping.RemovedByName);

    /// <summary>The mappings, the newest 500 first; those that were removed stand among them.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<IReadOnlyList<MappingRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.Set<ControlMapping>().AsNoTracking().OrderByDescending(mapping => mapping.ImportedAt).ThenByDescending(mapping => mapping.Id)
            .Take(Most).Select(Head).ToListAsync(ct);
        return rows.ConvertAll(Titled);
    }

    /// <summary>One mapping in full.</summary>
    /// <param name="actor">A standards editor.</param>
    /// <param name="mappingId">The mapping.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<MappingDetail>> FindAsync(Actor actor, Guid mappingId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.Set<ControlMapping>().AsNoTracking().Where(mapping => mapping.Id == mappingId).Select(Head).SingleOrDefaultAsync(ct) is not { } row)
        {
            return new NotFound();
        }

        var unmatched = await db.Set<ControlMapping>().AsNoTracking().Where(mapping => mapping.Id == mappingId).Select(mapping => mapping.Unmatched).SingleAsync(ct);
        var entries = await db.Set<ControlMappingEntry>().AsNoTracking().Where(entry => entry.MappingId == mappingId).OrderBy(entry => entry.Position).ToListAsync(ct);
        var byItem = entries.ToLookup(entry => entry.ItemId, entry => new CoveredRequirement(entry.OtherId, entry.Coverage), StringComparer.Ordinal);
        var order = library.Find(row.ChecklistId, row.ChecklistVersion)?.Checklist.Items.Select(item => item.Id).ToList() ?? [.. byItem.Select(group => group.Key)];
        return new MappingDetail(
            Titled(row),
            [.. order.Where(byItem.Contains).Select(item => new MappedItem(item, [.. byItem[item]]))],
            unmatched,
            [.. order.Where(item => !byItem.Contains(item))]);
    }

    /// <summary>The checklists that a mapping can be imported for, by id.</summary>
    /// <param name="actor">A standards editor.</param>
    public Result<IReadOnlyList<MappableChecklist>> Checklists(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Role.StandardsEditor)
            ? library.Checklists.GroupBy(published => published.Checklist.Id, StringComparer.Ordinal)
                .Select(versions => versions.Last().Checklist)
                .OrderBy(checklist => checklist.Id, StringComparer.Ordinal)
                .Select(checklist => new MappableChecklist(checklist.Id, checklist.Title, checklist.Items.Count()))
                .ToList()
            : new NotAllowed();
    }

    /// <summary>What the items of a case also cover, for everybody who may see the case; one query for all items.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<AlsoCovered>> OfCaseAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        return opened.IsSuccess ? await CoveredAsync(db, opened.Value.Inspection.ChecklistId, ct) : opened.Error;
    }

    /// <summary>What the items of a published checklist also cover, for those who read standards.</summary>
    /// <param name="actor">A standards editor or an auditor.</param>
    /// <param name="checklistId">The checklist.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<AlsoCovered>> OfChecklistAsync(Actor actor, string checklistId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.HasAny(Role.StandardsEditor, Role.Auditor))
        {
            return new NotAllowed();
        }

        if (library.VersionsOf(checklistId).Count == 0)
        {
            return new NotFound();
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        return await CoveredAsync(db, checklistId, ct);
    }

    private static async Task<AlsoCovered> CoveredAsync(ComplianceDb db, string checklistId, CancellationToken ct)
    {
        var rows = await db.Set<ControlMapping>().AsNoTracking()
            .Where(mapping => mapping.ChecklistId == checklistId && mapping.RemovedAt == null)
            .Join(
                db.Set<ControlMappingEntry>().AsNoTracking().Where(entry => entry.Coverage != MappingCoverage.None),
                mapping => mapping.Id,
                entry => entry.MappingId,
                (mapping, entry) => new { mapping.ImportedAt, mapping.Id, mapping.OtherName, entry.Position, entry.ItemId, entry.OtherId, entry.Coverage })
            .OrderBy(row => row.ImportedAt).ThenBy(row => row.Id).ThenBy(row => row.Position)
            .ToListAsync(ct);
        return rows.Count == 0 ? AlsoCovered.Nothing : new(rows.GroupBy(row => row.ItemId, StringComparer.Ordinal).ToDictionary(
            item => item.Key,
            item => (IReadOnlyList<CoveredDocument>)[.. item.GroupBy(row => row.OtherName, StringComparer.Ordinal)
                .Select(document => new CoveredDocument(document.Key, [.. document.Select(row => new CoveredRequirement(row.OtherId, row.Coverage)).Distinct()]))],
            StringComparer.Ordinal));
    }

    private MappingRow Titled(MappingRow row) =>
        library.VersionsOf(row.ChecklistId).LastOrDefault() is { } published ? row with { Checklist = published.Checklist.Title } : row;
}
