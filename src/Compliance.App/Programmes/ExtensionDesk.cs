using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>What the steps of a request for more time share: opening the close-out that still runs, and the request that waits.</summary>
internal static class ExtensionDesk
{
    /// <summary>Opens the close-out of a case for somebody and holds the case until the change commits.</summary>
    /// <returns><see cref="NotFound"/>, <see cref="NotAllowed"/>, or <see cref="CloseOutEnded"/> where nothing can be moved any more.</returns>
    public static async Task<Result<OpenExtension>> OpenAsync(
        Change change, CaseFiles cases, LocalCalendar calendar, Actor actor, Guid inspectionId, Func<CaseFile, bool> may, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var closeOut = await change.Db.Set<CloseOut>().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        if (closeOut is null)
        {
            return new NotFound();
        }

        if (!may(opened.Value))
        {
            return new NotAllowed();
        }

        var states = await change.Db.Set<CorrectiveAction>().Where(row => row.InspectionId == inspectionId).Select(row => row.State).ToListAsync(ct);
        var extension = await change.Db.Set<Extension>()
            .SingleOrDefaultAsync(row => row.InspectionId == inspectionId && (row.State == ExtensionState.Asked || row.State == ExtensionState.Recommended), ct);
        return closeOut.StandingOn(states, calendar.DayOf(change.Now)) is CloseOutStanding.Running
            ? new OpenExtension(opened.Value, closeOut, extension)
            : new CloseOutEnded();
    }

    /// <summary>True for a signatory of the inspected firm.</summary>
    public static bool IsSignatory(Actor actor, CaseFile file) => file.Side is CaseSide.Firm && actor.Has(Role.FirmSignatory);

    public static object Snapshot(Extension extension) => new
    {
        extension.Id,
        extension.State,
        extension.Reason,
        extension.From,
        extension.Until,
        extension.Favoured,
        extension.Note,
        extension.OfficerId,
        extension.Answer,
        extension.DeciderId,
        extension.Version,
    };
}

/// <summary>A close-out that runs, with the request for more time that waits, if any.</summary>
internal sealed record OpenExtension(CaseFile File, CloseOut CloseOut, Extension? Waiting);
