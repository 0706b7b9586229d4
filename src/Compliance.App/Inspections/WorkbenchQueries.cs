using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Reads a case as its team works on it. Oversight reads the same; programme officers only once the case is concluded; for a
/// firm there is no workbench.
/// </summary>
public sealed class WorkbenchQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    /// <summary>The case with its list of items and the score so far.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> for strangers and the firm, <see cref="NotAllowed"/> while judgements are not yet the actor's to see.</returns>
    public async Task<Result<Workbench>> OpenAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await OpenFromInsideAsync(db, cases, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var (inspection, held, side, published) = opened.Value;
        var submitted = await SubmittedAnswers.LoadAsync(db, opened.Value, ct);
        var judged = await SecondScores.VisibleTo(db, inspectionId, actor.UserId)
            .Select(row => new RowScore(row.ItemId, row.Verdict, row.Objectives, row.Rationale.Trim() != "", row.InspectorName))
            .ToDictionaryAsync(row => row.ItemId, ct);
        var scores = await SecondScores.ReadAsync(db, inspection, ct);
        var firsts = await scores.FirstsAsync(db, inspectionId, ct);
        var comments = await db.Set<FactCheckComment>().AsNoTracking().Where(row => row.InspectionId == inspectionId)
            .GroupBy(row => row.ItemId).Select(group => new { ItemId = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.ItemId, row => row.Count, ct);
        var (discussed, shares) = (await TeamNotes.CountsAsync(db, opened.Value, ct), await TeamNotes.SharesAsync(db, opened.Value, ct));
        var request = await FirmItems.OpenRequestAsync(db, inspectionId, ct);
        var firm = await db.Set<Firm>().AsNoTracking().Where(firm => firm.Id == inspection.FirmId)
            .Select(firm => new LocalizedText(firm.NameEn, firm.NameJa)).SingleAsync(ct);

        var facts = await FactFiles.LoadAsync(db, opened.Value, ct);
        var remarked = (await RemarkRow.LoadAsync(db, opened.Value, facts, itemId: null, ct)).ToLookup(row => row.ItemId);
        var rows = new List<WorkbenchRow>();
        var determinations = new List<ItemDetermination>();
        foreach (var section in published.Checklist.Sections)
        {
            foreach (var item in section.Items)
            {
                var answer = submitted.Answers.GetValueOrDefault(item.Id);
                var against = FactReason.Against(published.Checklist, item, facts.Effective);
                var first = firsts.GetValueOrDefault(item.Id);
                var found = against.Count > 0 ? null
                    : scores.PartOf(item.Id, first, actor.UserId) is ScorePart.ScoresSecond ? RowScore.Of(item.Id, scores.OwnSecond(item.Id, actor.UserId))
                    : judged.GetValueOrDefault(item.Id);
                rows.Add(new WorkbenchRow(
                    item,
                    section.Id,
                    answer?.Claim,
                    found?.Verdict,
                    found?.Objectives.Count ?? 0,
                    found is { Verdict: not null and not Verdict.MetText, HasRationale: false },
                    answer?.Evidence.Count ?? 0,
                    comments.GetValueOrDefault(item.Id),
                    request?.Items.Contains(item.Id) == true,
                    found?.InspectorName)
                {
                    Against = against,
                    Scored = against.Count > 0 || !CaseVisibility.SeesNotes(side) ? SecondMark.None : scores.MarkOf(item.Id, first, actor.UserId),
                    Share = shares.GetValueOrDefault(item.Id),
                    IsMine = shares.GetValueOrDefault(item.Id)?.UserId == actor.UserId,
                    Discussed = discussed.GetValueOrDefault(item.Id),
                    Remarks = remarked[item.Id].Count(),
                    RemarkBlocks = remarked[item.Id].Any(row => row.Blocks),
                });
                if (found?.Verdict is { } verdict)
                {
                    determinations.Add(new ItemDetermination(item.Id, Verdict.Parse(verdict).Value, found.Objectives));
                }
            }
        }

        return new Workbench(
            inspectionId,
            inspection.Reference,
            firm,
            inspection.FirmId,
            inspection.State,
            held,
            May(actor, opened.Value, InspectionEvent.Determine),
            CaseVisibility.SeesEvidence(side, inspection.State),
            published.Checklist,
            rows,
            Progress(published.Ruleset, determinations, facts.Effective),
            request is null ? null : new RequestRow(request.Id, request.Items, request.Message, request.AskedByName, request.AskedAt, request.DueOn),
            inspection.ReturnReason)
        {
            Facts = facts.InUse.Count,
            Colleagues = await TeamNotes.ColleaguesAsync(db, opened.Value, ct),
            MayShare = May(actor, opened.Value, InspectionEvent.ShareItems),
        };
    }

    /// <summary>One item in full.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>As <see cref="OpenAsync"/>, and <see cref="UnknownItem"/>.</returns>
    public async Task<Result<WorkbenchItem>> ItemAsync(Actor actor, Guid inspectionId, string itemId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await OpenFromInsideAsync(db, cases, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var (inspection, _, _, published) = opened.Value;
        var section = published.Checklist.Sections.FirstOrDefault(section => section.Items.Any(item => item.Id == itemId));
        if (section is null)
        {
            return new UnknownItem(itemId);
        }

        var submitted = await SubmittedAnswers.LoadAsync(db, opened.Value, ct);
        var answer = submitted.Answers.GetValueOrDefault(itemId);
        var determination = await SecondScores.VisibleTo(db, inspectionId, actor.UserId).SingleOrDefaultAsync(row => row.ItemId == itemId, ct);
        var scores = await SecondScores.ReadAsync(db, inspection, ct);
        var first = (await scores.FirstsAsync(db, inspectionId, ct)).GetValueOrDefault(itemId);
        var blind = SecondScoring.IsBlind(scores.Of(itemId), first, scores.Judges);
        var comments = await db.Set<FactCheckComment>().AsNoTracking()
            .Where(row => row.InspectionId == inspectionId && row.ItemId == itemId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(ct);
        var request = await FirmItems.OpenRequestAsync(db, inspectionId, ct);
        var facts = await FactFiles.LoadAsync(db, opened.Value, ct);
        var remarks = await RemarkRow.LoadAsync(db, opened.Value, facts, itemId, ct);
        return new WorkbenchItem(
            section.Items.Single(item => item.Id == itemId),
            section,
            answer?.Claim,
            answer?.Statement ?? "",
            submitted.SignatoryName,
            submitted.At,
            answer is null ? [] : await EvidenceAsync(db, answer, ct),
            scores.PartOf(itemId, first, actor.UserId) is ScorePart.ScoresSecond
                ? JudgementRow.Of(scores.OwnSecond(itemId, actor.UserId), scores.Of(itemId)!.Version)
                : JudgementRow.Of(determination),
            comments.ConvertAll(comment => Row(comment, determination?.UpdatedAt)),
            await EarlierAsync(db, inspection, itemId, ct),
            request?.Items.Contains(itemId) == true)
        {
            Remarks = remarks,
            Discussion = await TeamNotes.CommentsAsync(db, opened.Value, actor, itemId, ct),
            Scored = CaseVisibility.SeesNotes(opened.Value.Side) ? scores.ViewOf(itemId, first, actor.UserId) : null,
            MayDiscuss = !blind && May(actor, opened.Value, InspectionEvent.Discuss),
            MayRemark = May(actor, opened.Value, InspectionEvent.Remark),
            MayAnswerRemarks = May(actor, opened.Value, InspectionEvent.AnswerRemark),
            Requests = (await RequestRounds.LoadAsync(db, inspectionId, ct)).OfItem(itemId),
            Against = FactReason.Against(published.Checklist, published.Checklist.Find(itemId)!, facts.Effective),
        };
    }

    // What the list shows of a judgement.
    private sealed record RowScore(string ItemId, string? Verdict, IReadOnlyDictionary<string, ObjectiveState> Objectives, bool HasRationale, string InspectorName)
    {
        public static RowScore? Of(string itemId, ItemScore? score) =>
            score is null ? null : new(itemId, score.Verdict, score.Objectives, !string.IsNullOrWhiteSpace(score.Rationale), score.InspectorName);
    }

    /// <summary>
    /// Opens a case for somebody who may see its judgements from the authority's side: a firm has no workbench, whatever it
    /// may see elsewhere.
    /// </summary>
    internal static async Task<Result<CaseFile>> OpenFromInsideAsync(ComplianceDb db, CaseFiles cases, Actor actor, Guid inspectionId, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        return opened.Then<CaseFile>(file =>
            file.Side is CaseSide.Firm ? new NotFound()
            : CaseVisibility.SeesDeterminations(file.Side, file.Inspection.State) ? file
            : new NotAllowed());
    }

    private static bool May(Actor actor, CaseFile file, InspectionEvent wanted) =>
        CasePermissions.May(actor, file.Held, file.Inspection.FirmId, wanted) && InspectionLifeCycle.Allows(file.Inspection.State, wanted);

    internal static ReviewComment Row(FactCheckComment comment, DateTimeOffset? judgedAt) => new(
        comment.Id,
        comment.ItemId,
        comment.Text,
        comment.AuthorName,
        comment.At,
        comment.Answer,
        comment.Accepted,
        comment.AnsweredByName,
        comment.AnsweredAt,
        comment.AwaitsJudgement(judgedAt));

    /// <summary>Scores what is judged, as if the rest were met: what is lost so far, and the best that can still come of it.</summary>
    internal static ReviewProgress Progress(Ruleset ruleset, IReadOnlyCollection<ItemDetermination> determinations, FirmFacts facts)
    {
        var judged = determinations.Select(determination => determination.ItemId).ToHashSet();
        var items = ruleset.Items.Where(item => item.AppliesTo(facts)).ToList();
        var rest = items.Where(item => !judged.Contains(item.Id)).Select(item => new ItemDetermination(item.Id, new Verdict.Met()));
        var score = Scorer.Score(ruleset, [.. determinations, .. rest], facts).Value;
        return new ReviewProgress(judged.Count, items.Count, score.Items.Sum(item => item.Loss), score.Score, score.Maximum, score.FailedPreconditions);
    }

    private static async Task<List<CitedEvidence>> EvidenceAsync(ComplianceDb db, SubmittedAnswer answer, CancellationToken ct)
    {
        var ids = answer.Evidence.Select(evidence => evidence.Version).ToList();
        var rows = await db.Set<EvidenceVersion>().AsNoTracking()
            .Where(version => ids.Contains(version.Id))
            .Join(db.Set<EvidenceDocument>().AsNoTracking(), version => version.DocumentId, document => document.Id, (version, document) => new { version, document.Title })
            .ToDictionaryAsync(row => row.version.Id, ct);
        return [.. ids.Select(id => rows[id]).Select(row => new CitedEvidence(
            row.version.Id,
            row.Title,
            row.version.Number,
            row.version.FileName,
            row.version.MediaType,
            row.version.Size,
            row.version.Sha256,
            row.version.Scan,
            row.version.IsReleased,
            row.version.UploadedAt,
            row.version.EffectiveOn,
            row.version.ExpiresOn))];
    }

    // What was issued to the firm is no secret to those who inspect it again.
    private static async Task<List<EarlierJudgement>> EarlierAsync(ComplianceDb db, Inspection inspection, string itemId, CancellationToken ct)
    {
        var rows = await db.Set<Inspection>().AsNoTracking()
            .Where(earlier => earlier.FirmId == inspection.FirmId && earlier.Id != inspection.Id && earlier.ChecklistId == inspection.ChecklistId
                && earlier.State == InspectionState.Concluded && earlier.ConcludedAt != null)
            .Join(
                db.Set<Determination>().AsNoTracking().Where(row => row.ItemId == itemId && row.Verdict != null),
                earlier => earlier.Id,
                row => row.InspectionId,
                (earlier, row) => new { earlier.Reference, earlier.ConcludedAt, row.Verdict, row.Rationale, row.Recommendation })
            .OrderByDescending(row => row.ConcludedAt)
            .Take(10)
            .ToListAsync(ct);
        return rows.ConvertAll(row => new EarlierJudgement(row.Reference, row.ConcludedAt!.Value, row.Verdict!, row.Rationale, row.Recommendation));
    }
}
