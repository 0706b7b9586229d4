using System.Globalization;
using System.Text;
using System.Text.Json;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>
/// The score of a case whose open items were all closed: the frozen determinations with those items met, by the same rules.
/// </summary>
internal static class CloseOutScore
{
    /// <summary>Name and version of the JSON form; the same facts give the same bytes for ever.</summary>
    public const string Schema = "compliance-close-out/1";

    /// <summary>Freezes it with the judgement that closed the last item.</summary>
    /// <exception cref="InvalidDataException">The stored determinations are not the ones that were assessed.</exception>
    public static async Task CompleteAsync(Change change, OpenAction opened, ClosureJudgement last, CancellationToken ct)
    {
        var (file, closeOut) = (opened.File, opened.CloseOut);
        var id = file.Inspection.Id;
        var first = await change.Db.Set<Assessment>().AsNoTracking().SingleAsync(row => row.InspectionId == id, ct);
        var judgements = await change.Db.Set<ClosureJudgement>().AsNoTracking().Where(row => row.InspectionId == id && row.Closed).ToListAsync(ct);
        judgements.Add(last);
        var claims = await change.Db.Set<ClosureClaim>().AsNoTracking().Where(row => row.InspectionId == id).ToListAsync(ct);
        var (before, after) = await ScoreAsync(change.Db, file, first, [.. judgements.Select(row => row.ItemId)], ct);
        var json = Write(file, closeOut, first, before, after, judgements.ToDictionary(row => row.ItemId), claims.ToDictionary(row => (row.ItemId, row.Round)), change.Now);
        var snapshot = ActionDesk.Snapshot(closeOut);
        closeOut.Complete(change.Now);
        var frozen = new CloseOutAssessment
        {
            InspectionId = id,
            At = change.Now,
            BaseDigest = first.Digest,
            RulesetHash = after.RulesetHash,
            InputsHash = after.InputsHash,
            Score = after.Score?.ToString(),
            Maximum = after.Maximum.ToString(),
            Json = json,
            Digest = Digest.OfBytes(Encoding.UTF8.GetBytes(json)),
        };
        change.Db.Add(frozen);
        change.RecordAlso(RecordedAction.CloseOutCompleted, file.Part("close-out", file.Inspection.Reference), snapshot, new { CloseOut = ActionDesk.Snapshot(closeOut), frozen.Digest });
    }

    /// <summary>The score of the frozen determinations, which must be the frozen score, and the score with items closed.</summary>
    /// <exception cref="InvalidDataException">The stored determinations are not the ones that were assessed.</exception>
    public static async Task<(ScoreResult Before, ScoreResult After)> ScoreAsync(
        ComplianceDb db, CaseFile file, Assessment first, IReadOnlyCollection<string> closed, CancellationToken ct)
    {
        var stored = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == file.Inspection.Id).ToListAsync(ct);
        var known = await FactFiles.LoadAsync(db, file, ct);
        var judged = known.Counted(stored).Select(row => row.ForScoring()).OfType<ItemDetermination>().ToList();
        var before = Scorer.Score(file.Published.Ruleset, judged, known.Effective);
        var after = Scorer.Score(file.Published.Ruleset, [.. judged.Select(row => closed.Contains(row.ItemId) ? Met(row) : row)], known.Effective);
        return before.IsSuccess && after.IsSuccess && (before.Value.RulesetHash, before.Value.InputsHash) == (first.RulesetHash, first.InputsHash)
            ? (before.Value, after.Value)
            : throw new InvalidDataException($"Case {file.Inspection.Reference} no longer gives the assessment that was frozen.");
    }

    // Whoever closes an item judges all of it: an objective that was not met is met with it.
    private static ItemDetermination Met(ItemDetermination row) => row with
    {
        Verdict = new Verdict.Met(),
        Objectives = row.Objectives?.ToDictionary(pair => pair.Key, pair => pair.Value is ObjectiveState.NotMet ? ObjectiveState.Met : pair.Value),
    };

    private static string Write(
        CaseFile file,
        CloseOut closeOut,
        Assessment first,
        ScoreResult before,
        ScoreResult after,
        Dictionary<string, ClosureJudgement> judgements,
        Dictionary<(string Item, int Round), ClosureClaim> claims,
        DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, AssessmentJson.Form))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("reference", file.Inspection.Reference);
            json.WriteString("assessment", first.Digest);
            json.WriteString("rulesetHash", after.RulesetHash);
            json.WriteString("inputsHash", after.InputsHash);
            json.WriteString("score", after.Score?.ToString());
            json.WriteString("maximum", after.Maximum.ToString());
            json.WriteString("dueOn", closeOut.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            AssessmentJson.Instant(json, "openedAt", closeOut.OpenedAt);
            AssessmentJson.Instant(json, "completedAt", now);
            json.WriteStartArray("items");
            foreach (var (was, becomes) in before.Items.Zip(after.Items))
            {
                json.WriteStartObject();
                json.WriteString("id", was.ItemId);
                json.WriteString("assessed", was.Verdict.ToString());
                json.WriteString("counted", becomes.Verdict.ToString());
                json.WriteNumber("loss", becomes.Loss);
                if (judgements.TryGetValue(was.ItemId, out var judgement))
                {
                    Closure(json, judgement, claims[(judgement.ItemId, judgement.Round)]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }

    private static void Closure(Utf8JsonWriter json, ClosureJudgement judgement, ClosureClaim claim)
    {
        json.WriteStartObject("closure");
        json.WriteNumber("round", judgement.Round);
        json.WriteString("statement", claim.Statement);
        json.WriteString("signatory", claim.SignatoryName);
        AssessmentJson.Instant(json, "claimedAt", claim.At);
        json.WriteString("rationale", judgement.Rationale);
        json.WriteString("inspector", judgement.InspectorName);
        AssessmentJson.Instant(json, "judgedAt", judgement.At);
        json.WriteStartArray("evidence");
        foreach (var file in claim.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("fileName", file.File);
            json.WriteNumber("size", file.Size);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
