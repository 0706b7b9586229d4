using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;

namespace Compliance.App.Inspections;

/// <summary>A firm's person writes the answer to one item; runs as they type, so it never refuses an unfinished answer.</summary>
public sealed class SaveAnswer(Changes changes, CaseFiles cases)
{
    /// <summary>Saves the answer.</summary>
    /// <param name="actor">A person of the firm.</param>
    /// <param name="operationId">The same for every repeat of this save.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The version saved; <see cref="Conflict"/> where somebody else wrote since, <see cref="ItemNotOpen"/> where it is not the firm's turn.</returns>
    public Task<Result<int>> RunAsync(Actor actor, Guid operationId, AnswerDraft answer, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return changes.RunAsync<int>(actor, operationId, async change =>
        {
            var opened = await cases.OpenAsync(change, actor, answer.InspectionId, InspectionEvent.Answer, ct);
            if (!opened.IsSuccess)
            {
                return opened.Error;
            }

            var file = opened.Value;
            var open = await FirmItems.CheckOpenAsync(change.Db, file, answer.ItemId, ct);
            if (!open.IsSuccess)
            {
                return open.Error;
            }

            var response = await FirmItems.FindOrAddAsync(change.Db, answer.InspectionId, answer.ItemId, ct);
            var before = response.Version == 0 ? null : Snapshot(response);
            var written = response.Write(answer.Claim, TypedText.Clean(answer.Statement), answer.SeenVersion, actor, change.Now);
            if (!written.IsSuccess)
            {
                return written.Error;
            }

            change.Record(RecordedAction.AnswerSaved, file.Part("answer", answer.ItemId), before, Snapshot(response));
            return response.Version;
        },
        (db, entry) => FirmItems.VersionAfterAsync(db, entry, ct),
        ct);
    }

    private static object Snapshot(Response response) => new { response.Claim, response.Statement, response.Version };
}

/// <summary>An answer as the firm's person has it on the screen.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Claim">The claim, or null while it is open.</param>
/// <param name="Statement">The statement so far.</param>
/// <param name="SeenVersion">The version the person saw; 0 where there was none.</param>
public sealed record AnswerDraft(Guid InspectionId, string ItemId, Claim? Claim, string Statement, int SeenVersion);
