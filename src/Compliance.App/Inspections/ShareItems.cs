using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Items are handed to a colleague, or left to everybody again.</summary>
public sealed class ShareItems(Changes changes, CaseFiles cases)
{
    /// <summary>Hands the items over, all of them or none; the receiver is told.</summary>
    /// <param name="actor">The lead, who gives any item, or an inspector of the case, who gives their own and those of nobody.</param>
    /// <param name="operationId">The same for every repeat of this step.</param>
    /// <param name="handOver">What to whom.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>
    /// Done; <see cref="InvalidField"/> without items, <see cref="UnknownItem"/>, <see cref="NotYours"/> with the items of
    /// colleagues, <see cref="NotInTeam"/> for a receiver who does not judge in the case, <see cref="TextTooLong"/>.
    /// </returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, HandOver handOver, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(handOver);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, handOver.InspectionId, InspectionEvent.ShareItems, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, items) = (opened.Value, handOver.Items.Distinct(StringComparer.Ordinal).ToList());
            if (items.Count == 0)
            {
                return new InvalidField("items", "Required");
            }

            if (items.Find(id => file.Published.Checklist.Find(id) is null) is { } unknown)
            {
                return new UnknownItem(unknown);
            }

            var judges = await Judges(change.Db, handOver.InspectionId).ToListAsync(ct);
            var receiver = judges.Find(row => row.UserId == handOver.ToId);
            if (handOver.ToId is not null && receiver is null)
            {
                return new NotInTeam();
            }

            var rows = await change.Db.Set<ItemShare>().Where(row => row.InspectionId == handOver.InspectionId && items.Contains(row.ItemId)).ToListAsync(ct);
            var holders = rows.Where(row => judges.Exists(judge => judge.UserId == row.UserId)).ToDictionary(row => row.ItemId, row => (Guid?)row.UserId);
            var foreign = items.Where(id => !ItemShare.MayGive(actor, file.Held, holders.GetValueOrDefault(id))).ToList();
            return foreign.Count > 0 ? new NotYours(foreign) : Give(change, file, handOver with { Items = items }, receiver, rows, actor);
        }, ct);
    }

    /// <summary>Those to whom items can be given.</summary>
    internal static IQueryable<CaseAssignment> Judges(ComplianceDb db, Guid inspectionId) => db.Set<CaseAssignment>().AsNoTracking()
        .Where(row => row.InspectionId == inspectionId && (row.Role == CaseRole.Inspector || row.Role == CaseRole.LeadInspector));

    private static Result<Done> Give(Change change, CaseFile file, HandOver handOver, CaseAssignment? receiver, List<ItemShare> rows, Actor actor)
    {
        var before = rows.OrderBy(row => row.ItemId, StringComparer.Ordinal).Select(row => new { row.ItemId, row.UserId }).ToList();
        var word = TypedText.Clean(handOver.Word);
        foreach (var id in receiver is null ? [] : handOver.Items)
        {
            var row = rows.Find(row => row.ItemId == id);
            if (row is null)
            {
                change.Db.Add(row = new ItemShare { InspectionId = handOver.InspectionId, ItemId = id });
            }

            var given = row.Give(receiver!.UserId, receiver.UserName, word, actor, change.Now);
            if (!given.IsSuccess)
            {
                return given;
            }
        }

        if (receiver is null && rows.Count == 0)
        {
            // Everybody's already.
            return Done.Value;
        }

        if (receiver is null)
        {
            change.Db.RemoveRange(rows);
        }

        change.Record(RecordedAction.ItemsShared, file.Part("items", receiver?.UserId.ToString() ?? "everybody"), before, new { handOver.Items, handOver.ToId, Word = word });
        return Done.Value;
    }
}

/// <summary>Items for a colleague.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Items">The items, at least one.</param>
/// <param name="ToId">The colleague; null leaves them to everybody.</param>
/// <param name="Word">A word with it, at most <see cref="ItemShare.WordLimit"/> characters; may be empty.</param>
public sealed record HandOver(Guid InspectionId, IReadOnlyList<string> Items, Guid? ToId, string Word);
