using Compliance.Domain.Access;

namespace Compliance.App.Firms;

/// <summary>Who may do what with the register of firms.</summary>
internal static class FirmAccess
{
    /// <summary>True where the actor enters and corrects firms.</summary>
    public static bool MayRegister(Actor actor) => actor.IsSystem || actor.HasAny(Role.Administrator, Role.ProgrammeOfficer);

    /// <summary>True where the actor sees every firm; a firm's people see their own only.</summary>
    public static bool MaySeeAll(Actor actor) => actor.IsSystem || (actor.Roles.Count > 0 && !actor.Roles.Overlaps(RoleRules.OfFirms));
}
