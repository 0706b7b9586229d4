using Compliance.Domain.Access;

namespace Compliance.Domain.Tests.Access;

public sealed class RoleRulesTests
{
    private static readonly Guid Firm = new("11111111-1111-1111-1111-111111111111");

    public static TheoryData<Role[], bool, string?> Sets => new()
    {
        { [], false, nameof(InvalidField) },
        { [Role.FirmContributor], true, null },
        { [Role.FirmContributor, Role.FirmSignatory], true, null },
        { [Role.FirmSignatory], false, nameof(InvalidField) },
        { [Role.FirmSignatory, Role.Inspector], true, nameof(RolesExclude) },
        { [Role.Inspector], true, nameof(RolesExclude) },
        { [Role.Inspector], false, null },
        { [Role.Inspector, Role.ProgrammeOfficer, Role.DecisionMaker, Role.AppealOfficer, Role.StandardsEditor], false, null },
        { [Role.Administrator], false, null },
        { [Role.Administrator, Role.Inspector], false, nameof(RolesExclude) },
        { [Role.Auditor], false, null },
        { [Role.Auditor, Role.StandardsEditor], false, nameof(RolesExclude) },
        { [Role.Auditor, Role.Administrator], false, nameof(RolesExclude) },
    };

    [Theory, MemberData(nameof(Sets))]
    public void WhoMayHoldWhatTogether(Role[] roles, bool ofFirm, string? refusal) =>
        Assert.Equal(refusal, RoleRules.Check(roles.ToHashSet(), ofFirm ? Firm : null).Error?.Code);
}
