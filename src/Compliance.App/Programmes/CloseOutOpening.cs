using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Begins the closing of open items: with the conditional decision that goes to the firm, in the same transaction.</summary>
internal static class CloseOutOpening
{
    /// <summary>
    /// Puts the close-out and one corrective action for each open item of the frozen assessment on record. Does nothing where
    /// the decision is not conditional, where nothing is open, or where the case has a close-out already.
    /// </summary>
    public static async Task OpenAsync(Change change, Programme programme, CaseFile file, Decision decision, CancellationToken ct)
    {
        var id = file.Inspection.Id;
        if (decision is not { Outcome: Outcome.Conditional, CloseOutBy: { } dueOn } || await change.Db.Set<CloseOut>().AnyAsync(row => row.InspectionId == id, ct))
        {
            return;
        }

        var assessment = await change.Db.Set<Assessment>().AsNoTracking().SingleAsync(row => row.InspectionId == id, ct);
        var score = await PinnedPolicy.RescoreAsync(change.Db, file, assessment, ct);
        var open = score.Items.Where(item => item.IsOpen).Select(item => item.ItemId).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var closeOut = CloseOut.Open(id, decision.Id, dueOn, programme.Policy.CloseOutExtensionDays, change.Now);
        change.Db.Add(closeOut);
        change.Db.AddRange(open.Select(itemId => new CorrectiveAction { InspectionId = id, ItemId = itemId }));
        change.RecordAlso(
            RecordedAction.CloseOutOpened,
            file.Part("close-out", file.Inspection.Reference),
            null,
            new { CloseOut = ActionDesk.Snapshot(closeOut), Items = open });
    }
}
