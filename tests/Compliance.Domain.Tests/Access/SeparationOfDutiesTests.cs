using Compliance.Domain.Access;
using static Compliance.Domain.Access.CaseRole;

namespace Compliance.Domain.Tests.Access;

/// <summary>In one case a person holds one duty; inspector and lead are the same one. By hand from domain.md.</summary>
public sealed class SeparationOfDutiesTests
{
    private static readonly HashSet<Role> EveryOffice = [.. Enum.GetValues<Role>()];

    private static readonly HashSet<(CaseRole Held, CaseRole Wanted)> Together =
    [
        (Inspector, Inspector), (Inspector, LeadInspector), (LeadInspector, Inspector), (LeadInspector, LeadInspector),
        (QualityReviewer, QualityReviewer), (Drafter, Drafter), (DecisionMaker, DecisionMaker), (AppealOfficer, AppealOfficer),
    ];

    public static TheoryData<CaseRole, CaseRole> EveryPair
    {
        get
        {
            var pairs = new TheoryData<CaseRole, CaseRole>();
            foreach (var held in Enum.GetValues<CaseRole>())
            {
                foreach (var wanted in Enum.GetValues<CaseRole>())
                {
                    pairs.Add(held, wanted);
                }
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public void OneDutyAPerson(CaseRole held, CaseRole wanted)
    {
        var taken = SeparationOfDuties.MayTake(EveryOffice, wanted, held, hasConflict: false);
        Assert.Equal(Together.Contains((held, wanted)) ? null : new DutiesConflict(held, wanted), taken.Error);
    }

    [Theory]
    [InlineData(Inspector, Role.Inspector)]
    [InlineData(LeadInspector, Role.Inspector)]
    [InlineData(QualityReviewer, Role.Inspector)]
    [InlineData(Drafter, Role.ProgrammeOfficer)]
    [InlineData(DecisionMaker, Role.DecisionMaker)]
    [InlineData(AppealOfficer, Role.AppealOfficer)]
    public void EveryDutyNeedsItsOffice(CaseRole wanted, Role office)
    {
        Assert.True(SeparationOfDuties.MayTake(new HashSet<Role> { office }, wanted, null, hasConflict: false).IsSuccess);
        var others = EveryOffice.Where(role => role != office).ToHashSet();
        Assert.Equal(new OfficeMissing(office), SeparationOfDuties.MayTake(others, wanted, null, hasConflict: false).Error);
    }

    [Fact]
    public void AConflictOfInterestExcludesFromEveryDuty() =>
        Assert.All(Enum.GetValues<CaseRole>(), wanted => Assert.IsType<ConflictOfInterest>(SeparationOfDuties.MayTake(EveryOffice, wanted, wanted, hasConflict: true).Error));
}
