using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>Reads what a firm was asked in a case: question, thread, days, and what was supplied.</summary>
public sealed class RequestQueries(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    /// <summary>The requests of a case, newest first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NotFound"/> where there is no such case for the actor.</returns>
    public async Task<Result<RequestList>> ListAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        var (inspection, held, side, _) = opened.Value;
        var inside = side is not CaseSide.Firm;
        var rounds = await RequestRounds.LoadAsync(db, inspectionId, ct);
        var messages = await db.Set<RequestMessage>().AsNoTracking().Where(row => row.InspectionId == inspectionId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(ct);
        var ids = rounds.All.Select(round => round.Request.Id).ToList();
        var extensions = await db.Set<RequestExtension>().AsNoTracking().Where(row => ids.Contains(row.RequestId)).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(ct);
        bool May(InspectionEvent wanted) =>
            CasePermissions.May(actor, held, inspection.FirmId, wanted) && InspectionLifeCycle.Allows(inspection.State, wanted);
        return new RequestList(
            [
                .. rounds.All.Reverse().Select(round => new RequestView(
                    round.Request.Id,
                    round.Request.Items,
                    round.Request.Message,
                    inside ? round.Request.AskedByName : null,
                    round.Request.AskedAt,
                    round.Request.DueOn,
                    round.Request.ClosedAt,
                    round.Request.Withdrawn,
                    round.Round,
                    round.Supplied,
                    [.. messages.Where(row => row.RequestId == round.Request.Id)
                        .Select(row => new RequestMessageRow(row.ByFirm, inside || row.ByFirm ? row.AuthorName : null, row.At, row.Text))],
                    [.. extensions.Where(row => row.RequestId == round.Request.Id)
                        .Select(row => new RequestExtensionRow(row.From, row.To, row.Word, inside ? row.ByName : null, row.At))])),
            ],
            May(InspectionEvent.WriteUnderRequest),
            May(InspectionEvent.ExtendRequest),
            inside);
    }
}

/// <summary>The requests of a case.</summary>
/// <param name="Requests">Newest first.</param>
/// <param name="MayWrite">Whether the actor may write under the open one.</param>
/// <param name="MayExtend">Whether the actor may give more time for it.</param>
/// <param name="IsInside">True for the authority.</param>
public sealed record RequestList(IReadOnlyList<RequestView> Requests, bool MayWrite, bool MayExtend, bool IsInside);

/// <summary>One request.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Items">What was asked about.</param>
/// <param name="Message">The question.</param>
/// <param name="AskedByName">Who asked; null to the firm.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DueOn">Until which day, after every extension.</param>
/// <param name="ClosedAt">When it was answered or withdrawn.</param>
/// <param name="Withdrawn">True where it was taken back.</param>
/// <param name="Round">Number of the submission that answered it.</param>
/// <param name="Supplied">What was supplied, by item; empty until it is answered.</param>
/// <param name="Messages">What was written under it, oldest first.</param>
/// <param name="Extensions">More time that was given, oldest first.</param>
public sealed record RequestView(
    Guid Id,
    IReadOnlyList<string> Items,
    string Message,
    string? AskedByName,
    DateTimeOffset AskedAt,
    DateOnly DueOn,
    DateTimeOffset? ClosedAt,
    bool Withdrawn,
    int? Round,
    IReadOnlyList<SuppliedItem> Supplied,
    IReadOnlyList<RequestMessageRow> Messages,
    IReadOnlyList<RequestExtensionRow> Extensions);

/// <summary>Something written under a request.</summary>
/// <param name="ByFirm">True where the firm wrote it.</param>
/// <param name="AuthorName">Who; null where the firm reads what the authority wrote.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words.</param>
public sealed record RequestMessageRow(bool ByFirm, string? AuthorName, DateTimeOffset At, string Text);

/// <summary>More time.</summary>
/// <param name="From">The day before.</param>
/// <param name="To">The day since.</param>
/// <param name="Word">Why.</param>
/// <param name="ByName">Who gave it; null to the firm.</param>
/// <param name="At">When.</param>
public sealed record RequestExtensionRow(DateOnly From, DateOnly To, string Word, string? ByName, DateTimeOffset At);
