using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Firms;
using Compliance.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Programmes;

/// <summary>Puts on file that a firm receives or applies for a programme's subsidy.</summary>
public sealed class EnrolFirm(Changes changes, ChecklistLibrary library, IIds ids)
{
    /// <summary>Largest amount accepted, in yen.</summary>
    public const long LargestAmount = 1_000_000_000_000;

    /// <summary>Enrols the firm.</summary>
    /// <param name="actor">A programme officer.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="firmId">The firm.</param>
    /// <param name="amountYen">The subsidy at stake, 0 to <see cref="LargestAmount"/> yen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The enrolment's id; <see cref="AlreadyEnrolled"/> where there is one.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, string programmeId, Guid firmId, long amountYen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Role.ProgrammeOfficer))
        {
            return new NotAllowed();
        }

        if (library.FindProgramme(programmeId) is null)
        {
            return new InvalidField("programme", "Unknown");
        }

        if (amountYen is < 0 or > LargestAmount)
        {
            return new InvalidField("amount", "OutOfRange");
        }

        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                if (!await change.Db.LockAsync<Firm>(firmId, ct))
                {
                    return new InvalidField("firm", "Unknown");
                }

                if (await change.Db.Set<Enrolment>().AnyAsync(enrolment => enrolment.ProgrammeId == programmeId && enrolment.FirmId == firmId, ct))
                {
                    return new AlreadyEnrolled();
                }

                var enrolment = new Enrolment { Id = ids.New(), ProgrammeId = programmeId, FirmId = firmId, AmountYen = amountYen, At = change.Now };
                change.Db.Add(enrolment);
                change.Record(RecordedAction.ProgrammeEnrolled, new Subject("enrolment", enrolment.Id.ToString("D"), FirmId: firmId), null, enrolment);
                return enrolment.Id;
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
