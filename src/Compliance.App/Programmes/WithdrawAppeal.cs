using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>The signatory withdraws the firm's appeal; there is no second one against the same decision.</summary>
public sealed class WithdrawAppeal(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Withdraws it. Until the firm was told, that is possible, whatever was decided inside.</summary>
    /// <param name="actor">A signatory of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">The appeal.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid appealId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await AppealDesk.OpenAsync(change, cases, actor, appealId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (opened.Value.File.Side is not CaseSide.Firm || !actor.Has(Role.FirmSignatory))
                {
                    return new NotAllowed();
                }

                var before = AppealDesk.Snapshot(opened.Value.Appeal);
                return opened.Value.Appeal.Withdraw(actor, calendar.DayOf(change.Now), change.Now)
                    .Record(change, opened.Value, RecordedAction.AppealWithdrawn, before);
            },
            ct);
    }
}
