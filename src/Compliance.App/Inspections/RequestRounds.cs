using Compliance.App.Data;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// The requests of a case with what was supplied for each. That is not stored: it follows from the frozen round that answered
/// a request and the one before it, so it can never say anything else than what was attested.
/// </summary>
internal sealed record RequestRounds(IReadOnlyList<RequestRound> All)
{
    /// <summary>The requests of a case, oldest first.</summary>
    public static async Task<RequestRounds> LoadAsync(ComplianceDb db, Guid inspectionId, CancellationToken ct)
    {
        var requests = await db.Set<InformationRequest>().AsNoTracking().Where(row => row.InspectionId == inspectionId).ToListAsync(ct);
        if (requests.Count == 0)
        {
            return new RequestRounds([]);
        }

        var rounds = await db.Set<Submission>().AsNoTracking().Where(row => row.InspectionId == inspectionId).OrderBy(row => row.Round).ToListAsync(ct);
        var attested = new Dictionary<int, Dictionary<string, AttestedItem>>();
        return new RequestRounds([.. requests.OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Select(Round)]);

        // The round that answered it was frozen in the change that closed it.
        RequestRound Round(InformationRequest request)
        {
            var after = request.Withdrawn || request.ClosedAt is null ? null : rounds.Find(round => round.At == request.ClosedAt);
            var before = after is null ? null : rounds.FindLast(round => round.Round < after.Round);
            return new RequestRound(
                request,
                after?.Round,
                after is null ? [] : [.. request.Items.Select(item => SuppliedItem.Between(item, Of(before, item), Of(after, item)))]);
        }

        AttestedItem? Of(Submission? round, string item)
        {
            if (round is null)
            {
                return null;
            }

            if (!attested.TryGetValue(round.Round, out var answers))
            {
                attested[round.Round] = answers = FirmAnswers.Parse(round.Answers).ToDictionary(
                    answer => answer.Item,
                    answer => new AttestedItem(answer.Claim, answer.Statement, [.. answer.Evidence.Select(file => new SuppliedFile(file.Version, file.File))]));
            }

            return answers.GetValueOrDefault(item);
        }
    }

    /// <summary>Those that opened an item again, without what was taken back.</summary>
    public IReadOnlyList<ItemRequest> OfItem(string itemId) =>
    [
        .. All.Where(round => !round.Request.Withdrawn && round.Request.Items.Contains(itemId)).Select(round => new ItemRequest(
            round.Request.Id, round.Request.AskedAt, round.Request.ClosedAt, round.Supplied.FirstOrDefault(item => item.ItemId == itemId))),
    ];
}

/// <summary>One request and the round that answered it.</summary>
internal sealed record RequestRound(InformationRequest Request, int? Round, IReadOnlyList<SuppliedItem> Supplied);

/// <summary>A request that opened an item again.</summary>
/// <param name="Id">The request.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="AnsweredAt">When the firm answered; null while it is open.</param>
/// <param name="Supplied">What was supplied for the item; null while it is open.</param>
public sealed record ItemRequest(Guid Id, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, SuppliedItem? Supplied);
