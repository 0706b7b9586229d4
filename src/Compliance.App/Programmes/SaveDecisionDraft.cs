using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Saves the draft of a decision; runs as the officer types, so it never refuses an unfinished one.</summary>
public sealed class SaveDecisionDraft(Changes changes, CaseFiles cases)
{
    /// <summary>Saves the draft. Another officer may go on with it and becomes a drafter too.</summary>
    /// <param name="actor">A programme officer without another duty in the case.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="text">What is decided and why.</param>
    /// <param name="seenVersion">The version the officer saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where somebody else wrote since.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DecisionText text, int seenVersion, CancellationToken ct) =>
        changes.RunAsync<int>(
            actor,
            operationId,
            async change =>
            {
                var opened = await DecisionDesk.OpenDecisionAsync(change, cases, actor, inspectionId, Role.ProgrammeOfficer, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, decision) = opened.Value;
                var duty = await DecisionDesk.TakeDutyAsync(change, file, actor, CaseRole.Drafter, ct);
                if (!duty.IsSuccess)
                {
                    return duty.Error;
                }

                var before = DecisionDesk.Snapshot(decision);
                var written = decision.Write(Clean(text), seenVersion);
                if (!written.IsSuccess)
                {
                    return written.Error;
                }

                change.Record(RecordedAction.DecisionSaved, file.Part("decision", decision.Id.ToString("D")), before, DecisionDesk.Snapshot(decision));
                return decision.Version;
            },
            async (db, _) => await DecisionDesk.Latest(db)
                .Where(decision => decision.InspectionId == inspectionId)
                .Select(decision => decision.Version)
                .SingleAsync(ct),
            ct);

    private static DecisionText Clean(DecisionText text) => text with
    {
        Reasons = TypedText.Clean(text.Reasons),
        WaiverReason = text.WaiverReason is { } reason ? TypedText.Clean(reason) : null,
    };
}
