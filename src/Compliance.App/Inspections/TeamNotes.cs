using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>A comment among the inspectors.</summary>
/// <param name="Id">The comment.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="IsMine">True for the reader's own.</param>
/// <param name="At">When.</param>
/// <param name="ForName">The colleague addressed, if any.</param>
/// <param name="Text">The words; empty where it was taken back.</param>
/// <param name="WithdrawnAt">When it was taken back.</param>
public sealed record ItemCommentRow(Guid Id, string AuthorName, bool IsMine, DateTimeOffset At, string? ForName, string Text, DateTimeOffset? WithdrawnAt);

/// <summary>A colleague of the team.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">Their name in the case.</param>
/// <param name="Role">Their duty.</param>
public sealed record Colleague(Guid UserId, string Name, CaseRole Role)
{
    /// <summary>True where items can be given to them.</summary>
    public bool Judges => Role is CaseRole.Inspector or CaseRole.LeadInspector;
}

/// <summary>Who works on an item.</summary>
/// <param name="UserId">The colleague.</param>
/// <param name="Name">Their name.</param>
/// <param name="ByName">Who gave it to them.</param>
/// <param name="Word">What they said with it; may be empty.</param>
/// <param name="At">When.</param>
public sealed record ShareRow(Guid UserId, string Name, string ByName, string Word, DateTimeOffset At);

/// <summary>What the team keeps to itself of a case: nobody else gets a row of it.</summary>
internal static class TeamNotes
{
    public static async Task<List<ItemCommentRow>> CommentsAsync(ComplianceDb db, CaseFile file, Actor actor, string itemId, CancellationToken ct)
    {
        if (!CaseVisibility.SeesNotes(file.Side))
        {
            return [];
        }

        var rows = await db.Set<ItemComment>().AsNoTracking().Where(row => row.InspectionId == file.Inspection.Id && row.ItemId == itemId).ToListAsync(ct);
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id)
            .Select(row => new ItemCommentRow(row.Id, row.AuthorName, row.AuthorId == actor.UserId, row.At, row.ForName, row.Text, row.WithdrawnAt))];
    }

    /// <summary>How many comments each item has that were not taken back.</summary>
    public static async Task<Dictionary<string, int>> CountsAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        !CaseVisibility.SeesNotes(file.Side) ? [] : await db.Set<ItemComment>().AsNoTracking()
            .Where(row => row.InspectionId == file.Inspection.Id && row.WithdrawnAt == null)
            .GroupBy(row => row.ItemId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);

    /// <summary>Who works on what; a share of somebody who no longer judges in the case is none.</summary>
    public static async Task<Dictionary<string, ShareRow>> SharesAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        !CaseVisibility.SeesNotes(file.Side) ? [] : await Valid(db).Where(row => row.InspectionId == file.Inspection.Id)
            .ToDictionaryAsync(row => row.ItemId, row => new ShareRow(row.UserId, row.UserName, row.ByName, row.Word, row.At), ct);

    public static async Task<List<Colleague>> ColleaguesAsync(ComplianceDb db, CaseFile file, CancellationToken ct) =>
        file.Side is not CaseSide.Team ? [] : await WriteItemComment.Team(db, file.Inspection.Id)
            .OrderBy(row => row.Role).ThenBy(row => row.UserName).Select(row => new Colleague(row.UserId, row.UserName, row.Role)).ToListAsync(ct);

    /// <summary>The shares that count.</summary>
    public static IQueryable<ItemShare> Valid(ComplianceDb db) => db.Set<ItemShare>().AsNoTracking()
        .Where(row => db.Set<CaseAssignment>().Any(held => held.InspectionId == row.InspectionId && held.UserId == row.UserId
            && (held.Role == CaseRole.Inspector || held.Role == CaseRole.LeadInspector)));
}
