using Compliance.Domain.Access;

namespace Compliance.Domain.Tests.Access;

/// <summary>Which roles go together, pair by pair, against a table made by hand.</summary>
public sealed class RoleRulesTests
{
    // A row and a column per role in the order of the enumeration; x where one person may hold both.
    private static readonly string[] Together =
    [
        "xx.......", // FirmContributor
        "xx.......", // FirmSignatory
        "..xxxxx..", // Inspector
        "..xxxxx..", // ProgrammeOfficer
        "..xxxxx..", // DecisionMaker
        "..xxxxx..", // AppealOfficer
        "..xxxxx..", // StandardsEditor
        ".......x.", // Administrator
        "........x", // Auditor
    ];

    private static readonly Guid Firm = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    public void EveryPairOfRolesIsDecidedAsInTheTable()
    {
        var roles = Enum.GetValues<Role>();
        Assert.Equal(Together.Length, roles.Length);
        foreach (var first in roles)
        {
            foreach (var second in roles)
            {
                var pair = new HashSet<Role> { first, second };
                Guid? firm = first is Role.FirmContributor or Role.FirmSignatory ? Firm : null;
                var allowed = RoleRules.Check(pair, firm).IsSuccess;
                Assert.True(allowed == (Together[(int)first][(int)second] == 'x'), $"{first} with {second}: {allowed}");
            }
        }
    }

    [Fact]
    public void NobodyIsWithoutARole() =>
        Assert.Equal(new InvalidField("roles", "Required"), RoleRules.Check(new HashSet<Role>(), null).Error);

    [Theory]
    [InlineData(Role.FirmContributor)]
    [InlineData(Role.FirmSignatory)]
    public void ARoleOfAFirmNeedsAFirm(Role role) =>
        Assert.Equal(new InvalidField("firm", "Required"), RoleRules.Check(new HashSet<Role> { role }, null).Error);

    [Theory]
    [InlineData(Role.Inspector)]
    [InlineData(Role.DecisionMaker)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public void NobodyOfTheAuthorityBelongsToAFirm(Role role) =>
        Assert.Equal(new RolesExclude("Firm", "Authority"), RoleRules.Check(new HashSet<Role> { role }, Firm).Error);
}
