using Compliance.App.Audit;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections.Actions;

/// <summary>The unsent words of inspectors about an action.</summary>
internal static class ActionNotes
{
    /// <summary>What they were about is judged: every inspector's note on the action begins empty again.</summary>
    public static async Task ClearAsync(Change change, OpenAction opened, CancellationToken ct)
    {
        var (inspectionId, itemId) = (opened.Action.InspectionId, opened.Action.ItemId);
        foreach (var note in await change.Db.Set<ActionNote>().Where(note => note.InspectionId == inspectionId && note.ItemId == itemId).ToListAsync(ct))
        {
            note.Clear();
        }
    }
}
