using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>The signatory asks for a later day to close the open items, where the policy knows extensions.</summary>
public sealed class AskExtension(Changes changes, CaseFiles cases, LocalCalendar calendar, IIds ids)
{
    /// <summary>Asks.</summary>
    /// <param name="actor">The firm's signatory.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="until">The day asked for.</param>
    /// <param name="reason">Why, 1 to <see cref="Extension.TextLimit"/> characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="NoExtension"/> or <see cref="ExtensionOutOfRange"/> where the policy does not allow it, <see cref="ExtensionAskedAlready"/> while one waits.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DateOnly until, string reason, CancellationToken ct)
    {
        reason = TypedText.Clean(reason);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await ExtensionDesk.OpenAsync(change, cases, calendar, actor, inspectionId, file => ExtensionDesk.IsSignatory(actor, file), ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, closeOut, waiting) = opened.Value;
            if (waiting is not null)
            {
                return new ExtensionAskedAlready();
            }

            return Extension.Check(reason, until, closeOut).Then<Done>(_ =>
            {
                var extension = new Extension
                {
                    Id = ids.New(),
                    InspectionId = inspectionId,
                    Reason = reason,
                    Until = until,
                    From = closeOut.DueOn,
                    AskedById = actor.UserId,
                    AskedByName = actor.Name,
                    AskedAt = change.Now,
                };
                change.Db.Add(extension);
                change.Record(RecordedAction.ExtensionAsked, file.Part("extension", extension.Id.ToString("D")), null, ExtensionDesk.Snapshot(extension));
                return Done.Value;
            });
        }, ct);
    }
}
