using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>The sample of a case that is scored twice, with those who judge in the case: what is needed to say who scores and who sees what.</summary>
/// <param name="Drawn">The items drawn, by id.</param>
/// <param name="Judges">Everybody who judges in the case now.</param>
internal sealed record SecondScores(IReadOnlyDictionary<string, SecondScore> Drawn, IReadOnlySet<Guid> Judges)
{
    private static readonly SecondScores None = new(new Dictionary<string, SecondScore>(), new HashSet<Guid>());

    public static Task<SecondScores> ReadAsync(ComplianceDb db, Inspection inspection, CancellationToken ct) =>
        LoadAsync(db, db.Set<SecondScore>().AsNoTracking(), inspection, ct);

    /// <summary>As <see cref="ReadAsync"/>, to be changed.</summary>
    public static Task<SecondScores> HoldAsync(ComplianceDb db, Inspection inspection, CancellationToken ct) =>
        LoadAsync(db, db.Set<SecondScore>(), inspection, ct);

    private static async Task<SecondScores> LoadAsync(ComplianceDb db, IQueryable<SecondScore> rows, Inspection inspection, CancellationToken ct) =>
        inspection.SecondScoringPercent is null ? None : new(
            await rows.Where(row => row.InspectionId == inspection.Id).ToDictionaryAsync(row => row.ItemId, ct),
            await ShareItems.Judges(db, inspection.Id).Select(row => row.UserId).ToHashSetAsync(ct));

    /// <summary>
    /// The determinations that somebody may see: without those of others on items that are scored twice, until both scores are in.
    /// Words without a verdict that somebody left behind who judges here no more are nobody's: whoever judges the item reads them.
    /// </summary>
    public static IQueryable<Determination> VisibleTo(ComplianceDb db, Guid inspectionId, Guid userId) => db.Set<Determination>().AsNoTracking()
        .Where(row => row.InspectionId == inspectionId)
        .Where(row => row.InspectorId == userId
            || !db.Set<SecondScore>().Any(drawn => drawn.InspectionId == row.InspectionId && drawn.ItemId == row.ItemId && drawn.ComparedAt == null)
            || (row.Verdict == null && !db.Set<CaseAssignment>().Any(held => held.InspectionId == row.InspectionId && held.UserId == row.InspectorId
                && (held.Role == CaseRole.Inspector || held.Role == CaseRole.LeadInspector))));

    public SecondScore? Of(string itemId) => Drawn.GetValueOrDefault(itemId);

    /// <summary>What somebody does on an item; nothing for who does not judge in the case.</summary>
    public ScorePart PartOf(string itemId, Determination? first, Guid userId) =>
        Of(itemId) is { } drawn ? Judges.Contains(userId) ? SecondScoring.PartOf(drawn, first, userId, Judges) : ScorePart.Nothing
        : ScorePart.Judges;

    /// <summary>The first scores of the sample, whoever may see them: only to find out who does what.</summary>
    public async Task<Dictionary<string, Determination>> FirstsAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var items = Drawn.Keys.ToList();
        return items.Count == 0 ? [] : await db.Set<Determination>().AsNoTracking()
            .Where(row => row.InspectionId == inspectionId && items.Contains(row.ItemId)).ToDictionaryAsync(row => row.ItemId, ct);
    }

    /// <summary>The second score that somebody has begun; null where it is not theirs.</summary>
    public ItemScore? OwnSecond(string itemId, Guid userId) => Of(itemId) is { } drawn && drawn.SecondById == userId ? drawn.Second : null;

    /// <summary>What second scoring asks of somebody on an item.</summary>
    public SecondMark MarkOf(string itemId, Determination? first, Guid userId)
    {
        var drawn = Of(itemId);
        var part = PartOf(itemId, first, userId);
        return drawn?.State switch
        {
            SecondScoreState.Differs => part is ScorePart.Decides ? SecondMark.ToDecide : SecondMark.Differs,
            SecondScoreState.Open when SecondScoring.IsBlind(drawn, first, Judges) =>
                part is ScorePart.ScoresSecond && (drawn.SecondById == userId || first?.ToScore().IsComplete == true) ? SecondMark.ToScore : SecondMark.Awaited,
            _ => SecondMark.None,
        };
    }

    /// <summary>An item that is scored twice, as somebody may see it; null where nobody has begun, so that the sample stays unknown until then.</summary>
    public SecondView? ViewOf(string itemId, Determination? first, Guid userId)
    {
        if (Of(itemId) is not { } drawn || (drawn.State is SecondScoreState.Open && !SecondScoring.IsBlind(drawn, first, Judges)))
        {
            return null;
        }

        var both = drawn.State is not SecondScoreState.Open;
        var part = PartOf(itemId, first, userId);
        return new SecondView(
            drawn.State,
            part,
            !both && first?.InspectorId == userId,
            first?.ToScore().IsComplete == true,
            !both && part is ScorePart.ScoresSecond && drawn.SecondById == userId,
            both ? drawn.First : null,
            both ? drawn.Second : null,
            SecondDecision.Of(drawn));
    }

    /// <summary>A pair of scores, or the decision between them, falls away; where something changed it goes on record.</summary>
    public static void End(Change change, CaseFile file, SecondScore row, Func<SecondScore, bool> end)
    {
        var before = Snapshot(row);
        if (end(row))
        {
            change.RecordAlso(RecordedAction.SecondScoreReset, file.Part("second-score", row.ItemId), before, Snapshot(row));
        }
    }

    /// <summary>What goes on record of a second score.</summary>
    public static object Snapshot(SecondScore row) => new
    {
        row.State,
        row.First,
        row.Second,
        row.ResolvedById,
        row.ResolvedVerdict,
        row.Reason,
        row.Version,
    };
}

/// <summary>What the steps on an item that is scored twice have in common.</summary>
internal static class SecondScoreSteps
{
    /// <summary>A use case that changes one item of the sample.</summary>
    public static Task<Result<Done>> OnSecondScoreAsync(
        this Changes changes,
        CaseFiles cases,
        Actor actor,
        Guid operationId,
        ScoreTarget target,
        InspectionEvent wanted,
        RecordedAction action,
        Func<SecondScore, Determination?, Change, Result<Done>> step,
        CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, target.InspectionId, wanted, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var drawn = (await SecondScores.HoldAsync(change.Db, file.Inspection, ct)).Of(target.ItemId);
            if (drawn is null || file.Published.Checklist.Find(target.ItemId) is not { } item)
            {
                return new NotFound();
            }

            if ((await FirmItems.OpenRequestAsync(change.Db, target.InspectionId, ct))?.Items.Contains(target.ItemId) == true)
            {
                return new ItemWithFirm(target.ItemId);
            }

            if (!(await FactFiles.LoadAsync(change.Db, file, ct)).Applies(item))
            {
                return new ItemDoesNotApply(target.ItemId);
            }

            var first = await change.Db.Set<Determination>().SingleOrDefaultAsync(row => row.InspectionId == target.InspectionId && row.ItemId == target.ItemId, ct);
            var before = SecondScores.Snapshot(drawn);
            return step(drawn, first, change).Then<Done>(_ =>
            {
                change.Record(action, file.Part("second-score", target.ItemId), before, SecondScores.Snapshot(drawn));
                return Done.Value;
            });
        }, ct);
}
