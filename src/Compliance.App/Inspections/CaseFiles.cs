using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// The door to every case: nothing of a case is read or changed before it was opened here for an actor. A case that the
/// actor may not see answers exactly like one that does not exist.
/// </summary>
public sealed class CaseFiles(ChecklistLibrary library, LocalCalendar calendar)
{
    /// <summary>Opens a case to look at it.</summary>
    /// <param name="db">The context of the read.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<CaseFile>> OpenAsync(ComplianceDb db, Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var inspection = await db.Set<Inspection>().SingleOrDefaultAsync(inspection => inspection.Id == inspectionId, ct);
        if (inspection is null)
        {
            return new NotFound();
        }

        var held = await db.Set<CaseAssignment>()
            .Where(assignment => assignment.InspectionId == inspectionId && assignment.UserId == actor.UserId)
            .Select(assignment => (CaseRole?)assignment.Role)
            .SingleOrDefaultAsync(ct);
        var side = SideOf(actor, held, inspection);
        return side is CaseSide.None
            ? new NotFound()
            : new CaseFile(inspection, held, side, Pinned(library, inspection));
    }

    /// <summary>Opens a case to change it: holds its row until the change commits, and checks that the actor may and that the state allows it.</summary>
    /// <param name="change">The change in progress.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="wanted">What the actor wants to do.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/>, <see cref="NotAllowed"/>, <see cref="WrongState"/> or <see cref="QualificationMissing"/>, in this order.</returns>
    public async Task<Result<CaseFile>> OpenAsync(Change change, Actor actor, Guid inspectionId, InspectionEvent wanted, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await OpenAsync(change.Db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened;
        }

        var file = opened.Value;
        if (!CasePermissions.May(actor, file.Held, file.Inspection.FirmId, wanted))
        {
            return new NotAllowed();
        }

        var next = InspectionLifeCycle.Next(file.Inspection.State, wanted);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        return CasePermissions.NeedsQualification(wanted) && await LacksAsync(change, actor, file, ct) is { } missing ? new QualificationMissing(missing) : file;
    }

    /// <summary>The qualification that the actor's duty in the case asks for and that they do not have today; null where nothing is missing.</summary>
    internal async Task<QualificationKind?> LacksAsync(Change change, Actor actor, CaseFile file, CancellationToken ct) =>
        file.Inspection.QualificationFor(file.Held) is { } wanted && !await Qualifications.HasAsync(change.Db, actor.UserId, wanted, calendar.DayOf(change.Now), ct)
            ? wanted
            : null;

    /// <summary>A case for the platform itself, which acts on what a day or another change brings about.</summary>
    internal CaseFile ForSystem(Inspection inspection) => new(inspection, null, CaseSide.Oversight, Pinned(library, inspection));

    /// <summary>The side from which the actor sees the case.</summary>
    public static CaseSide SideOf(Actor actor, CaseRole? held, Inspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var side = CaseVisibility.SideOf(actor, held, inspection.FirmId, inspection.State);

        // A case that was cancelled before the firm was told never reached the firm.
        return side is CaseSide.Firm && inspection.NotifiedAt is null ? CaseSide.None : side;
    }

    // A pinned version that is gone or changed is an outage, not a refusal: the installation lost a published file.
    internal static PublishedChecklist Pinned(ChecklistLibrary library, Inspection inspection)
    {
        var published = library.Find(inspection.ChecklistId, inspection.ChecklistVersion);
        return published?.ContentHash == inspection.ChecklistHash
            ? published
            : throw new InvalidDataException(
                $"Case {inspection.Reference} is pinned to {inspection.ChecklistId} {inspection.ChecklistVersion}, which the library lacks or has with other content.");
    }
}

/// <summary>A case as one actor may see it.</summary>
/// <param name="Inspection">The head.</param>
/// <param name="Held">The actor's duty in it, if any.</param>
/// <param name="Side">From which side the actor looks.</param>
/// <param name="Published">The pinned checklist.</param>
public sealed record CaseFile(Inspection Inspection, CaseRole? Held, CaseSide Side, PublishedChecklist Published)
{
    /// <summary>The subject of a record entry about a part of this case.</summary>
    /// <param name="type">Kind of part, such as <c>answer</c>.</param>
    /// <param name="id">Its name, such as the item.</param>
    public Subject Part(string type, string id) => new(type, id, Inspection.Id, Inspection.FirmId);

    /// <summary>The subject of a record entry about the case itself.</summary>
    public Subject Subject => Part("inspection", Inspection.Reference);

    /// <summary>Snapshot of the head for the record.</summary>
    public object Snapshot() => new
    {
        Inspection.Reference,
        Inspection.State,
        Inspection.SubmissionDue,
        Inspection.FactCheckUntil,
        Inspection.ClockStoppedAt,
        Inspection.ReturnReason,
        Inspection.CancelReason,
        Inspection.Version,
    };
}
