using System.Text.Json;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads the facts of cases. Where no item of the checklist depends on facts, there is nothing to read.</summary>
internal static class FactFiles
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The facts of a case; within a change, as the change has them.</summary>
    public static async Task<CaseFacts> LoadAsync(ComplianceDb db, CaseFile file, CancellationToken ct)
    {
        var checklist = file.Published.Checklist;
        if (checklist.FactsInUse().Count == 0)
        {
            return new CaseFacts(checklist, []);
        }

        var rows = file.Side is CaseSide.Firm ? db.Set<CaseFact>().AsNoTracking() : Attested(db);
        return new CaseFacts(checklist, await rows.Where(row => row.InspectionId == file.Inspection.Id).ToListAsync(ct));
    }

    /// <summary>
    /// The facts of all cases as they count for the authority. What a firm says to a question that was opened anew stays with it
    /// until it hands it in, and counts for nothing where the request is withdrawn, like its other answers.
    /// </summary>
    public static IQueryable<CaseFact> Attested(ComplianceDb db) => db.Set<CaseFact>().AsNoTracking().Where(row =>
        row.Fact == FirmFacts.Size || row.Fact == FirmFacts.Sector || row.Rationale.Length > 0
        || !db.Set<Submission>().Any(handedIn => handedIn.InspectionId == row.InspectionId)
        || db.Set<Submission>().Any(handedIn => handedIn.InspectionId == row.InspectionId && handedIn.At >= row.ClaimedAt));

    /// <summary>When the firm last handed something in; null where it never did.</summary>
    public static Task<DateTimeOffset?> HandedInAtAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        db.Set<Submission>().Where(row => row.InspectionId == file.Inspection.Id).OrderByDescending(row => row.Round).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(ct);

    /// <summary>The facts as this side may know them: what inspectors found stays with them until they show it.</summary>
    public static FirmFacts KnownTo(this CaseFacts facts, CaseFile file) =>
        CaseVisibility.SeesDeterminations(file.Side, file.Inspection.State) ? facts.Effective : facts.Claimed;

    /// <summary>What the firm and the register say, as JSON for <see cref="Submission.Facts"/>; null where no item depends on facts.</summary>
    public static string? ToJson(CaseFacts facts) => facts.InUse.Count == 0
        ? null
        : JsonSerializer.Serialize(facts.InUse.Select(fact => new SubmittedFact(fact, facts.Claimed.Find(fact) ?? [])), Form);

    /// <summary>Which items apply and how many of them are judged, for the cases of whose checklists items depend on facts.</summary>
    public static async Task<Dictionary<Guid, (int Judged, IReadOnlySet<string> Items)>> CountAsync(
        ComplianceDb db, ChecklistLibrary library, IEnumerable<Inspection> inspections, CancellationToken ct)
    {
        var cases = inspections
            .Select(inspection => (inspection.Id, library.Find(inspection.ChecklistId, inspection.ChecklistVersion)?.Checklist))
            .Where(found => found.Checklist?.FactsInUse().Count > 0)
            .ToDictionary(found => found.Id, found => found.Checklist!);
        if (cases.Count == 0)
        {
            return [];
        }

        var ids = cases.Keys.ToList();
        var facts = (await Attested(db).Where(row => ids.Contains(row.InspectionId)).ToListAsync(ct)).ToLookup(row => row.InspectionId);
        var judged = (await db.Set<Determination>().AsNoTracking().Where(row => ids.Contains(row.InspectionId) && row.Verdict != null)
            .Select(row => new { row.InspectionId, row.ItemId }).ToListAsync(ct)).ToLookup(row => row.InspectionId, row => row.ItemId);
        return cases.ToDictionary(entry => entry.Key, entry =>
        {
            var known = new CaseFacts(entry.Value, facts[entry.Key]);
            var items = entry.Value.Items.Where(known.Applies).Select(item => item.Id).ToHashSet();
            return (judged[entry.Key].Count(items.Contains), (IReadOnlySet<string>)items);
        });
    }
}

/// <summary>One fact as it was handed in. Its JSON form is kept for ever: members are only ever added, at the end.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Values">What was claimed; empty where it was unknown.</param>
public sealed record SubmittedFact(string Fact, IReadOnlyList<string> Values);
