using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>The signatory of the firm appeals against the decision that was sent, within the window from its receipt.</summary>
public sealed class FileAppeal(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Files the appeal; it cannot be changed afterwards, only withdrawn.</summary>
    /// <param name="actor">A signatory of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="filing">Against what, and why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The appeal's id; <see cref="AppealTooLate"/> with the last day, <see cref="AppealExists"/>, <see cref="NotAppealable"/> where the
    /// decision is no longer the current one, <see cref="UnknownEvidence"/> or <see cref="Quarantined"/> for a file that cannot be cited.
    /// </returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, AppealFiling filing, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filing);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<Inspection>(inspectionId, ct);
                var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                if (file.Side is not CaseSide.Firm || !actor.Has(Role.FirmSignatory))
                {
                    return new NotAllowed();
                }

                var decision = await change.Db.Set<Decision>()
                    .SingleOrDefaultAsync(row => row.Id == filing.DecisionId && row.InspectionId == inspectionId && row.State == DecisionState.Sent, ct);
                if (decision is null)
                {
                    return new NotFound();
                }

                if (await change.Db.Set<Appeal>().AnyAsync(row => row.DecisionId == decision.Id, ct))
                {
                    return new AppealExists();
                }

                var today = calendar.DayOf(change.Now);
                var grounds = TypedText.Clean(filing.Grounds);
                var may = Appeal.MayFile(decision, Standing.On(await StandingFiles.LoadAsync(change.Db, decision, ct), today), today)
                    .Then(_ => Appeal.CheckGrounds(grounds));
                var files = filing.Evidence.Distinct().ToList();
                var citable = may.IsSuccess ? await CitableAsync(change.Db, file, files, ct) : may;
                if (!citable.IsSuccess)
                {
                    return citable.Error;
                }

                var appeal = new Appeal
                {
                    Id = ids.New(),
                    InspectionId = inspectionId,
                    DecisionId = decision.Id,
                    FiledById = actor.UserId,
                    FiledByName = actor.Name,
                    FiledAt = change.Now,
                    FiledOn = today,
                    Grounds = grounds,
                    Suspends = PinnedPolicy.ProgrammeOf(library, file.Inspection).Policy.AppealSuspends,
                };
                foreach (var version in files)
                {
                    appeal.Citations.Add(new AppealCitation { AppealId = appeal.Id, EvidenceVersionId = version });
                }

                change.Db.Add(appeal);
                change.Record(RecordedAction.AppealFiled, file.Part("appeal", appeal.Id.ToString("D")), null, AppealDesk.Snapshot(appeal));
                return appeal.Id;
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }

    private static async Task<Result<Done>> CitableAsync(ComplianceDb db, CaseFile file, List<Guid> files, CancellationToken ct)
    {
        if (files.Count > Appeal.MostFiles)
        {
            return new InvalidField("evidence", "TooMany");
        }

        var found = await db.Set<EvidenceVersion>().AsNoTracking()
            .Where(version => files.Contains(version.Id) && version.FirmId == file.Inspection.FirmId)
            .ToListAsync(ct);
        return found.Count < files.Count ? new UnknownEvidence()
            : found.Find(version => !version.IsReleased) is { } blocked ? new Quarantined(blocked.Scan)
            : Done.Value;
    }
}

/// <summary>An appeal as the firm files it.</summary>
/// <param name="DecisionId">The decision that the firm read.</param>
/// <param name="Grounds">Why it objects, 1 to 10,000 characters.</param>
/// <param name="Evidence">New evidence: versions of the firm's own library.</param>
public sealed record AppealFiling(Guid DecisionId, string Grounds, IReadOnlyCollection<Guid> Evidence);
