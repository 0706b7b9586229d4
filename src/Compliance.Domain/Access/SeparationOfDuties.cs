namespace Compliance.Domain.Access;

/// <summary>
/// Separation of duties (domain.md, "Roles, per case"): in one case a person holds at most one of
/// {inspector or lead, quality reviewer, drafter, decision maker, appeal officer}; the holder must have the
/// matching office, and a declared conflict of interest with the firm excludes from the case.
/// </summary>
public static class SeparationOfDuties
{
    /// <summary>The office a person needs before they can hold <paramref name="caseRole"/>.</summary>
    public static Role OfficeFor(CaseRole caseRole) => caseRole switch
    {
        CaseRole.Inspector or CaseRole.LeadInspector or CaseRole.QualityReviewer => Role.Inspector,
        CaseRole.Drafter => Role.ProgrammeOfficer,
        CaseRole.DecisionMaker => Role.DecisionMaker,
        CaseRole.AppealOfficer => Role.AppealOfficer,
        _ => throw new ArgumentOutOfRangeException(nameof(caseRole), caseRole, "Not a case role."),
    };

    /// <summary>Decides whether a person may take <paramref name="wanted"/> in a case.</summary>
    /// <param name="roles">The person's offices.</param>
    /// <param name="wanted">The case role to be given.</param>
    /// <param name="held">The case role the person holds in this case already, if any.</param>
    /// <param name="hasConflict">True where the person declared a conflict of interest with the firm.</param>
    public static Result<Done> MayTake(IReadOnlySet<Role> roles, CaseRole wanted, CaseRole? held, bool hasConflict)
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (hasConflict)
        {
            return new ConflictOfInterest();
        }

        if (!roles.Contains(OfficeFor(wanted)))
        {
            return new OfficeMissing(OfficeFor(wanted));
        }

        return held is null || Group(held.Value) == Group(wanted)
            ? Done.Value
            : new DutiesConflict(held.Value, wanted);
    }

    // Inspector and lead are one duty: a lead judges too.
    private static CaseRole Group(CaseRole role) => role is CaseRole.LeadInspector ? CaseRole.Inspector : role;
}

/// <summary>The person declared a conflict of interest with the firm of the case.</summary>
public sealed record ConflictOfInterest : Error;

/// <summary>The person lacks the office that the case role asks for.</summary>
public sealed record OfficeMissing(Role Role) : Error;

/// <summary>The person holds another duty in this case that excludes the one wanted.</summary>
public sealed record DutiesConflict(CaseRole Held, CaseRole Wanted) : Error;
