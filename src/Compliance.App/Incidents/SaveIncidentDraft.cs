using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Somebody of the firm writes the next message; runs as they type, so it never refuses an unfinished one.</summary>
public sealed class SaveIncidentDraft(Changes changes)
{
    /// <summary>Saves the words.</summary>
    /// <param name="actor">Somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="content">The words so far.</param>
    /// <param name="seenVersion">The version that the writer saw.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where somebody else wrote since.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, Guid incidentId, IncidentContent content, int seenVersion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(content);
        var clean = content with
        {
            NoticedAt = TypedText.CleanLine(content.NoticedAt),
            WhatHappened = TypedText.Clean(content.WhatHappened),
            Systems = TypedText.Clean(content.Systems),
            Contacts = TypedText.Clean(content.Contacts),
            Measures = TypedText.Clean(content.Measures),
        };
        return changes.RunAsync<int>(
            actor,
            operationId,
            async change =>
            {
                var opened = await IncidentDesk.OpenAsync(change, actor, incidentId, CaseSide.Firm, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var incident = opened.Value;
                if (incident.State is IncidentState.Closed || incident.FinalAt is not null)
                {
                    return incident.FinalAt is not null ? new FinalReportSent() : new IncidentNotIn(incident.State);
                }

                var draft = await change.Db.Set<IncidentDraft>().SingleAsync(draft => draft.IncidentId == incidentId, ct);
                var before = new { draft.Content, draft.Version };
                return draft.Write(clean, seenVersion, actor.Name, change.Now).Then<int>(_ =>
                {
                    change.Record(RecordedAction.IncidentDraftSaved, IncidentDesk.SubjectOf(incident), before, new { draft.Content, draft.Version });
                    return draft.Version;
                });
            },
            async (db, _) => await db.Set<IncidentDraft>().Where(draft => draft.IncidentId == incidentId).Select(draft => draft.Version).SingleAsync(ct),
            ct);
    }
}
