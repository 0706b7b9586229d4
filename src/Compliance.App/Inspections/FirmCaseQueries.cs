using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Reads a case from the firm's side: its answers as they stand, what a submission lacks, findings once they are shown.
/// Any other side is refused; a case that is not the firm's own is unknown.
/// </summary>
public sealed class FirmCaseQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>All items with the state of their answers.</summary>
    public Task<Result<AnswerSheet>> SheetAsync(Actor actor, Guid inspectionId, CancellationToken ct) =>
        ReadAsync<AnswerSheet>(actor, inspectionId, async (db, file) =>
        {
            var answers = await FirmAnswers.LoadAsync(db, file, ct);
            var asked = (await FirmItems.OpenRequestAsync(db, inspectionId, ct))?.Items ?? [];
            var byItem = answers.Responses.ToDictionary(response => response.ItemId);
            return new AnswerSheet(
                [.. file.Published.Checklist.Sections.Select(section => new AnswerSection(
                    section.Id, section.Title, [.. section.Items.Select(item => Row(file, answers, asked, item, byItem.GetValueOrDefault(item.Id)))]))],
                InspectionLifeCycle.Allows(file.Inspection.State, InspectionEvent.Answer))
            {
                MissingFacts = file.Inspection.State is InspectionState.Notified or InspectionState.InformationRequested ? answers.Facts.Missing.Count : 0,
            };
        }, ct);

    /// <summary>One item with its answer in full.</summary>
    /// <returns><see cref="UnknownItem"/> where the checklist has no such item.</returns>
    public Task<Result<AnswerDetail>> ItemAsync(Actor actor, Guid inspectionId, string itemId, CancellationToken ct) =>
        ReadAsync<AnswerDetail>(actor, inspectionId, async (db, file) =>
        {
            var section = file.Published.Checklist.Sections.FirstOrDefault(section => section.Items.Any(item => item.Id == itemId));
            if (section is null)
            {
                return new UnknownItem(itemId);
            }

            var item = section.Items.Single(item => item.Id == itemId);
            var response = await db.Set<Response>().AsNoTracking()
                .SingleOrDefaultAsync(response => response.InspectionId == inspectionId && response.ItemId == itemId, ct);
            var citations = await CitationsAsync(db, inspectionId, itemId, ct);
            var asked = (await FirmItems.OpenRequestAsync(db, inspectionId, ct))?.Items ?? [];
            var facts = await FactFiles.LoadAsync(db, file, ct);
            var against = Against(file, facts, facts.AskedItems(await FirmItems.EverAskedAsync(db, inspectionId, ct)), item);
            return new AnswerDetail(
                item,
                section.Title,
                response?.Claim,
                response?.Statement ?? "",
                response?.Version ?? 0,
                response?.UpdatedByName ?? "",
                response?.UpdatedAt,
                citations,
                IsOpen(file, asked, itemId) && against.Count == 0,
                asked.Contains(itemId),
                against.Count > 0 ? AnswerProgress.NotAsked : Progress(response, citations.Count, citations.Count(citation => !citation.IsReleased)))
            {
                Requests = (await RequestRounds.LoadAsync(db, inspectionId, ct)).OfItem(itemId),
                Against = against,
            };
        }, ct);

    /// <summary>What stands between the case and its submission.</summary>
    public Task<Result<SubmissionCheck>> CheckAsync(Actor actor, Guid inspectionId, CancellationToken ct) =>
        ReadAsync<SubmissionCheck>(actor, inspectionId, async (db, file) =>
        {
            var checklist = file.Published.Checklist;
            var answers = await FirmAnswers.LoadAsync(db, file, ct);
            var items = checklist.Items.Select(item => item.Id).Where(answers.Asked.Contains).ToList();
            var byItem = answers.Responses.ToDictionary(response => response.ItemId);
            InspectionEvent? step = file.Inspection.State switch
            {
                InspectionState.Notified => InspectionEvent.Submit,
                InspectionState.InformationRequested => InspectionEvent.ProvideInformation,
                _ => null,
            };
            return new SubmissionCheck(
                step,
                [.. items.Where(id => byItem.GetValueOrDefault(id)?.Claim is null)],
                [.. items.Where(id => byItem.GetValueOrDefault(id)?.NeedsStatement == true)],
                answers.Blocked(checklist),
                step is { } wanted && CasePermissions.May(actor, file.Held, file.Inspection.FirmId, wanted),
                items.Count,
                answers.Files,
                file.Inspection.FactCheckBusinessDays)
            {
                MissingFacts = step is not null ? [.. answers.Facts.Missing.Select(fact => FactText.Title(checklist, fact))] : [],
            };
        }, ct);

    /// <summary>The submissions that are kept, oldest first.</summary>
    public Task<Result<IReadOnlyList<SubmissionRow>>> SubmissionsAsync(Actor actor, Guid inspectionId, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<SubmissionRow>>(actor, inspectionId, async (db, _) => await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.InspectionId == inspectionId)
            .OrderBy(submission => submission.Round)
            .Select(submission => new SubmissionRow(submission.Round, submission.SignatoryName, submission.At, submission.Digest))
            .ToListAsync(ct), ct);

    /// <summary>The answers as they were attested in one round.</summary>
    public Task<Result<IReadOnlyList<SubmittedAnswer>>> SubmittedAsync(Actor actor, Guid inspectionId, int round, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<SubmittedAnswer>>(actor, inspectionId, async (db, _) =>
        {
            var json = await db.Set<Submission>().AsNoTracking()
                .Where(submission => submission.InspectionId == inspectionId && submission.Round == round)
                .Select(submission => submission.Answers)
                .SingleOrDefaultAsync(ct);
            if (json is null)
            {
                return new NotFound();
            }

            return FirmAnswers.Parse(json).ToList();
        }, ct);

    /// <summary>The findings with the firm's comments, from the fact check on.</summary>
    /// <returns><see cref="NotAllowed"/> while they are not shown to the firm.</returns>
    public Task<Result<FindingSheet>> FindingsAsync(Actor actor, Guid inspectionId, CancellationToken ct) =>
        ReadAsync<FindingSheet>(actor, inspectionId, async (db, file) =>
        {
            var inspection = file.Inspection;
            if (!CaseVisibility.SeesDeterminations(file.Side, inspection.State))
            {
                return new NotAllowed();
            }

            var judged = await db.Set<Determination>().AsNoTracking()
                .Where(determination => determination.InspectionId == inspectionId)
                .ToDictionaryAsync(determination => determination.ItemId, ct);
            var comments = (await db.Set<FactCheckComment>().AsNoTracking()
                .Where(comment => comment.InspectionId == inspectionId)
                .OrderBy(comment => comment.At)
                .ThenBy(comment => comment.Id)
                .ToListAsync(ct)).ToLookup(comment => comment.ItemId);
            var final = inspection.State is InspectionState.Concluded;
            var facts = await FactFiles.LoadAsync(db, file, ct);
            var counted = facts.Counted(judged.Values).ToDictionary(determination => determination.ItemId);
            return new FindingSheet(
                [.. from section in file.Published.Checklist.Sections
                    from item in section.Items
                    let determination = counted.GetValueOrDefault(item.Id)
                    where determination is not null && FirmFindings.IsFinding(determination, item)
                    select Finding(section, item, determination, comments[item.Id], final)],
                counted.Values.Count(determination => determination.Verdict is not null),
                final,
                FirmFindings.MayComment(inspection, calendar.DayOf(time.Now())),
                inspection.FactCheckUntil,
                inspection.FactCheckClosedByFirmAt)
            {
                Corrected = [.. FactQueries.Rows(file, facts, hidden: false).Where(row => row.Judged.Count > 0)],
            };
        }, ct);

    private async Task<Result<T>> ReadAsync<T>(Actor actor, Guid inspectionId, Func<ComplianceDb, CaseFile, Task<Result<T>>> read, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        return opened.Value.Side is CaseSide.Firm ? await read(db, opened.Value) : new NotAllowed();
    }

    private static Task<List<CitationRow>> CitationsAsync(ComplianceDb db, Guid inspectionId, string itemId, CancellationToken ct) =>
        (from citation in db.Set<Citation>().AsNoTracking()
         join version in db.Set<EvidenceVersion>().AsNoTracking() on citation.EvidenceVersionId equals version.Id
         join document in db.Set<EvidenceDocument>().AsNoTracking() on version.DocumentId equals document.Id
         where citation.InspectionId == inspectionId && citation.ItemId == itemId
         orderby citation.CitedAt, version.Id
         select new CitationRow(
             version.Id,
             document.Id,
             document.Title,
             version.FileName,
             version.Number,
             document.LatestNumber,
             version.MediaType,
             version.Size,
             version.Scan,
             version.IsReleased,
             citation.CitedAt)).ToListAsync(ct);

    private static AnswerRow Row(CaseFile file, FirmAnswers answers, IReadOnlyList<string> asked, Item item, Response? response)
    {
        var cited = response?.Citations.Count ?? 0;
        var blocked = response is null ? 0 : answers.BlockedOf(response);
        var against = Against(file, answers.Facts, answers.Asked, item);
        return new AnswerRow(
            item.Id,
            item.Title,
            response?.Claim,
            !string.IsNullOrWhiteSpace(response?.Statement),
            cited,
            blocked,
            IsOpen(file, asked, item.Id) && against.Count == 0,
            asked.Contains(item.Id),
            against.Count > 0 ? AnswerProgress.NotAsked : Progress(response, cited, blocked))
        {
            Against = against,
        };
    }

    // What inspectors asked about is asked, whatever the facts say.
    private static IReadOnlyList<FactReason> Against(CaseFile file, CaseFacts facts, IReadOnlySet<string> asked, Item item) =>
        asked.Contains(item.Id) && !CaseVisibility.SeesDeterminations(file.Side, file.Inspection.State)
            ? []
            : FactReason.Against(file.Published.Checklist, item, facts.KnownTo(file));

    private static bool IsOpen(CaseFile file, IReadOnlyList<string> asked, string itemId) =>
        file.Inspection.State is InspectionState.Notified || (file.Inspection.State is InspectionState.InformationRequested && asked.Contains(itemId));

    private static AnswerProgress Progress(Response? response, int cited, int blocked) =>
        blocked > 0 ? AnswerProgress.Blocked
        : response is null || (response.Claim is null && string.IsNullOrWhiteSpace(response.Statement) && cited == 0) ? AnswerProgress.NotStarted
        : response.Claim is null || response.NeedsStatement ? AnswerProgress.InProgress
        : AnswerProgress.Done;

    // A lead may still rewrite an answer until the conclusion; the firm reads it once it is final.
    private static FindingRow Finding(Section section, Item item, Determination determination, IEnumerable<FactCheckComment> comments, bool final) => new(
        item.Id,
        item.Title,
        item.Requirement,
        section.Title,
        determination.Verdict!,
        item.FindPartial(determination.Verdict!)?.Title,
        determination.Rationale,
        determination.Severity,
        determination.Recommendation,
        [.. comments.Select(comment => new FindingComment(
            comment.Id,
            comment.Text,
            comment.AuthorName,
            comment.At,
            final ? comment.Answer : null,
            final ? comment.Accepted : null,
            final ? comment.AnsweredAt : null))]);
}
