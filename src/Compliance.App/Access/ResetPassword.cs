using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Compliance.App.Access;

/// <summary>Issues a one-time password to somebody who cannot sign in any more. All their sessions end.</summary>
public sealed class ResetPassword(Changes changes, AccountManager accounts)
{
    /// <summary>Administrators, not for themselves.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="operationId">Made by the client.</param>
    /// <param name="userId">Whose password.</param>
    /// <param name="withSecondFactor">True to remove the authenticator app and the passkeys as well, where the device is lost.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public async Task<Result<IssuedPassword>> RunAsync(Actor actor, Guid operationId, Guid userId, bool withSecondFactor, CancellationToken ct)
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

        return await changes.RunAsync<IssuedPassword>(
            actor,
            operationId,
            async change =>
            {
                var user = await UserRules.LoadAsync(change.Db, userId, ct);
                if (user is null)
                {
                    return new NotFound();
                }

                var before = UserRules.Snapshot(user);
                var password = UserRules.NewPassword();
                await using var manager = accounts.Open(change.Db);
                user.MustChangePassword = true;
                user.Version++;
                var result = await ApplyAsync(manager.Users, user, password, withSecondFactor);
                if (!result.Succeeded)
                {
                    return IdentityErrors.From(result, manager.Users.Options);
                }

                change.Record(
                    withSecondFactor ? RecordedAction.UserSignInReset : RecordedAction.UserPasswordReset,
                    new Subject("user", user.Id.ToString(), FirmId: user.FirmId),
                    before,
                    UserRules.Snapshot(user));
                return new IssuedPassword(user.Id, password);
            },
            (_, _) => Task.FromResult<Result<IssuedPassword>>(new IssuedPassword(userId, null)),
            ct);
    }

    // Removing and adding makes a new security stamp, which ends every session.
    private static async Task<IdentityResult> ApplyAsync(UserManager<AppUser> users, AppUser user, string password, bool withSecondFactor)
    {
        var result = await users.RemovePasswordAsync(user);
        result = result.Succeeded ? await users.AddPasswordAsync(user, password) : result;
        result = result.Succeeded ? await users.SetLockoutEndDateAsync(user, null) : result;
        result = result.Succeeded ? await users.ResetAccessFailedCountAsync(user) : result;
        if (!withSecondFactor || !result.Succeeded)
        {
            return result;
        }

        result = await users.SetTwoFactorEnabledAsync(user, enabled: false);
        result = result.Succeeded ? await users.ResetAuthenticatorKeyAsync(user) : result;
        foreach (var passkey in await users.GetPasskeysAsync(user))
        {
            result = result.Succeeded ? await users.RemovePasskeyAsync(user, passkey.CredentialId) : result;
        }

        return result;
    }
}
