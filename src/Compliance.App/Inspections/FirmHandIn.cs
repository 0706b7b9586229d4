using System.Text;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>What a signatory receives for what was handed in.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Round">1 for the first submission, then one more for each answer to an information request.</param>
/// <param name="At">When.</param>
/// <param name="Digest">SHA-256 of the attested answers and facts, lower-case hex; see <see cref="Submission.Digest"/>.</param>
public sealed record SubmissionReceipt(string Reference, int Round, DateTimeOffset At, string Digest);

/// <summary>What submitting and providing information share: check, freeze, move, record.</summary>
internal sealed class FirmHandIn(Changes changes, IIds ids, CaseFiles cases)
{
    /// <summary>Hands in all answers of a case.</summary>
    /// <param name="actor">The signatory.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="step">What is done, and what goes on record.</param>
    /// <param name="move">The domain's own decision.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<SubmissionReceipt>> RunAsync(
        Actor actor,
        Guid operationId,
        Guid inspectionId,
        (InspectionEvent Event, RecordedAction Action) step,
        Func<CaseFile, FirmAnswers, DateTimeOffset, Result<Done>> move,
        CancellationToken ct) =>
        changes.RunAsync<SubmissionReceipt>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, inspectionId, step.Event, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var answers = await FirmAnswers.LoadAsync(change.Db, file, ct);
            var before = file.Snapshot();
            var moved = move(file, answers, change.Now);
            if (!moved.IsSuccess)
            {
                return moved.Error;
            }

            if (await FirmItems.OpenRequestAsync(change.Db, inspectionId, ct) is { } request)
            {
                request.ClosedAt = change.Now;
            }

            var submission = await FreezeAsync(change, file, answers, actor, ct);
            change.Db.Add(submission);
            change.Record(step.Action, file.Subject, before, new { Case = file.Snapshot(), submission.Round, submission.Digest });
            return Receipt(file.Inspection.Reference, submission);
        },
        (db, entry) => RepeatAsync(db, entry, ct),
        ct);

    private async Task<Submission> FreezeAsync(Change change, CaseFile file, FirmAnswers answers, Actor actor, CancellationToken ct)
    {
        var json = answers.ToJson(file.Published.Checklist);
        var facts = FactFiles.ToJson(answers.Facts);
        return new Submission
        {
            Id = ids.New(),
            InspectionId = file.Inspection.Id,
            Round = await change.Db.Set<Submission>().CountAsync(submission => submission.InspectionId == file.Inspection.Id, ct) + 1,
            SignatoryId = actor.UserId,
            SignatoryName = actor.Name,
            At = change.Now,
            Answers = json,
            Facts = facts,
            Digest = Digest.OfBytes(Encoding.UTF8.GetBytes(facts is null ? json : $"{json}\n{facts}")),
        };
    }

    private static async Task<Result<SubmissionReceipt>> RepeatAsync(ComplianceDb db, AuditEntry entry, CancellationToken ct)
    {
        var submission = await db.Set<Submission>().AsNoTracking()
            .SingleOrDefaultAsync(submission => submission.InspectionId == entry.InspectionId && submission.SignatoryId == entry.ActorId && submission.At == entry.At, ct);
        return submission is null ? new NotFound() : Receipt(entry.SubjectId, submission);
    }

    private static SubmissionReceipt Receipt(string reference, Submission submission) =>
        new(reference, submission.Round, submission.At, submission.Digest);
}
