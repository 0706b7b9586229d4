using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>The appeal officer writes what is to become of the appeal; never refused for being unfinished.</summary>
public sealed class SaveAppeal(Changes changes, CaseFiles cases)
{
    /// <summary>Saves the words.</summary>
    /// <param name="actor">The appeal officer who hears it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">The appeal.</param>
    /// <param name="text">What the officer wrote.</param>
    /// <param name="seenVersion">The version that the officer saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where it was written in another window since.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid appealId, AppealText text, int seenVersion, CancellationToken ct) =>
        changes.RunAsync<int>(
            actor,
            operationId,
            async change =>
            {
                var opened = await AppealDesk.OpenForOfficerAsync(change, cases, actor, appealId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var appeal = opened.Value.Appeal;
                var before = AppealDesk.Snapshot(appeal);
                return appeal.Write(text with { Reasons = TypedText.Clean(text.Reasons) }, seenVersion)
                    .Record(change, opened.Value, RecordedAction.AppealSaved, before)
                    .Then<int>(_ => appeal.Version);
            },
            async (db, _) => await db.Set<Appeal>().Where(row => row.Id == appealId).Select(row => row.Version).SingleAsync(ct),
            ct);
}
