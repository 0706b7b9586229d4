using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Compliance.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads reviews: one as a whole, and the cases in which somebody has something to do.</summary>
public sealed class ReviewQueries(
    IDbContextFactory<ComplianceDb> factory, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, TimeProvider time)
{
    private const int SpreadOf = 10;
    private const int ManyPoints = 5;

    private static readonly InspectionEvent[] Steps =
    [
        InspectionEvent.StartReview, InspectionEvent.RequestInformation, InspectionEvent.CloseReview, InspectionEvent.ReopenReview,
        InspectionEvent.StartQualityReview, InspectionEvent.Remark, InspectionEvent.AnswerRemark, InspectionEvent.ReturnReview, InspectionEvent.ConfirmReview,
        InspectionEvent.AnswerComment, InspectionEvent.Conclude, InspectionEvent.Recuse,
    ];

    private static readonly CaseRole[] TeamRoles = [CaseRole.Inspector, CaseRole.LeadInspector, CaseRole.QualityReviewer];

    /// <summary>The review as a whole.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> for strangers and the firm, <see cref="NotAllowed"/> while judgements are not yet the actor's to see.</returns>
    public async Task<Result<ReviewOverview>> OpenAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await WorkbenchQueries.OpenFromInsideAsync(db, cases, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var (inspection, held, _, published) = file;
        var determinations = await SecondScores.VisibleTo(db, inspectionId, actor.UserId).ToListAsync(ct);
        var scores = await SecondScores.ReadAsync(db, inspection, ct);
        var firsts = await scores.FirstsAsync(db, inspectionId, ct);
        var byItem = determinations.ToDictionary(row => row.ItemId);
        var submitted = await SubmittedAnswers.LoadAsync(db, file, ct);
        var team = await db.Set<CaseAssignment>().AsNoTracking()
            .Where(row => row.InspectionId == inspectionId && TeamRoles.Contains(row.Role)).ToListAsync(ct);
        var comments = await db.Set<FactCheckComment>().AsNoTracking().Where(row => row.InspectionId == inspectionId).ToListAsync(ct);
        var firm = await db.Set<Firm>().AsNoTracking().Where(firm => firm.Id == inspection.FirmId)
            .Select(firm => new LocalizedText(firm.NameEn, firm.NameJa)).SingleAsync(ct);
        var order = published.Checklist.Items.Select((item, index) => (item.Id, index)).ToDictionary();
        var facts = await FactFiles.LoadAsync(db, file, ct);
        var blocked = Completeness.OfReview(published.Checklist, determinations, facts).Error;
        return new ReviewOverview(
            inspectionId,
            inspection.Reference,
            firm,
            inspection.FirmId,
            inspection.State,
            held,
            Steps.Where(step => CasePermissions.May(actor, held, inspection.FirmId, step) && InspectionLifeCycle.Allows(inspection.State, step)
                && (step is not InspectionEvent.ReturnReview || ReturnReview.IsTheirs(file))).ToHashSet(),
            published.Checklist,
            [.. team.OrderBy(row => row.Role).ThenBy(row => row.UserName, StringComparer.Ordinal).Select(row => new TeamMember(row.UserName, row.Role))],
            // An item whose first score is in waits for the second; what it is stays with who judged it.
            blocked is MissingDeterminations missing ? [.. missing.Items.Where(id => firsts.GetValueOrDefault(id)?.Verdict is null)] : [],
            // Both lists at once: whoever closes a review wants to see all that is left, not the first kind of it.
            [.. published.Checklist.Items.Where(item => facts.Applies(item) && byItem.GetValueOrDefault(item.Id)?.NeedsRationale == true).Select(item => item.Id)],
            Items(published, facts.Counted(determinations).ToDictionary(row => row.ItemId), submitted, facts),
            [.. comments.OrderBy(row => order.GetValueOrDefault(row.ItemId)).ThenBy(row => row.At).ThenBy(row => row.Id)
                .Select(row => WorkbenchQueries.Row(row, byItem.GetValueOrDefault(row.ItemId)?.UpdatedAt))
                // An item that no longer applies waits for no judgement.
                .Select(row => published.Checklist.Find(row.ItemId) is { } item && facts.Applies(item) ? row : row with { AwaitsJudgement = false })],
            blocked is null ? ConcludeInspection.Score(file, facts, determinations).Value : null,
            inspection.FactCheckUntil,
            inspection.FactCheckClosedByFirmAt is not null || calendar.DayOf(time.Now()) > inspection.FactCheckUntil,
            inspection.ReturnReason)
        {
            Facts = FactQueries.Rows(file, facts, hidden: false),
            Scores = SecondReport.Of(file, scores, firsts, facts),
            Remarks = await RemarkRow.LoadAsync(db, file, facts, itemId: null, ct),
        };
    }

    /// <summary>The open cases in which the actor has a duty: first what they have to do, by due day, then what waits for others.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<QueueRow>> QueueAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Inspector) || actor.FirmId is not null)
        {
            return [];
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await (
            from assignment in db.Set<CaseAssignment>().AsNoTracking()
            join inspection in db.Set<Inspection>().AsNoTracking() on assignment.InspectionId equals inspection.Id
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            where assignment.UserId == actor.UserId && TeamRoles.Contains(assignment.Role)
                && inspection.State != InspectionState.Concluded && inspection.State != InspectionState.Cancelled
            select new
            {
                Inspection = inspection,
                firm.NameEn,
                firm.NameJa,
                assignment.Role,
                Judged = db.Set<Determination>().Count(row => row.InspectionId == inspection.Id && row.Verdict != null),
                Unanswered = db.Set<FactCheckComment>().Count(row => row.InspectionId == inspection.Id && row.Answer == null),
                Agreed = db.Set<FactCheckComment>().Any(row => row.InspectionId == inspection.Id && row.Accepted == true
                    && !db.Set<Determination>().Any(judged => judged.InspectionId == row.InspectionId && judged.ItemId == row.ItemId && judged.UpdatedAt > row.AnsweredAt)),
                Remarked = db.Set<ReviewRemark>().Any(row => row.InspectionId == inspection.Id && row.Kind == RemarkKind.MustChange
                    && row.SentAt != null && row.RenewedAt == null && row.AcceptedAt == null && (row.Changed == null || row.Answer == "")),
                Asked = db.Set<InformationRequest>().Where(row => row.InspectionId == inspection.Id && row.ClosedAt == null)
                    .Select(row => (DateOnly?)row.DueOn).FirstOrDefault(),
            }).ToListAsync(ct);
        var today = calendar.DayOf(time.Now());
        var mine = (await TeamNotes.Valid(db)
            .Where(row => row.UserId == actor.UserId
                && !db.Set<Determination>().Any(judged => judged.InspectionId == row.InspectionId && judged.ItemId == row.ItemId && judged.Verdict != null))
            .Select(row => new { row.InspectionId, row.ItemId }).ToListAsync(ct)).ToLookup(row => row.InspectionId, row => row.ItemId);
        var scores = await ScoresAsync(db, actor, found.ConvertAll(row => row.Inspection), ct);
        var counts = await FactFiles.CountAsync(db, library, found.Select(row => row.Inspection), ct);
        var rows = found.Select(row =>
        {
            var (judged, total) = counts.TryGetValue(row.Inspection.Id, out var counted)
                ? (counted.Judged, counted.Items.Count)
                : (row.Judged, library.Find(row.Inspection.ChecklistId, row.Inspection.ChecklistVersion)?.Ruleset.Items.Count ?? 0);
            var over = row.Inspection.FactCheckClosedByFirmAt is not null || today > row.Inspection.FactCheckUntil;
            var marks = scores[row.Inspection.Id].Where(mark => counted.Items?.Contains(mark.ItemId) is not false).Select(mark => mark.Mark).ToList();
            var open = marks.Count(mark => mark is SecondMark.ToScore or SecondMark.ToDecide);
            var (task, isMine) = TaskOf(
                row.Inspection.State, row.Role, judged == total, row.Unanswered > 0, row.Agreed, over, row.Remarked, marks.Count == 0 ? null : open);
            var due = row.Inspection.State switch
            {
                InspectionState.Notified => row.Inspection.SubmissionDue,
                InspectionState.InformationRequested => row.Asked,
                InspectionState.FactCheck => row.Inspection.FactCheckUntil,
                _ => null,
            };
            return new QueueRow(
                row.Inspection.Id, row.Inspection.Reference, new LocalizedText(row.NameEn, row.NameJa), row.Inspection.State, row.Role,
                task, isMine, judged, total, row.Unanswered, due)
            {
                // An item that does not apply waits for nobody.
                SecondsOpen = row.Inspection.State is InspectionState.InReview or InspectionState.InformationRequested ? open : 0,
                MineOpen = mine[row.Inspection.Id].Count(item => counted.Items?.Contains(item) is not false),
            };
        });
        return [.. rows.OrderByDescending(row => row.IsMine).ThenBy(row => row.Due ?? DateOnly.MaxValue).ThenBy(row => row.Reference, StringComparer.Ordinal)];
    }

    // What second scoring still asks in the cases, and of whom.
    private static async Task<ILookup<Guid, (string ItemId, SecondMark Mark)>> ScoresAsync(
        ComplianceDb db, Actor actor, IReadOnlyList<Inspection> inspections, CancellationToken ct)
    {
        var marks = new List<(Guid InspectionId, string ItemId, SecondMark Mark)>();
        foreach (var inspection in inspections.Where(inspection => inspection.SecondScoringPercent is not null && inspection.State is InspectionState.InReview or InspectionState.InformationRequested))
        {
            var scores = await SecondScores.ReadAsync(db, inspection, ct);
            var firsts = await scores.FirstsAsync(db, inspection.Id, ct);
            marks.AddRange(scores.Drawn.Keys.Select(id => (inspection.Id, id, scores.MarkOf(id, firsts.GetValueOrDefault(id), actor.UserId)))
                .Where(mark => mark.Item3 is not SecondMark.None));
        }

        return marks.ToLookup(mark => mark.InspectionId, mark => (mark.ItemId, mark.Mark));
    }

    /// <summary>What a case asks of somebody with a duty in it, and whether it is theirs to do.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="held">The person's duty.</param>
    /// <param name="allJudged">Every item has a verdict.</param>
    /// <param name="unanswered">A comment of the firm has no answer.</param>
    /// <param name="agreed">The lead agreed with a comment, and its item was not judged since.</param>
    /// <param name="factCheckOver">The firm's time to comment is over.</param>
    /// <param name="remarked">A remark of the quality reviewer that asks for a change has no answer.</param>
    /// <param name="scores">Items of second scoring on which the person has something to do; null where none waits for anybody.</param>
    public static (ReviewTask Task, bool IsMine) TaskOf(
        InspectionState state, CaseRole held, bool allJudged, bool unanswered, bool agreed, bool factCheckOver, bool remarked = false, int? scores = null)
    {
        var lead = held is CaseRole.LeadInspector;
        var reviewer = held is CaseRole.QualityReviewer;
        return state switch
        {
            InspectionState.Draft => (ReviewTask.WaitForNotice, false),
            InspectionState.Notified => (ReviewTask.WaitForFirm, false),
            InspectionState.Submitted => (ReviewTask.StartReview, !reviewer),
            InspectionState.InReview when allJudged && scores is { } mine => (ReviewTask.ScoreSecond, mine > 0),
            InspectionState.InReview when allJudged && remarked => (ReviewTask.AnswerRemarks, !reviewer),
            InspectionState.InReview when allJudged => (ReviewTask.CloseReview, lead),
            InspectionState.InReview => (ReviewTask.Judge, !reviewer),
            InspectionState.InformationRequested => (ReviewTask.JudgeOthers, !reviewer && !allJudged),
            InspectionState.Reviewed => (ReviewTask.StartQualityReview, reviewer),
            InspectionState.QualityReview => (ReviewTask.ReviewQuality, reviewer),
            InspectionState.FactCheck when unanswered => (ReviewTask.AnswerComments, lead),
            InspectionState.FactCheck when agreed => (ReviewTask.ReturnReview, lead),
            InspectionState.FactCheck when !factCheckOver => (ReviewTask.WaitForComments, false),
            InspectionState.FactCheck => (ReviewTask.Conclude, lead),
            InspectionState.Concluded or InspectionState.Cancelled => (ReviewTask.WaitForNotice, false),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
        };
    }

    private static List<ReviewedItem> Items(
        PublishedChecklist published, Dictionary<string, Determination> byItem, SubmittedAnswers submitted, CaseFacts facts)
    {
        var items = new List<ReviewedItem>();
        var rest = 0;
        foreach (var section in published.Checklist.Sections)
        {
            foreach (var item in section.Items)
            {
                var row = new ReviewedItem(item, section.Id, submitted.ClaimOn(item.Id), JudgementRow.Of(byItem.GetValueOrDefault(item.Id)), null);
                var reason = ReasonFor(row);
                if (reason is null && row.Judgement.Verdict is not null)
                {
                    reason = rest % SpreadOf == 0 ? SampleReason.Spread : null;
                    rest++;
                }

                items.Add(row with { Sample = reason, Against = FactReason.Against(published.Checklist, item, facts.Effective) });
            }
        }

        return items;
    }

    private static SampleReason? ReasonFor(ReviewedItem row)
    {
        if (row.Judgement.Verdict is not { } verdict)
        {
            return null;
        }

        var shown = new WorkbenchRow(row.Item, row.SectionId, row.Claim, verdict, 0, false, 0, 0, false, null);
        return row.Item.IsPrecondition ? SampleReason.Precondition
            : verdict is Verdict.NotApplicableText ? SampleReason.NotApplicable
            : verdict is not Verdict.MetText ? SampleReason.Finding
            : shown.Differs ? SampleReason.Differs
            : row.Item.Loss >= ManyPoints && row.Judgement.ReliedOn.Count == 0 ? SampleReason.NoEvidence
            : null;
    }
}
