using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Moves an open case to another published version of its checklist.</summary>
public sealed class MoveInspection(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Moves the case.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="move">What is wanted.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// What was carried over and what was not; <see cref="Conflict"/> where the case changed since the preview,
    /// <see cref="VersionNotOffered"/> where it cannot move to that version.
    /// </returns>
    public Task<Result<CarriedOver>> RunAsync(Actor actor, Guid operationId, CaseMove move, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(move);
        move = move with { Message = TypedText.Clean(move.Message).Trim() };
        return changes.RunAsync<CarriedOver>(
            actor,
            operationId,
            async change =>
            {
                var opened = await cases.OpenAsync(change, actor, move.InspectionId, InspectionEvent.MoveVersion, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                if (file.Inspection.Version != move.SeenVersion)
                {
                    return new Conflict(file.Inspection.Version);
                }

                if (CaseVersions.Find(library, file, move.Version) is not { } target)
                {
                    return new VersionNotOffered(move.Version);
                }

                var request = await FirmItems.OpenRequestAsync(change.Db, move.InspectionId, ct);
                var decided = CarryOver.Decide(file.Inspection.State, file.Published.Checklist, target.Published.Checklist, request?.Items ?? []);
                if (!decided.IsSuccess)
                {
                    return decided.Error;
                }

                var carried = decided.Value;
                var asks = carried.Asked.Except(request?.Items ?? [], StringComparer.Ordinal).Any();
                var valid = asks ? Check(move, calendar.DayOf(change.Now)) : Done.Value;
                if (!valid.IsSuccess)
                {
                    return valid.Error;
                }

                var before = Head(file);
                var moved = file.Inspection.MoveTo(
                    carried,
                    (target.Published.Checklist.Version, target.Published.ContentHash),
                    (target.Policy.Version, target.Policy.PolicyHash),
                    change.Now);
                if (!moved.IsSuccess)
                {
                    return moved.Error;
                }

                // The first entry is the case's own; those of the answers and judgements that end with it follow.
                change.Record(RecordedAction.InspectionChecklistMoved, file.Subject, before, new { Case = Head(file), carried.Kept, carried.Reset, carried.Added, carried.Removed, carried.Asked });
                await ResetAsync(change, file, carried, actor, ct);
                await ScoreAnewAsync(change, file, carried, ct);
                await FactsAsync(change, file, target.Published.Checklist, carried, actor, ct);
                Ask(change, file, request, carried, actor, asks ? move : null);
                change.Db.Add(new VersionMove
                {
                    Id = ids.New(),
                    InspectionId = move.InspectionId,
                    At = change.Now,
                    ByName = actor.Name,
                    FromVersion = file.Published.Checklist.Version,
                    ToVersion = move.Version,
                    Carried = carried,
                });
                return carried;
            },
            async (db, entry) => (await db.Set<VersionMove>().AsNoTracking().SingleAsync(row => row.InspectionId == entry.InspectionId && row.At == entry.At, ct)).Carried,
            ct);
    }

    private static Result<Done> Check(CaseMove move, DateOnly today) =>
        move.Message.Length == 0 ? new InvalidField("message", "Required")
        : move.Message.Length > RequestInformation.MessageLimit ? new TextTooLong("message", RequestInformation.MessageLimit)
        : move.AnswerBy is null || move.AnswerBy <= today ? new InvalidField("dueOn", "AfterToday")
        : Done.Value;

    private static async Task ResetAsync(Change change, CaseFile file, CarriedOver carried, Actor actor, CancellationToken ct)
    {
        var ended = carried.Removed.ToHashSet(StringComparer.Ordinal);
        var reset = carried.Reset.ToHashSet(StringComparer.Ordinal);
        var responses = await change.Db.Set<Response>().Include(response => response.Citations)
            .Where(response => response.InspectionId == file.Inspection.Id).OrderBy(response => response.ItemId).ToListAsync(ct);
        foreach (var response in responses.Where(response => ended.Contains(response.ItemId) || reset.Contains(response.ItemId)))
        {
            var before = Snapshot(response);
            if (ended.Contains(response.ItemId))
            {
                change.Db.RemoveRange(response.Citations);
                change.Db.Remove(response);
                change.RecordAlso(RecordedAction.AnswerReset, file.Part("answer", response.ItemId), before, null);
            }
            else
            {
                response.Reopen(actor, change.Now);
                change.RecordAlso(RecordedAction.AnswerReset, file.Part("answer", response.ItemId), before, Snapshot(response));
            }
        }

        foreach (var determination in await file.DeterminationsAsync(change.Db, ct))
        {
            if (!ended.Contains(determination.ItemId) && !reset.Contains(determination.ItemId))
            {
                continue;
            }

            var before = SaveDetermination.Snapshot(determination);
            if (ended.Contains(determination.ItemId))
            {
                change.Db.Remove(determination);
                change.RecordAlso(RecordedAction.DeterminationReset, file.Part("determination", determination.ItemId), before, null);
            }
            else
            {
                determination.Reopen(actor, change.Now);
                change.RecordAlso(RecordedAction.DeterminationReset, file.Part("determination", determination.ItemId), before, SaveDetermination.Snapshot(determination));
            }
        }
    }

    // The sample stays as it was drawn: an item that is worded anew is scored twice anew, one that ended waits for nobody.
    private static async Task ScoreAnewAsync(Change change, CaseFile file, CarriedOver carried, CancellationToken ct)
    {
        var scores = await SecondScores.HoldAsync(change.Db, file.Inspection, ct);
        foreach (var row in scores.Drawn.Values.Where(row => row.Version > 0 && carried.Removed.Concat(carried.Reset).Contains(row.ItemId)).OrderBy(row => row.ItemId, StringComparer.Ordinal))
        {
            SecondScores.End(change, file, row, drawn =>
            {
                drawn.Reset();
                return true;
            });
        }
    }

    // What was said to a question that is another one by now says nothing, and what the new version asks the register is copied.
    private static async Task FactsAsync(Change change, CaseFile file, Checklist to, CarriedOver carried, Actor actor, CancellationToken ct)
    {
        var rows = await change.Db.Set<CaseFact>().Where(row => row.InspectionId == file.Inspection.Id).OrderBy(row => row.Fact).ToListAsync(ct);
        foreach (var row in rows.Where(row => carried.Questions.Contains(row.Fact)))
        {
            var before = AnswerQuestion.Snapshot(row);
            if (row.IsCorrected)
            {
                // Every version of a fact has its entry.
                row.TakeBack(actor, change.Now);
                change.RecordAlso(RecordedAction.FactCorrected, file.Part("fact", row.Fact), before, AnswerQuestion.Snapshot(row));
                before = AnswerQuestion.Snapshot(row);
            }

            if (row.Claimed.Count > 0)
            {
                _ = row.Claim(to, [], row.Version, actor, change.Now);
                change.RecordAlso(RecordedAction.FactAnswered, file.Part("fact", row.Fact), before, AnswerQuestion.Snapshot(row));
            }
        }

        if (file.Inspection.NotifiedAt is not null)
        {
            var firm = await change.Db.Set<Firm>().AsNoTracking().SingleAsync(firm => firm.Id == file.Inspection.FirmId, ct);
            change.Db.AddRange(CaseFacts.OfRegister(file.Inspection.Id, to, firm, change.Now).Where(fact => rows.TrueForAll(row => row.Fact != fact.Fact)));
        }
    }

    // One request at a time: the open one gives way to one that asks about its items and the new ones.
    private void Ask(Change change, CaseFile file, InformationRequest? open, CarriedOver carried, Actor actor, CaseMove? move)
    {
        if (open is not null && carried.Asked.SequenceEqual(open.Items, StringComparer.Ordinal))
        {
            return;
        }

        if (open is not null)
        {
            (open.ClosedAt, open.Withdrawn) = (change.Now, true);
        }

        if (carried.Asked.Count == 0)
        {
            return;
        }

        var message = string.Join("\n\n", new[] { open?.Message, move?.Message }.OfType<string>().Where(text => text.Length > 0));
        var request = new InformationRequest
        {
            Id = ids.New(),
            InspectionId = file.Inspection.Id,
            Items = carried.Asked,
            Message = message.Length > RequestInformation.MessageLimit ? move!.Message : message,
            AskedById = actor.UserId,
            AskedByName = actor.Name,
            AskedAt = change.Now,
            DueOn = move?.AnswerBy ?? open!.DueOn,
        };
        change.Db.Add(request);
        change.RecordAlso(
            RecordedAction.InspectionInformationRequested,
            file.Part("information-request", request.Id.ToString()),
            open is null ? null : RequestInformation.Snapshot(open),
            RequestInformation.Snapshot(request));
    }

    private static object Head(CaseFile file) => new
    {
        Case = file.Snapshot(),
        file.Inspection.ChecklistVersion,
        file.Inspection.ChecklistHash,
        file.Inspection.PolicyVersion,
        file.Inspection.PolicyHash,
    };

    private static object Snapshot(Response response) => new
    {
        response.Claim,
        response.Statement,
        response.Version,
        Citations = response.Citations.Select(citation => citation.EvidenceVersionId).Order().ToList(),
    };
}

/// <summary>A move of a case to another version.</summary>
/// <param name="InspectionId">The case.</param>
/// <param name="Version">A published version of the same checklist.</param>
/// <param name="SeenVersion">Version of the case's head that the preview named.</param>
/// <param name="Message">What the firm is told where it is asked for more during the review; otherwise it may be empty.</param>
/// <param name="AnswerBy">Until which day the firm should answer in that case; a day ahead.</param>
public sealed record CaseMove(Guid InspectionId, string Version, int SeenVersion, string Message, DateOnly? AnswerBy);

/// <summary>The case cannot move to that version: it is the one it has, it is not published, or the rules of the programme do not fit it.</summary>
/// <param name="Version">The version wanted.</param>
public sealed record VersionNotOffered(string Version) : Error;
