using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Access;

/// <summary>Creates an account with a one-time password.</summary>
public sealed class CreateUser(Changes changes, AccountManager accounts, IIds ids)
{
    /// <summary>Administrators, and the platform for its demonstration data.</summary>
    public async Task<Result<IssuedPassword>> RunAsync(Actor actor, Guid operationId, NewUser command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(command);
        if (!UserRules.MayManage(actor) || (command.FixedPassword is not null && !actor.IsSystem))
        {
            return new NotAllowed();
        }

        command = command with { DisplayName = TypedText.CleanLine(command.DisplayName), Email = TypedText.CleanLine(command.Email) };
        var check = UserRules.Check(command.DisplayName, command.Language, command.Roles, command.FirmId);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        return await changes.RunAsync<IssuedPassword>(
            actor,
            operationId,
            async change =>
            {
                var user = new AppUser
                {
                    Id = ids.New(),
                    UserName = command.Email,
                    Email = command.Email,
                    DisplayName = command.DisplayName,
                    NormalizedDisplayName = SearchText.Normalize(command.DisplayName),
                    Language = command.Language,
                    FirmId = command.FirmId,
                    MustChangePassword = command.FixedPassword is null,
                };
                foreach (var role in command.Roles)
                {
                    user.Grants.Add(new RoleGrant { UserId = user.Id, Role = role });
                }

                var password = command.FixedPassword ?? UserRules.NewPassword();
                await using var manager = accounts.Open(change.Db);
                var created = await manager.Users.CreateAsync(user, password);
                if (!created.Succeeded)
                {
                    return IdentityErrors.From(created, manager.Users.Options);
                }

                change.Record(RecordedAction.UserCreated, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), null, UserRules.Snapshot(user));
                return new IssuedPassword(user.Id, password);
            },
            (_, entry) => Task.FromResult<Result<IssuedPassword>>(new IssuedPassword(Guid.Parse(entry.SubjectId), null)),
            ct);
    }
}
