using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Reads requests for more time. The firm sees its own words and the answer, never what the officer wrote or who of the authority it was.</summary>
public sealed class ExtensionQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases, LocalCalendar calendar, TimeProvider time)
{
    /// <summary>The requests of a case, oldest first, and what the actor may do.</summary>
    /// <returns><see cref="NotFound"/> where the actor may not see the case; null where it has no close-out.</returns>
    public async Task<Result<ExtensionSheet?>> SheetAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var closeOut = await db.Set<CloseOut>().AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        if (closeOut is null)
        {
            return (ExtensionSheet?)null;
        }

        var states = await db.Set<CorrectiveAction>().AsNoTracking().Where(row => row.InspectionId == inspectionId).Select(row => row.State).ToListAsync(ct);
        var running = closeOut.StandingOn(states, calendar.DayOf(time.Now())) is CloseOutStanding.Running;
        var rows = await db.Set<Extension>().AsNoTracking().Where(row => row.InspectionId == inspectionId).OrderBy(row => row.AskedAt).ThenBy(row => row.Id).ToListAsync(ct);
        var waiting = running ? rows.Find(row => row.IsOpen) : null;
        var inside = file.Side is CaseSide.Authority or CaseSide.Oversight;
        var signs = ExtensionDesk.IsSignatory(actor, file);
        var officer = waiting?.State is ExtensionState.Asked && actor.Has(Role.ProgrammeOfficer) ? await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.Drafter, ct) : new NotAllowed();
        var decider = waiting?.State is ExtensionState.Recommended && actor.Has(Role.DecisionMaker) ? await DecisionDesk.MayTakeAsync(db, file, actor, CaseRole.DecisionMaker, ct) : new NotAllowed();
        return new ExtensionSheet(
            closeOut.DueOn,
            closeOut.LatestDueOn,
            [.. rows.Select(row => ExtensionRow.Of(row, inside, file.Side is CaseSide.Firm))],
            signs && running && waiting is null && closeOut.LatestDueOn > closeOut.DueOn,
            signs && waiting is not null,
            officer.IsSuccess,
            decider.IsSuccess,
            ((Error?[])[officer.Error, decider.Error]).FirstOrDefault(error => error is not (null or NotAllowed)));
    }

    /// <summary>The cases in which a request for more time waits for the actor's office and for nobody's duty to forbid it; the oldest request first.</summary>
    public async Task<IReadOnlyList<ExtensionTask>> MineAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var states = new List<ExtensionState>();
        var duties = new List<CaseRole>();
        if (actor.Has(Role.ProgrammeOfficer))
        {
            states.Add(ExtensionState.Asked);
            duties.Add(CaseRole.Drafter);
        }

        if (actor.Has(Role.DecisionMaker))
        {
            states.Add(ExtensionState.Recommended);
            duties.Add(CaseRole.DecisionMaker);
        }

        if (states.Count == 0)
        {
            return [];
        }

        var today = calendar.DayOf(time.Now());
        await using var db = await factory.CreateDbContextAsync(ct);
        return await (
            from extension in db.Set<Extension>().AsNoTracking()
            join closeOut in db.Set<CloseOut>().AsNoTracking() on extension.InspectionId equals closeOut.InspectionId
            join inspection in CaseQueries.VisibleTo(db, actor) on extension.InspectionId equals inspection.Id
            join firm in db.Set<Firm>().AsNoTracking() on inspection.FirmId equals firm.Id
            where states.Contains(extension.State) && closeOut.CompletedAt == null && closeOut.ExpiredAt == null && closeOut.DueOn >= today
            where !db.Set<CaseAssignment>().Any(held => held.InspectionId == inspection.Id && held.UserId == actor.UserId && !duties.Contains(held.Role))
            orderby extension.AskedAt, extension.Id
            select new ExtensionTask(inspection.Id, inspection.Reference, new LocalizedText(firm.NameEn, firm.NameJa), extension.State, closeOut.DueOn, extension.Until))
            .Take(50)
            .ToListAsync(ct);
    }
}

/// <summary>A request for more time in a work list.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Firm">The firm's name.</param>
/// <param name="State">How far it has come.</param>
/// <param name="DueOn">The last day as it is now.</param>
/// <param name="Until">The day that the firm asks for.</param>
public sealed record ExtensionTask(Guid InspectionId, string Reference, LocalizedText Firm, ExtensionState State, DateOnly DueOn, DateOnly Until);

/// <summary>The requests for more time of a case as somebody may see them.</summary>
/// <param name="DueOn">The last day as it is now.</param>
/// <param name="LatestDueOn">Latest day to which it may ever be moved.</param>
/// <param name="Rows">The requests, oldest first.</param>
/// <param name="MayAsk">The actor may ask for more time.</param>
/// <param name="MayWithdraw">The actor may take the waiting request back.</param>
/// <param name="MayRecommend">The actor may say what they think of it.</param>
/// <param name="MayDecide">The actor may decide on it.</param>
/// <param name="Blocked">Why somebody with the office for the next step may not do it.</param>
public sealed record ExtensionSheet(
    DateOnly DueOn,
    DateOnly LatestDueOn,
    IReadOnlyList<ExtensionRow> Rows,
    bool MayAsk,
    bool MayWithdraw,
    bool MayRecommend,
    bool MayDecide,
    Error? Blocked);

/// <summary>One request for more time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it has come; the firm does not learn that an officer wrote something.</param>
/// <param name="Reason">Why the firm asks.</param>
/// <param name="From">The last day when it asked.</param>
/// <param name="Until">The day it asks for.</param>
/// <param name="AskedByName">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Favoured">Whether the officer is for it; null for the firm and the team.</param>
/// <param name="Note">What the officer wrote; null for the firm and the team.</param>
/// <param name="OfficerName">The officer; null for the firm and the team.</param>
/// <param name="Answer">Why it was approved or refused.</param>
/// <param name="DeciderName">The decision maker; null for the firm.</param>
/// <param name="EndedAt">When it was decided or withdrawn.</param>
/// <param name="Version">What a step has to name.</param>
public sealed record ExtensionRow(
    Guid Id,
    ExtensionState State,
    string Reason,
    DateOnly From,
    DateOnly Until,
    string AskedByName,
    DateTimeOffset AskedAt,
    bool? Favoured,
    string? Note,
    string? OfficerName,
    string? Answer,
    string? DeciderName,
    DateTimeOffset? EndedAt,
    int Version)
{
    internal static ExtensionRow Of(Extension row, bool inside, bool isFirm) => new(
        row.Id,
        !inside && row.State is ExtensionState.Recommended ? ExtensionState.Asked : row.State,
        row.Reason,
        row.From,
        row.Until,
        row.AskedByName,
        row.AskedAt,
        inside ? row.Favoured : null,
        inside ? row.Note : null,
        inside ? row.OfficerName : null,
        row.Answer,
        isFirm ? null : row.DeciderName,
        row.EndedAt,
        inside ? row.Version : 0);
}
