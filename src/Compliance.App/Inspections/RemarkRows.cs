using Compliance.App.Data;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>A remark of the quality reviewer on an item, with the inspectors' answer.</summary>
/// <param name="Id">The remark.</param>
/// <param name="ItemId">The item.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Kind">How much it binds.</param>
/// <param name="Text">What is remarked.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="At">When it was sent; for a draft when it was written.</param>
/// <param name="Round">In which return of the review it was sent, from 1; 0 for a draft.</param>
/// <param name="Renews">True where it takes the place of a remark of an earlier round.</param>
/// <param name="Changed">True where the inspectors changed the judgement, false where they keep it; null while they have not chosen.</param>
/// <param name="Answer">What they say; empty where nothing yet.</param>
/// <param name="AnsweredByName">Who wrote the answer.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="AcceptedByName">Who accepted it.</param>
/// <param name="AcceptedAt">When.</param>
/// <param name="AwaitsJudgement">True where another judgement was promised and not made since.</param>
/// <param name="Blocks">True where the inspectors still have something to do about it before the review is closed.</param>
/// <param name="BlocksConfirming">True where it keeps the quality reviewer from confirming.</param>
/// <param name="BeingRenewed">True where the reviewer is writing a remark that takes its place; nobody else learns of that.</param>
/// <param name="Version">A save names it.</param>
public sealed record RemarkRow(
    Guid Id,
    string ItemId,
    RemarkState State,
    RemarkKind Kind,
    string Text,
    string AuthorName,
    DateTimeOffset At,
    int Round,
    bool Renews,
    bool? Changed,
    string Answer,
    string? AnsweredByName,
    DateTimeOffset? AnsweredAt,
    string? AcceptedByName,
    DateTimeOffset? AcceptedAt,
    bool AwaitsJudgement,
    bool Blocks,
    bool BlocksConfirming,
    bool BeingRenewed,
    int Version)
{
    /// <summary>The remarks that somebody may read: none for a firm or who decides, drafts for the quality reviewer only.</summary>
    /// <param name="db">The context of the read.</param>
    /// <param name="file">The case as the actor sees it.</param>
    /// <param name="facts">What is known of the firm.</param>
    /// <param name="itemId">One item; null for all.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>By round, drafts first, in checklist order.</returns>
    internal static async Task<List<RemarkRow>> LoadAsync(ComplianceDb db, CaseFile file, CaseFacts facts, string? itemId, CancellationToken ct)
    {
        if (!CaseVisibility.SeesNotes(file.Side))
        {
            return [];
        }

        var id = file.Inspection.Id;
        var all = await db.Set<ReviewRemark>().AsNoTracking().Where(row => row.InspectionId == id && (itemId == null || row.ItemId == itemId)).ToListAsync(ct);
        var writes = file is { Side: CaseSide.Team, Held: CaseRole.QualityReviewer };
        var judged = await db.Set<Determination>().AsNoTracking().Where(row => row.InspectionId == id)
            .Select(row => new { row.ItemId, row.UpdatedAt }).ToDictionaryAsync(row => row.ItemId, row => (DateTimeOffset?)row.UpdatedAt, ct);
        var order = file.Published.Checklist.Items.Select((item, index) => (item.Id, index)).ToDictionary();
        var renewed = all.Where(row => row.State is RemarkState.Draft).Select(row => row.RenewsId).ToHashSet();
        return [.. all
            .Where(row => writes || row.State is not RemarkState.Draft)
            .OrderByDescending(row => row.Round == 0 ? int.MaxValue : row.Round)
            .ThenBy(row => order.GetValueOrDefault(row.ItemId, int.MaxValue)).ThenBy(row => row.WrittenAt).ThenBy(row => row.Id)
            .Select(row => Of(
                row,
                RemarkCheck.AwaitsJudgement(file.Published.Checklist, row, judged.GetValueOrDefault(row.ItemId), facts),
                writes && renewed.Contains(row.Id),
                file.Published.Checklist))];
    }

    private static RemarkRow Of(ReviewRemark row, bool awaitsJudgement, bool beingRenewed, Checklist checklist) => new(
        row.Id,
        row.ItemId,
        row.State,
        row.Kind,
        row.Text,
        row.AuthorName,
        row.SentAt ?? row.WrittenAt,
        row.Round,
        row.RenewsId is not null,
        row.Changed,
        row.Answer,
        row.AnsweredByName,
        row.AnsweredAt,
        row.AcceptedByName,
        row.AcceptedAt,
        awaitsJudgement,
        awaitsJudgement || RemarkCheck.AwaitsAnswer(checklist, row),
        RemarkCheck.BlocksConfirming(checklist, row),
        beingRenewed,
        row.Version);
}
