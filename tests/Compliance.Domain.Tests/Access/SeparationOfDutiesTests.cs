using Compliance.Domain.Access;

namespace Compliance.Domain.Tests.Access;

/// <summary>Who may take which duty beside one they hold, against a table made by hand.</summary>
public sealed class SeparationOfDutiesTests
{
    // Held down, wanted across, in the order Inspector, Lead, Reviewer, Drafter, DecisionMaker, AppealOfficer.
    private static readonly string[] Beside = ["xx....", "xx....", "..x...", "...x..", "....x.", ".....x"];

    private static readonly HashSet<Role> EveryOffice = [.. Enum.GetValues<Role>()];

    [Fact]
    public void EveryPairOfDutiesIsDecidedAsInTheTable()
    {
        var duties = Enum.GetValues<CaseRole>();
        Assert.Equal(Beside.Length, duties.Length);
        foreach (var held in duties)
        {
            foreach (var wanted in duties)
            {
                var allowed = SeparationOfDuties.MayTake(EveryOffice, wanted, held, hasConflict: false).IsSuccess;
                Assert.True(allowed == (Beside[(int)held][(int)wanted] == 'x'), $"{held} then {wanted}: {allowed}");
            }
        }
    }

    [Theory]
    [InlineData(CaseRole.Inspector, Role.Inspector)]
    [InlineData(CaseRole.LeadInspector, Role.Inspector)]
    [InlineData(CaseRole.QualityReviewer, Role.Inspector)]
    [InlineData(CaseRole.Drafter, Role.ProgrammeOfficer)]
    [InlineData(CaseRole.DecisionMaker, Role.DecisionMaker)]
    [InlineData(CaseRole.AppealOfficer, Role.AppealOfficer)]
    public void ADutyNeedsItsOfficeAndNoOtherWillDo(CaseRole wanted, Role office)
    {
        Assert.True(SeparationOfDuties.MayTake(new HashSet<Role> { office }, wanted, null, hasConflict: false).IsSuccess);
        var without = EveryOffice.Where(role => role != office).ToHashSet();
        Assert.Equal(new OfficeMissing(office), SeparationOfDuties.MayTake(without, wanted, null, hasConflict: false).Error);
    }

    [Fact]
    public void AConflictOfInterestExcludesFromEveryDuty() =>
        Assert.All(
            Enum.GetValues<CaseRole>(),
            wanted => Assert.IsType<ConflictOfInterest>(SeparationOfDuties.MayTake(EveryOffice, wanted, null, hasConflict: true).Error));
}
