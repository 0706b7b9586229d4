using Compliance.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Access;

/// <summary>
/// Opens Identity's user manager on the context of a change, so that what it does to an account and the entry in the
/// record are one transaction.
/// </summary>
public sealed class AccountManager(IServiceScopeFactory scopes)
{
    /// <summary>A user manager that works on <paramref name="db"/>; dispose it with the change.</summary>
    public OpenManager Open(ComplianceDb db)
    {
        var scope = scopes.CreateAsyncScope();
        var store = new UserOnlyStore<AppUser, ComplianceDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(
            db, scope.ServiceProvider.GetService<IdentityErrorDescriber>());
        var users = ActivatorUtilities.CreateInstance<UserManager<AppUser>>(scope.ServiceProvider, store);
        return new OpenManager(scope, users);
    }

    /// <summary>A user manager and the scope it lives in.</summary>
    public sealed class OpenManager(AsyncServiceScope scope, UserManager<AppUser> users) : IAsyncDisposable
    {
        /// <summary>Works on the context of the change.</summary>
        public UserManager<AppUser> Users { get; } = users;

        /// <inheritdoc />
        public ValueTask DisposeAsync()
        {
            // The store does not own the context; the runner of the change does.
            return scope.DisposeAsync();
        }
    }
}
