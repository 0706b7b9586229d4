using Compliance.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.App.Access;

/// <summary>Identity on our database; one place, so that the platform and the migrations tool agree on the schema.</summary>
public static class IdentityStore
{
    /// <summary>Registers Identity's core services with our user and context.</summary>
    public static IdentityBuilder AddComplianceIdentityStore(this IServiceCollection services) =>
        services.AddIdentityCore<AppUser>(options =>
            {
                // Version 3 has the passkey table.
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.SignIn.RequireConfirmedAccount = false;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<ComplianceDb>();
}
