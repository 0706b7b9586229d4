using Compliance.App.Access;
using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// An administrator ends a qualification: it was withdrawn, or entered wrongly. From today on it does not count; whoever is on a team by
/// it stays there and can no longer judge or confirm.
/// </summary>
public sealed class EndQualification(Changes changes, LocalCalendar calendar)
{
    /// <summary>Ends it.</summary>
    /// <param name="actor">An administrator, not the person.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="qualificationId">Which.</param>
    /// <param name="reason">Why, 1 to <see cref="Qualification.ReasonLimit"/> characters; the person reads it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="QualificationEnded"/> where that happened before.</returns>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid qualificationId, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.Administrator))
        {
            return new NotAllowed();
        }

        var text = TypedText.Clean(reason).Trim();
        return await changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<Qualification>(qualificationId, ct);
                var row = await change.Db.Set<Qualification>().SingleOrDefaultAsync(row => row.Id == qualificationId, ct);
                if (row is null)
                {
                    return new NotFound();
                }

                if (row.UserId == actor.UserId)
                {
                    return new NotToOneself();
                }

                var before = EnterQualification.Snapshot(row);
                var ended = row.End(text, actor, calendar.DayOf(change.Now));
                if (ended.IsSuccess)
                {
                    change.Record(RecordedAction.QualificationEnded, EnterQualification.SubjectOf(row), before, EnterQualification.Snapshot(row));
                }

                return ended;
            },
            ct);
    }
}
