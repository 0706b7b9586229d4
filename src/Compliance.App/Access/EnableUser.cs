using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;

namespace Compliance.App.Access;

/// <summary>Opens a disabled account again, with the roles it had.</summary>
public sealed class EnableUser(Changes changes)
{
    /// <summary>Administrators.</summary>
    public async Task<Result<Done>> RunAsync(Actor actor, Guid operationId, Guid userId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!UserRules.MayManage(actor))
        {
            return new NotAllowed();
        }

        return await changes.RunAsync(actor, operationId, async change =>
        {
            var user = await UserRules.LoadAsync(change.Db, userId, ct);
            if (user is null)
            {
                return new NotFound();
            }

            if (!user.IsDisabled)
            {
                return Done.Value;
            }

            var before = UserRules.Snapshot(user);
            user.IsDisabled = false;
            user.Version++;
            change.Record(RecordedAction.UserEnabled, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), before, UserRules.Snapshot(user));
            return Done.Value;
        }, ct);
    }
}
