using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Programmes;

/// <summary>A programme officer tells the decision makers what they think of a firm's request for more time.</summary>
public sealed class RecommendExtension(Changes changes, CaseFiles cases, LocalCalendar calendar)
{
    /// <summary>Recommends; whoever does can neither judge in the case nor decide on the request.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="favoured">True where the officer is for it.</param>
    /// <param name="note">Why, 1 to <see cref="Extension.TextLimit"/> characters; the firm never reads it.</param>
    /// <param name="seenVersion">The version that the officer read.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, bool favoured, string note, int seenVersion, CancellationToken ct)
    {
        note = TypedText.Clean(note);
        return changes.RunAsync(actor, operationId, async change =>
        {
            var opened = await ExtensionDesk.OpenAsync(change, cases, calendar, actor, inspectionId, _ => actor.Has(Role.ProgrammeOfficer), ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var (file, _, waiting) = opened.Value;
            if (waiting is null)
            {
                return new NotFound();
            }

            var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.Drafter, ct);
            if (!duty.IsSuccess)
            {
                return duty;
            }

            var before = ExtensionDesk.Snapshot(waiting);
            return waiting.Recommend(favoured, note, seenVersion, actor).Then<Done>(_ =>
            {
                change.Record(RecordedAction.ExtensionRecommended, file.Part("extension", waiting.Id.ToString("D")), before, ExtensionDesk.Snapshot(waiting));
                return Done.Value;
            });
        }, ct);
    }
}
