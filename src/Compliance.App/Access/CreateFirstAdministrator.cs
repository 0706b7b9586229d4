using Compliance.App.Audit;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Access;

/// <summary>Creates the administrator of an empty installation, once.</summary>
public sealed class CreateFirstAdministrator(Changes changes, AccountManager accounts, IIds ids)
{
    /// <summary>The platform, on behalf of whoever holds the one-time token of the first start.</summary>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, FirstAdministrator command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(command);
        if (!actor.IsSystem)
        {
            return new NotAllowed();
        }

        var roles = new HashSet<Role> { Role.Administrator };
        command = command with { DisplayName = TypedText.CleanLine(command.DisplayName), Email = TypedText.CleanLine(command.Email) };
        var check = UserRules.Check(command.DisplayName, command.Language, roles, null);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                // Of two simultaneous attempts the second sees the first one's account.
                await UserRules.OneAtATimeAsync(change.Db, ct);
                if (await change.Db.Users.AnyAsync(ct))
                {
                    return new AlreadySetUp();
                }

                var user = new AppUser
                {
                    Id = ids.New(),
                    UserName = command.Email,
                    Email = command.Email,
                    DisplayName = command.DisplayName,
                    NormalizedDisplayName = SearchText.Normalize(command.DisplayName),
                    Language = command.Language,
                };
                user.Grants.Add(new RoleGrant { UserId = user.Id, Role = Role.Administrator });
                await using var manager = accounts.Open(change.Db);
                var created = await manager.Users.CreateAsync(user, command.Password);
                if (!created.Succeeded)
                {
                    return IdentityErrors.From(created, manager.Users.Options);
                }

                change.Record(RecordedAction.UserFirstAdministrator, new Subject("user", user.Id.ToString()), null, UserRules.Snapshot(user));
                return user.Id;
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }
}
