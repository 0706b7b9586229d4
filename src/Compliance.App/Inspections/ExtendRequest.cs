using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector gives the firm more time to answer the open request, and says why.</summary>
public sealed class ExtendRequest(Changes changes, CaseFiles cases, LocalCalendar calendar, IIds ids)
{
    /// <summary>Moves the day.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case, which waits for the firm.</param>
    /// <param name="until">The new day, after the old one and after today.</param>
    /// <param name="word">Why, 1 to 1,000 characters; the firm reads it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, DateOnly until, string word, CancellationToken ct) =>
        changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.ExtendRequest, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (await FirmItems.OpenRequestAsync(change.Db, inspectionId, ct) is not { } request)
                {
                    return new NotFound();
                }

                var before = RequestInformation.Snapshot(request);
                return request.Extend(ids.New(), until, TypedText.Clean(word), actor, calendar.DayOf(change.Now), change.Now).Then<Done>(extension =>
                {
                    change.Db.Add(extension);
                    change.Record(
                        RecordedAction.InspectionRequestDueMoved,
                        opened.Value.Part("information-request", request.Id.ToString("D")),
                        before,
                        new { Request = RequestInformation.Snapshot(request), extension.Word });
                    return Done.Value;
                });
            },
            ct);
}
