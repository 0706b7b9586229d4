using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.App.Data;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>One answer as it was attested. Its JSON form is kept for ever: members are only ever added, at the end.</summary>
/// <param name="Item">The item.</param>
/// <param name="Claim">What the firm claimed.</param>
/// <param name="Statement">Its statement.</param>
/// <param name="Evidence">The cited evidence versions, in the order in which they were cited.</param>
public sealed record SubmittedAnswer(string Item, Claim Claim, string Statement, IReadOnlyList<SubmittedEvidence> Evidence);

/// <summary>One evidence version as it was attested.</summary>
/// <param name="Version">Id of the evidence version.</param>
/// <param name="File">Its file name.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
public sealed record SubmittedEvidence(Guid Version, string File, long Size, string Sha256);

/// <summary>All answers of a case with what they cite, as they stand now.</summary>
/// <param name="Responses">The answers, also those to items that do not apply at the moment: they are kept, not handed in.</param>
/// <param name="Cited">What they cite.</param>
/// <param name="Facts">What the firm says of itself.</param>
/// <param name="Asked">The items that it has to answer.</param>
internal sealed record FirmAnswers(
    IReadOnlyList<Response> Responses, IReadOnlyDictionary<Guid, EvidenceVersion> Cited, CaseFacts Facts, IReadOnlySet<string> Asked)
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads them; within a change, the rows that the change holds.</summary>
    public static async Task<FirmAnswers> LoadAsync(ComplianceDb db, CaseFile file, CancellationToken ct)
    {
        var inspectionId = file.Inspection.Id;
        var responses = await db.Set<Response>().AsNoTracking()
            .Include(response => response.Citations)
            .Where(response => response.InspectionId == inspectionId)
            .ToListAsync(ct);
        var cited = await db.Set<Citation>()
            .Where(citation => citation.InspectionId == inspectionId)
            .Join(db.Set<EvidenceVersion>().AsNoTracking(), citation => citation.EvidenceVersionId, version => version.Id, (_, version) => version)
            .Distinct()
            .ToDictionaryAsync(version => version.Id, ct);
        var facts = await FactFiles.LoadAsync(db, file, ct);
        return new FirmAnswers(responses, cited, facts, facts.AskedItems(await FirmItems.EverAskedAsync(db, inspectionId, ct)));
    }

    /// <summary>Items that cite a file which is not released, in checklist order.</summary>
    public IReadOnlyList<string> Blocked(Checklist checklist)
    {
        var blocked = Responses.Where(response => BlockedOf(response) > 0).Select(response => response.ItemId).ToHashSet();
        return [.. checklist.Items.Select(item => item.Id).Where(id => Asked.Contains(id) && blocked.Contains(id))];
    }

    /// <summary>How many files that an answer cites are not released.</summary>
    public int BlockedOf(Response response) => response.Citations.Count(citation => !Cited[citation.EvidenceVersionId].IsReleased);

    /// <summary>How many files are handed in.</summary>
    public int Files => Responses.Where(response => Asked.Contains(response.ItemId))
        .SelectMany(response => response.Citations).Select(citation => citation.EvidenceVersionId).Distinct().Count();

    /// <summary>The answers in checklist order as JSON, for <see cref="Submission.Answers"/>; every item that is asked is answered.</summary>
    public string ToJson(Checklist checklist)
    {
        var byItem = Responses.ToDictionary(response => response.ItemId);
        return JsonSerializer.Serialize(checklist.Items.Where(item => Asked.Contains(item.Id)).Select(item => Freeze(byItem[item.Id])), Canonical);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<SubmittedAnswer> Parse(string json) => JsonSerializer.Deserialize<List<SubmittedAnswer>>(json, Canonical)!;

    private SubmittedAnswer Freeze(Response response) => new(
        response.ItemId,
        response.Claim!.Value,
        response.Statement,
        [.. response.Citations
            .OrderBy(citation => citation.CitedAt)
            .ThenBy(citation => citation.EvidenceVersionId)
            .Select(citation => Cited[citation.EvidenceVersionId])
            .Select(version => new SubmittedEvidence(version.Id, version.FileName, version.Size, version.Sha256))]);
}
