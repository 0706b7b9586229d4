using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Audit;

namespace Compliance.App.Access;

/// <summary>An administrator who saw the certificate enters a qualification of a person.</summary>
public sealed class EnterQualification(Changes changes, IIds ids)
{
    /// <summary>Enters it.</summary>
    /// <param name="actor">An administrator, not the person.</param>
    /// <param name="operationId">The same for every repeat.</param>
    /// <param name="userId">Whose it is: somebody of the authority.</param>
    /// <param name="command">What the certificate says.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The id of the entry; <see cref="NotToOneself"/> where somebody would qualify themselves.</returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, Guid userId, NewQualification command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(command);
        if (!UserRules.MayManage(actor))
        {
            return new NotAllowed();
        }

        if (userId == actor.UserId)
        {
            return new NotToOneself();
        }

        var number = TypedText.CleanLine(command.Number).Trim();
        var check = Qualification.Check(command.Kind, number, command.ValidFrom, command.ValidUntil);
        return !check.IsSuccess ? check.Error : await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                var user = await UserRules.LoadAsync(change.Db, userId, ct);
                if (user is null || user.FirmId is not null)
                {
                    return new NotFound();
                }

                var entered = new Qualification
                {
                    Id = ids.New(),
                    UserId = userId,
                    Kind = command.Kind,
                    Number = number,
                    ValidFrom = command.ValidFrom,
                    ValidUntil = command.ValidUntil,
                    EnteredById = actor.UserId,
                    EnteredByName = actor.Name,
                    EnteredAt = change.Now,
                };
                change.Db.Add(entered);
                change.Record(RecordedAction.QualificationEntered, SubjectOf(entered), null, Snapshot(entered));
                return entered.Id;
            },
            static (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }

    internal static Subject SubjectOf(Qualification row) => new("qualification", row.Id.ToString("D"));

    internal static object Snapshot(Qualification row) =>
        new { row.UserId, row.Kind, row.Number, row.ValidFrom, row.ValidUntil, row.EndedOn, row.EndReason, row.EndedById, row.Version };
}

/// <summary>What a certificate says.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Number">Its number, 1 to <see cref="Qualification.NumberLimit"/> characters.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, included.</param>
public sealed record NewQualification(QualificationKind Kind, string Number, DateOnly ValidFrom, DateOnly ValidUntil);
