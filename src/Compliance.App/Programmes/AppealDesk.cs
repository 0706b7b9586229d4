using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>What the steps of an appeal share: opening, who is independent, the snapshot.</summary>
internal static class AppealDesk
{
    private const string OwnSteps = "appeal.";
    private const string Reading = ".downloaded";

    /// <summary>Opens an appeal and its case, and holds the case until the change commits.</summary>
    public static async Task<Result<OpenAppeal>> OpenAsync(Change change, CaseFiles cases, Actor actor, Guid appealId, CancellationToken ct)
    {
        var inspectionId = await InspectionOfAsync(change.Db, appealId, ct);
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
        return opened.IsSuccess ? new OpenAppeal(opened.Value, await LoadAsync(change.Db, appealId, ct)) : opened.Error;
    }

    /// <summary>Opens an appeal for the officer who hears it; a conflict of interest that was declared since keeps them from it.</summary>
    public static async Task<Result<OpenAppeal>> OpenForOfficerAsync(Change change, CaseFiles cases, Actor actor, Guid appealId, CancellationToken ct)
    {
        var opened = await OpenAsync(change, cases, actor, appealId, ct);
        if (!opened.IsSuccess)
        {
            return opened;
        }

        if (!Hears(actor, opened.Value.File, opened.Value.Appeal))
        {
            return new NotAllowed();
        }

        var may = await DecisionDesk.MayTakeAsync(change.Db, opened.Value.File, actor, CaseRole.AppealOfficer, ct);
        return may.IsSuccess ? opened : may.Error;
    }

    /// <summary>True for the officer who hears the appeal.</summary>
    public static bool Hears(Actor actor, CaseFile file, Appeal appeal) =>
        actor.Has(Role.AppealOfficer) && file.Held is CaseRole.AppealOfficer && appeal.OfficerId == actor.UserId;

    /// <summary>
    /// The cases in which a person had a part: judged, or did anything that is on record, apart from reading and from the steps
    /// of an appeal. Who was taken off a team keeps their part in what they did there.
    /// </summary>
    public static IQueryable<Guid> CasesWithPart(ComplianceDb db, Guid userId) =>
        db.Set<AuditEntry>()
            .Where(entry => entry.ActorId == userId && entry.InspectionId != null && !entry.Action.StartsWith(OwnSteps) && !entry.Action.EndsWith(Reading))
            .Select(entry => entry.InspectionId!.Value)
            .Union(db.Set<Determination>().Where(row => row.InspectorId == userId).Select(row => row.InspectionId))
            .Union(db.Set<Appeal>()
                .Where(row => row.OfficerId == userId && (row.State == AppealState.Decided || row.State == AppealState.Sent))
                .Select(row => row.InspectionId));

    public static Task<Guid> InspectionOfAsync(ComplianceDb db, Guid appealId, CancellationToken ct) =>
        db.Set<Appeal>().Where(row => row.Id == appealId).Select(row => row.InspectionId).SingleOrDefaultAsync(ct);

    public static Task<Appeal> LoadAsync(ComplianceDb db, Guid appealId, CancellationToken ct) =>
        db.Set<Appeal>().Include(row => row.Citations).SingleAsync(row => row.Id == appealId, ct);

    public static object Snapshot(Appeal appeal) => new
    {
        appeal.Id,
        appeal.DecisionId,
        appeal.State,
        appeal.Grounds,
        appeal.Suspends,
        Evidence = appeal.Citations.Select(citation => citation.EvidenceVersionId).Order().ToList(),
        appeal.FiledById,
        appeal.OfficerId,
        appeal.Outcome,
        appeal.NewOutcome,
        appeal.Reasons,
        appeal.NewDecisionId,
        appeal.Version,
    };

    /// <summary>What goes on record about a step.</summary>
    public static Result<Done> Record(this Result<Done> step, Change change, OpenAppeal opened, RecordedAction action, object before) =>
        step.Then<Done>(done =>
        {
            change.RecordAlso(action, opened.File.Part("appeal", opened.Appeal.Id.ToString("D")), before, Snapshot(opened.Appeal));
            return done;
        });
}

/// <summary>An appeal with its case, opened for a change.</summary>
internal sealed record OpenAppeal(CaseFile File, Appeal Appeal);
