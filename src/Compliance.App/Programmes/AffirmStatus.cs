using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.App.Inspections;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>The signatory affirms that the firm still fulfils the standard, for the next due day of its status.</summary>
public sealed class AffirmStatus(Changes changes, CaseFiles cases, LocalCalendar calendar, IIds ids)
{
    /// <summary>Affirms. A late affirmation is refused: a missed one is for the authority to reinstate.</summary>
    /// <param name="actor">A signatory of the firm.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="inspectionId">The case.</param>
    /// <param name="typedName">The name that the signatory types under the words, 1 to 100 characters.</param>
    /// <param name="affirmed">The signatory confirmed the words.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The due day for which it counts; <see cref="AffirmationTooEarly"/> with the first day, <see cref="StandingRefuses"/>,
    /// <see cref="NothingToAffirm"/> or <see cref="AffirmationMissing"/>.
    /// </returns>
    public Task<Result<DateOnly>> RunAsync(Actor actor, Guid operationId, Guid inspectionId, string typedName, bool affirmed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return changes.RunAsync<DateOnly>(
            actor,
            operationId,
            async change =>
            {
                await change.Db.LockAsync<Inspection>(inspectionId, ct);
                var opened = await cases.OpenAsync(change.Db, actor, inspectionId, ct);
                if (!opened.IsSuccess)
                {
                    return opened.Error;
                }

                var file = opened.Value;
                if (file.Side is not CaseSide.Firm || !actor.Has(Role.FirmSignatory))
                {
                    return new NotAllowed();
                }

                var decision = await DecisionDesk.LatestSent(change.Db).AsNoTracking().SingleOrDefaultAsync(row => row.InspectionId == inspectionId, ct);
                if (decision is null)
                {
                    return new NothingToAffirm();
                }

                var today = calendar.DayOf(change.Now);
                var due = Affirmation.DueNow(await StandingFiles.LoadAsync(change.Db, decision, ct), today);
                if (!due.IsSuccess)
                {
                    return due.Error;
                }

                var name = TypedText.CleanLine(typedName);
                if (name.Length is 0 or > Affirmation.NameLimit)
                {
                    return new InvalidField("name", name.Length == 0 ? "Required" : "TooLong");
                }

                if (!affirmed)
                {
                    return new AffirmationMissing();
                }

                var words = Affirmation.Words(file.Published.Checklist.Title, file.Published.Checklist.Version);
                var row = new Affirmation
                {
                    Id = ids.New(),
                    DecisionId = decision.Id,
                    InspectionId = inspectionId,
                    DueOn = due.Value.DueOn,
                    AffirmedOn = today,
                    At = change.Now,
                    SignatoryId = actor.UserId,
                    SignatoryName = actor.Name,
                    TypedName = name,
                    WordsEn = words.En,
                    WordsJa = words.Ja,
                };
                change.Db.Add(row);
                change.Record(RecordedAction.StatusAffirmed, file.Part("decision", decision.Id.ToString("D")), null, row);
                return row.DueOn;
            },
            async (db, entry) => await db.Set<Affirmation>().Where(row => row.InspectionId == inspectionId && row.At == entry.At).Select(row => row.DueOn).SingleAsync(ct),
            ct);
    }
}
