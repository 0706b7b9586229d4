using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>The signatory takes the request for more time back.</summary>
public sealed class WithdrawExtension(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Takes it back.</summary>
    /// <param name="actor">The firm's signatory.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, CancellationToken ct) =>
        changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await ExtensionDesk.OpenAsync(change, cases, calendar, actor, inspectionId, file => ExtensionDesk.IsSignatory(actor, file), ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, _, waiting) = opened.Value;
            if (waiting is null)
            {
                return new NotFound();
            }

            var before = ExtensionDesk.Snapshot(waiting);
            return waiting.Withdraw(change.Now).Then<Done>(_ =>
            {
                change.Record(RecordedAction.ExtensionWithdrawn, file.Part("extension", waiting.Id.ToString("D")), before, ExtensionDesk.Snapshot(waiting));
                return Done.Value;
            });
        }, ct);
}
