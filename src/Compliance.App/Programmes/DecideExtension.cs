using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.App.Inspections.Actions;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>A decision maker, who is not the officer who recommended, moves the last day of a close-out or refuses to.</summary>
public sealed class DecideExtension(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Decides.</summary>
    /// <param name="actor">A decision maker without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="approved">True to move the day to the one asked for.</param>
    /// <param name="answer">Why, 1 to <see cref="Extension.TextLimit"/> characters; the firm reads it.</param>
    /// <param name="seenVersion">The version that the decision maker read.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="DutiesConflict"/> for whoever judged, reviewed or recommended in this case.</returns>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, bool approved, string answer, int seenVersion, CancellationToken ct)
    {
        answer = TypedText.Clean(answer);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await ExtensionDesk.OpenAsync(change, cases, calendar, actor, inspectionId, _ => actor.Has(Role.DecisionMaker), ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, closeOut, waiting) = opened.Value;
            if (waiting is null)
            {
                return new NotFound();
            }

            var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.DecisionMaker, ct);
            if (!duty.IsSuccess)
            {
                return duty;
            }

            var before = new { CloseOut = ActionDesk.Snapshot(closeOut), Extension = ExtensionDesk.Snapshot(waiting) };
            return waiting.Decide(approved, answer, seenVersion, actor, change.Now)
                .Then(_ => approved ? closeOut.Extend(waiting.Until) : Done.Value)
                .Then<Done>(_ =>
                {
                    change.Record(
                        approved ? RecordedAction.ExtensionApproved : RecordedAction.ExtensionRefused,
                        file.Part("extension", waiting.Id.ToString("D")),
                        before,
                        new { CloseOut = ActionDesk.Snapshot(closeOut), Extension = ExtensionDesk.Snapshot(waiting) });
                    return Done.Value;
                });
        }, ct);
    }
}
