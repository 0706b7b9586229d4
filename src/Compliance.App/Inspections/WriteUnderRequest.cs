using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>Firm and inspectors write to each other under the open request: what is meant, what will come. Nothing of it can be changed.</summary>
public sealed class WriteUnderRequest(Changes changes, CaseFiles cases, IIds ids)
{
    /// <summary>Writes a message; the other side is told.</summary>
    /// <param name="actor">Somebody of the firm, or an inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case, which waits for the firm.</param>
    /// <param name="text">The words, 1 to 5,000 characters.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The message's id.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var words = TypedText.Clean(text);
        return changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, inspectionId, InspectionEvent.WriteUnderRequest, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                if (string.IsNullOrWhiteSpace(words))
                {
                    return new InvalidField("message", "Required");
                }

                if (words.Length > RequestMessage.TextLimit)
                {
                    return new TextTooLong("message", RequestMessage.TextLimit);
                }

                // A case that another version of its checklist sent back to the firm waits without a question.
                if (await FirmItems.OpenRequestAsync(change.Db, inspectionId, ct) is not { } request)
                {
                    return new NotFound();
                }

                var message = new RequestMessage
                {
                    Id = ids.New(),
                    RequestId = request.Id,
                    InspectionId = inspectionId,
                    ByFirm = actor.FirmId is not null,
                    AuthorId = actor.UserId,
                    AuthorName = actor.Name,
                    At = change.Now,
                    Text = words,
                };
                change.Db.Add(message);
                change.Record(RecordedAction.InspectionRequestMessage, opened.Value.Part("request-message", message.Id.ToString("D")), null, new { message.RequestId, message.Text });
                return message.Id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
