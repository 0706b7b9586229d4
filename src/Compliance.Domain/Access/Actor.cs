namespace Compliance.Domain.Access;

/// <summary>
/// Who acts, as read from the database for this one operation. Use cases take it explicitly; nothing below the pages
/// looks at a claims principal.
/// </summary>
/// <param name="UserId">The account, or <see cref="Guid.Empty"/> for the platform itself.</param>
/// <param name="Name">The display name at this moment; it is frozen into the record.</param>
/// <param name="Roles">The roles at this moment.</param>
/// <param name="FirmId">The firm the person belongs to, if any.</param>
public sealed record Actor(Guid UserId, string Name, IReadOnlySet<Role> Roles, Guid? FirmId)
{
    /// <summary>The platform itself: jobs and the command line.</summary>
    public static readonly Actor System = new(Guid.Empty, "Compliance", new HashSet<Role>(), null);

    /// <summary>True where the person holds <paramref name="role"/>.</summary>
    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>True where the person holds any of <paramref name="roles"/>.</summary>
    public bool HasAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the platform itself.</summary>
    public bool IsSystem => UserId == Guid.Empty;
}
