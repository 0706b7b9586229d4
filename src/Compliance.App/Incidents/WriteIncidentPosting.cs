using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Incidents;
using Compliance.Domain.Inspections;

namespace Compliance.App.Incidents;

/// <summary>An officer asks the firm about an incident, or the firm writes back. Nothing of it can be changed.</summary>
public sealed class WriteIncidentPosting(Changes changes, IIds ids)
{
    /// <summary>Writes under the incident.</summary>
    /// <param name="actor">A programme officer, or somebody of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="incidentId">The incident, which was reported and is not closed.</param>
    /// <param name="text">The words, 1 to 5,000 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The posting's id.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid incidentId, string text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var words = TypedText.Clean(text);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var byFirm = actor.FirmId is not null;
                var opened = await IncidentDesk.OpenAsync(change, actor, incidentId, byFirm ? CaseSide.Firm : CaseSide.Authority, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (opened.Value.State is not IncidentState.Reported)
                {
                    return new IncidentNotIn(opened.Value.State);
                }

                return IncidentPosting.Check(words, "posting").Then<Guid>(_ =>
                {
                    var posting = new IncidentPosting
                    {
                        Id = ids.New(),
                        IncidentId = incidentId,
                        ByFirm = byFirm,
                        AuthorId = actor.UserId,
                        AuthorName = actor.Name,
                        At = change.Now,
                        Text = words,
                    };
                    change.Db.Add(posting);
                    var subject = new Subject("incident-posting", posting.Id.ToString("D"), null, opened.Value.FirmId);
                    change.Record(byFirm ? RecordedAction.IncidentAnswered : RecordedAction.IncidentAsked, subject, null, new { posting.IncidentId, posting.Text });
                    return posting.Id;
                });
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
