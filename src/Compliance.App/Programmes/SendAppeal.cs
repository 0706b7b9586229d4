using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>
/// Tells the firm what became of its appeal. Where it amends or overturns, the officer's decision takes its place in the chain and
/// supersedes the one appealed against, which stays on file.
/// </summary>
public sealed class SendAppeal(Changes changes, CaseFiles cases, ChecklistLibrary library, LocalCalendar calendar, IIds ids)
{
    /// <summary>Sends it.</summary>
    /// <param name="actor">The appeal officer who decided, or a programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="appealId">An appeal that was decided.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid appealId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync(
            actor,
            operationId,
            async change =>
            {
                var opened = await AppealDesk.OpenAsync(change, cases, actor, appealId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var (file, appeal) = opened.Value;
                if (!MaySend(actor, file, appeal))
                {
                    return new NotAllowed();
                }

                var next = AppealLifeCycle.Next(appeal.State, AppealEvent.Send);
                if (!next.IsSuccess)
                {
                    return next.Error;
                }

                var before = AppealDesk.Snapshot(appeal);
                Guid? decision = null;
                if (appeal.NewOutcome is not null)
                {
                    var decided = await DecideAsync(change, file, appeal, ct);
                    if (!decided.IsSuccess)
                    {
                        return decided.Error;
                    }

                    decision = decided.Value;
                }

                return appeal.Send(decision, calendar.DayOf(change.Now), change.Now)
                    .Record(change, opened.Value, RecordedAction.AppealSent, before);
            },
            ct);
    }

    /// <summary>True where the actor may send this appeal once it is decided.</summary>
    internal static bool MaySend(Actor actor, CaseFile file, Appeal appeal) =>
        actor.Has(Role.ProgrammeOfficer) || AppealDesk.Hears(actor, file, appeal);

    private async Task<Result<Guid>> DecideAsync(Change change, CaseFile file, Appeal appeal, CancellationToken ct)
    {
        var original = await change.Db.Set<Decision>().SingleAsync(row => row.Id == appeal.DecisionId, ct);

        // What was being drafted in the place of the decision appealed against has lost its ground.
        if (await change.Db.Set<Decision>().SingleOrDefaultAsync(row => row.SupersedesId == original.Id, ct) is { } draft)
        {
            change.RecordAlso(RecordedAction.DecisionDiscarded, file.Part("decision", draft.Id.ToString("D")), DecisionDesk.Snapshot(draft), null);
            change.Db.Remove(draft);
            await change.Db.SaveChangesAsync(ct);
        }

        var programme = PinnedPolicy.ProgrammeOf(library, file.Inspection);
        var dates = DecisionDatesRule.For(programme.Policy, appeal.NewOutcome!.Value, null, calendar.DayOf(appeal.DecidedAt!.Value), calendar.BusinessDays);
        var decision = Decision.OnAppeal(ids.New(), original, appeal, dates);
        var sent = await DecisionDesk.SendAsync(change, file, decision, programme, calendar, ct);
        return sent.Then<Guid>(_ =>
        {
            change.Db.Add(decision);
            return decision.Id;
        });
    }
}
