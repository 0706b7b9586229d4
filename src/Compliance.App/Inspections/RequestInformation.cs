using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>An inspector asks the firm about named items: they open for the firm only, and the case's clock stands still.</summary>
public sealed class RequestInformation(Changes changes, CaseFiles cases, LocalCalendar calendar, IIds ids)
{
    /// <summary>Longest question, in characters.</summary>
    public const int MessageLimit = 5_000;

    /// <summary>Asks the firm.</summary>
    /// <param name="actor">An inspector or the lead of the case.</param>
    /// <param name="operationId">The same for every repeat of this request.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <returns>The request's id.</returns>
    public Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, InformationQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        question = question with { Message = TypedText.Clean(question.Message).Trim() };
        return changes.RunAsync<Guid>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, question.InspectionId, InspectionEvent.RequestInformation, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var valid = Check(question, file, calendar.DayOf(change.Now));
            if (!valid.IsSuccess)
            {
                return valid.Error;
            }

            var moved = file.Inspection.RequestInformation(change.Now);
            if (!moved.IsSuccess)
            {
                return moved.Error;
            }

            var request = new InformationRequest
            {
                Id = ids.New(),
                InspectionId = question.InspectionId,
                Items = [.. file.Published.Checklist.Items.Select(item => item.Id).Where(question.Items.Contains)],
                Message = question.Message,
                AskedById = actor.UserId,
                AskedByName = actor.Name,
                AskedAt = change.Now,
                DueOn = question.DueOn,
            };
            change.Db.Add(request);
            change.Record(RecordedAction.InspectionInformationRequested, file.Part("information-request", request.Id.ToString()), null, Snapshot(request));
            return request.Id;
        },
        static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
        ct);
    }

    /// <summary>What goes on record of a request.</summary>
    internal static object Snapshot(InformationRequest request) =>
        new { request.Items, request.Message, request.DueOn, request.ClosedAt, request.Withdrawn };

    private static Result<Done> Check(InformationQuestion question, CaseFile file, DateOnly today)
    {
        if (question.Items.Count == 0)
        {
            return new InvalidField("items", "Required");
        }

        if (question.Items.FirstOrDefault(id => file.Published.Checklist.Find(id) is null) is { } unknown)
        {
            return new UnknownItem(unknown);
        }

        return string.IsNullOrWhiteSpace(question.Message) ? new InvalidField("message", "Required")
            : question.Message.Length > MessageLimit ? new TextTooLong("message", MessageLimit)
            : question.DueOn <= today ? new InvalidField("dueOn", "AfterToday")
            : Done.Value;
    }
}

/// <summary>What the firm is to be asked.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Items">The items that open for the firm; at least one.</param>
/// <param name="Message">The question, 1 to 5,000 characters.</param>
/// <param name="DueOn">Until which day the firm should answer; after today.</param>
public sealed record InformationQuestion(Guid InspectionId, IReadOnlyList<string> Items, string Message, DateOnly DueOn);
