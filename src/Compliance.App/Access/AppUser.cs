using Compliance.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace Compliance.App.Access;

/// <summary>An account. Sign-in data is Identity's; the rest says who the person is on this installation.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    /// <summary>Name shown to others and frozen into the record, 1 to 100 characters.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The firm the person belongs to; null for people of the authority.</summary>
    public Guid? FirmId { get; set; }

    /// <summary>Preferred language, <c>ja</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "ja";

    /// <summary>A disabled account cannot sign in and no operation under it succeeds.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>True from the moment somebody else chose the password until the person has chosen their own.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Counts the administrator's changes to the account, for optimistic concurrency; 1 at first.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The display name in one form for searching: NFKC, upper case.</summary>
    public string NormalizedDisplayName { get; set; } = "";

    /// <summary>The person's roles.</summary>
    public ICollection<RoleGrant> Grants { get; } = [];
}

/// <summary>One role held by one person.</summary>
public sealed class RoleGrant
{
    /// <summary>The person.</summary>
    public Guid UserId { get; init; }

    /// <summary>The role.</summary>
    public Role Role { get; init; }
}
