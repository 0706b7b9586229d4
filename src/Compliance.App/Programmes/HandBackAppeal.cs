using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Programmes;

/// <summary>The appeal officer hands an appeal back, so that another officer can hear it; what they wrote is not handed on.</summary>
public sealed class HandBackAppeal(Changes changes, CaseFiles cases)
{
    /// <summary>Hands it back.</summary>
    /// <param name="actor">The appeal officer who hears it.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">The appeal.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid appealId, CancellationToken ct) =>
        changes.RunAsync(
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
                return appeal.HandBack().Record(change, opened.Value, RecordedAction.AppealHandedBack, before);
            },
            ct);
}
