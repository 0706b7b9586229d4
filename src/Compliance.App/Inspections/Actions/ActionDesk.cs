using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>
/// The door to the corrective actions of a case: nothing of one is changed before it was opened here for an actor. A case or
/// an item that the actor may not see answers exactly like one that does not exist.
/// </summary>
public sealed class ActionDesk(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>A whole step: opens the action, takes the step, puts it on record.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="target">Which action, as the person saw it.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="recorded">What goes on record.</param>
    /// <param name="step">The step itself.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="then">What follows from the step, with entries of its own.</param>
    /// <returns>The version of the action afterwards; a repeat answers the version that the first attempt made.</returns>
    internal Task<Result<int>> StepAsync(
        Actor actor,
        Guid operationId,
        ActionTarget target,
        CorrectiveActionEvent wanted,
        RecordedAction recorded,
        Func<Change, OpenAction, Task<Result<Done>>> step,
        CancellationToken ct,
        Func<Change, OpenAction, Task>? then = null) =>
        changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await OpenAsync(change, actor, target.InspectionId, target.ItemId, wanted, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, _, action, _) = opened.Value;
            var (before, version) = (Snapshot(action), action.Version);
            var taken = await step(change, opened.Value);
            if (!taken.IsSuccess)
            {
                return taken.Error;
            }

            if (action.Version != version)
            {
                // The first entry of the change is always this one: a repeat counts them to tell the version it made.
                change.Record(recorded, file.Part("action", action.ItemId), before, Snapshot(action));
            }

            if (then is not null)
            {
                await then(change, opened.Value);
            }

            return action.Version;
        },
        (db, entry) => FirmItems.VersionAfterAsync(db, entry, ct),
        ct);

    /// <summary>Opens an action for a step and holds its case until the change commits.</summary>
    /// <returns><see cref="NotFound"/>, <see cref="NotAllowed"/>, <see cref="ConflictOfInterest"/> or <see cref="WrongActionState"/>, in this order.</returns>
    internal async Task<Result<OpenAction>> OpenAsync(
        Change change, Actor actor, Guid inspectionId, string itemId, CorrectiveActionEvent wanted, CancellationToken ct)
    {
        await change.Db.LockAsync<Inspection>(inspectionId, ct);
        var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        // Asked for by an item of the checklist only: whatever else somebody sends never reaches the database.
        var file = opened.Value;
        var closeOut = await change.Db.Set<CloseOut>().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
        var action = file.Published.Checklist.Find(itemId) is null
            ? null
            : await change.Db.Set<CorrectiveAction>().SingleOrDefaultAsync(row => row.InspectionId == inspectionId && row.ItemId == itemId, ct);
        if (closeOut is null || action is null)
        {
            return new NotFound();
        }

        if (!CorrectiveActionPermissions.May(actor, file.Held, file.Inspection.FirmId, wanted))
        {
            return new NotAllowed();
        }

        if (file.Side is CaseSide.Team && await HasConflictAsync(change.Db, actor, file, ct))
        {
            return new ConflictOfInterest();
        }

        var today = calendar.DayOf(change.Now);
        var next = CorrectiveActionLifeCycle.Next(CorrectiveActionLifeCycle.On(action.State, closeOut.DueOn, today), wanted);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        // Plans and claims are judged like items; what the firm does asks for nothing.
        return wanted is CorrectiveActionEvent.Close or CorrectiveActionEvent.ReturnClosure && await cases.LacksAsync(change, actor, file, ct) is { } missing
            ? new QualificationMissing(missing)
            : new OpenAction(file, closeOut, action, today);
    }

    /// <summary>True where the actor declared a conflict of interest with the firm, before or after the conclusion.</summary>
    internal static Task<bool> HasConflictAsync(Data.ComplianceDb db, Actor actor, CaseFile file, CancellationToken ct) =>
        db.Set<ConflictDeclaration>().AnyAsync(declared => declared.UserId == actor.UserId && declared.FirmId == file.Inspection.FirmId, ct);

    /// <summary>Snapshot of an action for the record.</summary>
    internal static object Snapshot(CorrectiveAction action) => new
    {
        action.ItemId,
        action.State,
        action.Plan,
        action.HandedIn,
        action.Remarks,
        action.DoneOn,
        action.Statement,
        action.Evidence,
        action.Round,
        action.Version,
    };

    /// <summary>Snapshot of a close-out for the record.</summary>
    internal static object Snapshot(CloseOut closeOut) => new
    {
        closeOut.DecisionId,
        closeOut.FirstDueOn,
        closeOut.DueOn,
        closeOut.CompletedAt,
        closeOut.ExpiredAt,
        closeOut.Version,
    };
}

/// <summary>A corrective action as somebody saw it when they acted.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="SeenVersion">The version of the action that was seen.</param>
public sealed record ActionTarget(Guid InspectionId, string ItemId, int SeenVersion);

/// <summary>An action with its case and close-out, opened for a change.</summary>
internal sealed record OpenAction(CaseFile File, CloseOut CloseOut, CorrectiveAction Action, DateOnly Today);
