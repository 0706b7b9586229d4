namespace Compliance.Domain.Access;

/// <summary>Which roles one person may hold together (domain.md, "Roles, per case").</summary>
public static class RoleRules
{
    /// <summary>The roles that belong to a firm and need one.</summary>
    public static readonly IReadOnlySet<Role> OfFirms = new HashSet<Role> { Role.FirmContributor, Role.FirmSignatory };

    /// <summary>
    /// Checks a set of roles for one person: a firm's people hold no office of the authority, an administrator
    /// decides nothing and therefore holds no case role, an auditor changes nothing and holds no other role.
    /// </summary>
    /// <param name="roles">The roles the person is to hold; at least one.</param>
    /// <param name="firmId">The firm the person belongs to, if any.</param>
    public static Result<Done> Check(IReadOnlySet<Role> roles, Guid? firmId)
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (roles.Count == 0)
        {
            return new InvalidField("roles", "Required");
        }

        var ofFirm = roles.Overlaps(OfFirms);
        if (ofFirm && !roles.IsSubsetOf(OfFirms))
        {
            return new RolesExclude("Firm", "Authority");
        }

        if (ofFirm != firmId.HasValue)
        {
            return ofFirm ? new InvalidField("firm", "Required") : new RolesExclude("Firm", "Authority");
        }

        return (roles.Contains(Role.Administrator) || roles.Contains(Role.Auditor)) && roles.Count > 1
            ? new RolesExclude(roles.Contains(Role.Administrator) ? nameof(Role.Administrator) : nameof(Role.Auditor), "Any")
            : Done.Value;
    }
}

/// <summary>Two roles that one person may not hold together.</summary>
/// <param name="First">The role, or group of roles, held.</param>
/// <param name="Second">The role, or group of roles, that it excludes; <c>Any</c> for every other role.</param>
public sealed record RolesExclude(string First, string Second) : Error;
