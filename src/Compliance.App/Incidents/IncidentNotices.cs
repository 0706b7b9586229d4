using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Notifications;
using Compliance.Domain.Incidents;
using Compliance.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Incidents;

/// <summary>Who is told of what happens to an incident. Of a draft nobody is told.</summary>
public sealed class IncidentNotices(NoticeBoard board) : IRecordFollower
{
    private static readonly Dictionary<RecordedAction, (NoticeKind Kind, Circle Circle)> Table = new()
    {
        [RecordedAction.IncidentSent] = (NoticeKind.IncidentReported, Circle.Officers),
        [RecordedAction.IncidentAnswered] = (NoticeKind.IncidentAnswered, Circle.Officers),
        [RecordedAction.IncidentAcknowledged] = (NoticeKind.IncidentAcknowledged, Circle.Firm),
        [RecordedAction.IncidentAsked] = (NoticeKind.IncidentAsked, Circle.Firm),
        [RecordedAction.IncidentClosed] = (NoticeKind.IncidentClosed, Circle.Firm),
        [RecordedAction.IncidentLinked] = (NoticeKind.IncidentLinked, Circle.Inspectors),
    };

    private enum Circle
    {
        Firm,
        Officers,
        Inspectors,
    }

    /// <inheritdoc />
    public IReadOnlyCollection<RecordedAction> Actions => Table.Keys;

    /// <inheritdoc />
    public async Task FollowAsync(ComplianceDb db, RecordedChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        var (kind, circle) = Table[change.Action];
        var id = Guid.Parse(change.Subject.Id);
        var incidentId = change.Subject.Type switch
        {
            "incident-message" => await db.Set<IncidentMessage>().Where(row => row.Id == id).Select(row => row.IncidentId).SingleAsync(ct),
            "incident-posting" => await db.Set<IncidentPosting>().Where(row => row.Id == id).Select(row => row.IncidentId).SingleAsync(ct),
            _ => id,
        };
        var incident = await db.Set<Incident>().SingleAsync(row => row.Id == incidentId, ct);
        var draft = new NoticeDraft(kind, $"{change.OperationId:N}/{change.Part}", incident.Reference, IncidentAudience.Path(incident.Id), change.At)
        {
            InspectionId = circle is Circle.Inspectors ? change.Subject.InspectionId : null,
            FirmId = circle is Circle.Firm ? incident.FirmId : null,
        };
        var people = circle switch
        {
            Circle.Firm => await IncidentAudience.FirmAsync(db, incident.FirmId, ct),
            Circle.Officers => await IncidentAudience.OfficersAsync(db, incident, ct),
            _ => await IncidentAudience.InspectorsAsync(db, change.Subject.InspectionId!.Value, ct),
        };
        await board.PostAsync(db, draft, [.. people.Where(person => person != change.Actor.UserId)], ct);
    }
}
