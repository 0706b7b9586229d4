using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Compliance.App.Access;

/// <summary>
/// A change that people make to their own sign-in: password, second factor, passkeys. The account pages say what to do with
/// the user manager; it happens in one transaction with its entry in the record. Secrets never enter the record.
/// </summary>
public sealed class ChangeOwnAccount(Changes changes, AccountManager accounts)
{
    /// <summary>Applies <paramref name="apply"/> to the actor's own account.</summary>
    /// <param name="actor">From <see cref="ActorReader.FindForOwnAccountAsync"/>.</param>
    /// <param name="operationId">Made by the client.</param>
    /// <param name="action">What goes on record: one of those named <c>Account…</c>.</param>
    /// <param name="apply">Changes the account.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Done>> RunAsync(
        Actor actor,
        Guid operationId,
        RecordedAction action,
        Func<UserManager<AppUser>, AppUser, Task<IdentityResult>> apply,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(apply);
        return changes.RunAsync(actor, operationId, Body, ct);

        async Task<Result<Done>> Body(Change change)
        {
            await using var manager = accounts.Open(change.Db);
            var user = await manager.Users.FindByIdAsync(actor.UserId.ToString());
            if (user is null or { IsDisabled: true })
            {
                return new NotFound();
            }

            var before = await SnapshotAsync(manager.Users, user);
            var result = await apply(manager.Users, user);
            if (!result.Succeeded)
            {
                return IdentityErrors.From(result, manager.Users.Options);
            }

            var after = await SnapshotAsync(manager.Users, user);
            change.Record(action, new Subject("user", user.Id.ToString(), FirmId: user.FirmId), before, after);
            return Done.Value;
        }
    }

    // The security stamp is a random value that changes with every one of these; it stands for the secret itself.
    private static async Task<object> SnapshotAsync(UserManager<AppUser> users, AppUser user) => new
    {
        user.Id,
        user.TwoFactorEnabled,
        user.MustChangePassword,
        Passkeys = (await users.GetPasskeysAsync(user)).Select(passkey => new { Id = Convert.ToHexStringLower(passkey.CredentialId), passkey.Name }),
        Stamp = Digest.Of(user.SecurityStamp),
    };
}
