using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Access;

/// <summary>Changes name, language, roles or firm of an account. Roles count from the next operation, in open sessions too.</summary>
public sealed class UpdateUser(Changes changes)
{
    /// <summary>Administrators; nobody changes their own roles, and one active administrator always remains.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid userId, UserChange command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(command);
        if (!UserRules.MayManage(actor))
        {
            return new NotAllowed();
        }

        command = command with { DisplayName = TypedText.CleanLine(command.DisplayName) };
        var check = UserRules.Check(command.DisplayName, command.Language, command.Roles, command.FirmId);
        if (!check.IsSuccess)
        {
            return check.Error;
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var user = await UserRules.LoadAsync(change.Db, userId, ct);
            if (user is null)
            {
                return new NotFound();
            }

            if (user.Version != command.Version)
            {
                return new Conflict(user.Version);
            }

            var roles = user.Grants.Select(grant => grant.Role).ToHashSet();
            if (user.Id == actor.UserId && !roles.SetEquals(command.Roles))
            {
                return new NotToOneself();
            }

            if (roles.Contains(Role.Administrator) && !command.Roles.Contains(Role.Administrator) && !user.IsDisabled
                && !await UserRules.AnotherAdministratorAsync(change.Db, user.Id, ct))
            {
                return new LastAdministrator();
            }

            var before = UserRules.Snapshot(user);
            user.DisplayName = command.DisplayName;
            user.NormalizedDisplayName = SearchText.Normalize(command.DisplayName);
            user.Language = command.Language;
            user.FirmId = command.FirmId;
            user.Version++;
            foreach (var grant in user.Grants.Where(grant => !command.Roles.Contains(grant.Role)).ToList())
            {
                user.Grants.Remove(grant);
                change.Db.Remove(grant);
            }

            foreach (var role in command.Roles.Where(role => !roles.Contains(role)))
            {
                user.Grants.Add(new RoleGrant { UserId = user.Id, Role = role });
            }

            change.Record(RecordedAction.UserUpdated, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), before, UserRules.Snapshot(user));
            return Done.Value;
        }, ct);
    }
}
