using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Access;

/// <summary>Closes an account: its sessions end within seconds and no operation under it succeeds. Nothing is deleted.</summary>
public sealed class DisableUser(Changes changes, AccountManager accounts)
{
    /// <summary>Administrators, not for themselves; one active administrator always remains.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!UserRules.MayManage(actor))
        {
            return new NotAllowed();
        }

        if (userId == actor.UserId)
        {
            return new NotToOneself();
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var user = await UserRules.LoadAsync(change.Db, userId, ct);
            if (user is null)
            {
                return new NotFound();
            }

            if (user.IsDisabled)
            {
                return Done.Value;
            }

            if (user.Grants.Any(grant => grant.Role == Role.Administrator) && !await UserRules.AnotherAdministratorAsync(change.Db, user.Id, ct))
            {
                return new LastAdministrator();
            }

            var before = UserRules.Snapshot(user);
            user.IsDisabled = true;
            user.Version++;
            await using var manager = accounts.Open(change.Db);
            var stamped = await manager.Users.UpdateSecurityStampAsync(user);
            if (!stamped.Succeeded)
            {
                return IdentityErrors.From(stamped, manager.Users.Options);
            }

            change.Record(RecordedAction.UserDisabled, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), before, UserRules.Snapshot(user));
            return Done.Value;
        }, ct);
    }
}
