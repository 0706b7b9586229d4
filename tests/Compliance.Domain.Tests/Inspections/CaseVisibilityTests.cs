using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using static Compliance.Domain.Inspections.InspectionState;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Two-sided visibility, by hand.</summary>
public sealed class CaseVisibilityTests
{
    private static readonly Guid Firm = new("11111111-1111-1111-1111-111111111111");

    [Theory]
    [InlineData(Role.FirmSignatory, true, null, InReview, CaseSide.Firm)]
    [InlineData(Role.FirmContributor, true, null, Draft, CaseSide.None)]
    [InlineData(Role.Inspector, false, CaseRole.Inspector, Draft, CaseSide.Team)]
    [InlineData(Role.Inspector, false, CaseRole.QualityReviewer, InReview, CaseSide.Team)]
    [InlineData(Role.Inspector, false, null, InReview, CaseSide.None)]
    [InlineData(Role.StandardsEditor, false, CaseRole.LeadInspector, InReview, CaseSide.None)]
    [InlineData(Role.ProgrammeOfficer, false, null, InReview, CaseSide.Authority)]
    [InlineData(Role.DecisionMaker, false, null, InReview, CaseSide.Authority)]
    [InlineData(Role.AppealOfficer, false, null, Concluded, CaseSide.None)]
    [InlineData(Role.AppealOfficer, false, CaseRole.AppealOfficer, Concluded, CaseSide.Authority)]
    [InlineData(Role.Auditor, false, null, InReview, CaseSide.Oversight)]
    [InlineData(Role.Administrator, false, null, InReview, CaseSide.None)]
    public void EachPersonSeesTheCaseFromTheirSide(Role role, bool ofFirm, CaseRole? held, InspectionState state, CaseSide expected) =>
        Assert.Equal(expected, CaseVisibility.SideOf(Person(role, ofFirm ? Firm : null), held, Firm, state));

    [Fact]
    public void AnotherFirmSeesNothingEvenWhereItsPersonWasAssigned() =>
        Assert.Equal(CaseSide.None, CaseVisibility.SideOf(Person(Role.Inspector, Guid.Empty), CaseRole.LeadInspector, Firm, InReview));

    [Fact]
    public void TheFirmSeesJudgementsFromTheFactCheckOnOnly() =>
        Assert.Equal([FactCheck, Concluded], Enum.GetValues<InspectionState>().Where(state => CaseVisibility.SeesDeterminations(CaseSide.Firm, state)));

    [Fact]
    public void NotesOfTheTeamAreReadByTheTeamAndOversightOnly() =>
        Assert.Equal([CaseSide.Team, CaseSide.Oversight], Enum.GetValues<CaseSide>().Where(CaseVisibility.SeesNotes));

    [Fact]
    public void OfficersSeeJudgementsWhenTheCaseIsConcluded() =>
        Assert.Equal([Concluded], Enum.GetValues<InspectionState>().Where(state => CaseVisibility.SeesDeterminations(CaseSide.Authority, state)));

    [Theory]
    [InlineData(CaseSide.Team)]
    [InlineData(CaseSide.Authority)]
    [InlineData(CaseSide.Oversight)]
    public void NobodyElseSeesAnswersBeforeTheyAreSubmitted(CaseSide side) =>
        Assert.Equal([Draft, Notified], Enum.GetValues<InspectionState>().Where(state => !CaseVisibility.SeesAnswers(side, state)));

    [Theory]
    [InlineData(CaseSide.Authority)]
    [InlineData(CaseSide.Oversight)]
    [InlineData(CaseSide.None)]
    public void EvidenceIsForTheFirmAndTheTeam(CaseSide side) =>
        Assert.DoesNotContain(Enum.GetValues<InspectionState>(), state => CaseVisibility.SeesEvidence(side, state));

    [Fact]
    public void AStrangerSeesNothing() =>
        Assert.DoesNotContain(Enum.GetValues<InspectionState>(), state =>
            CaseVisibility.SeesAnswers(CaseSide.None, state) || CaseVisibility.SeesDeterminations(CaseSide.None, state));

    private static Actor Person(Role role, Guid? firm) => new(Guid.Empty, "Somebody", new HashSet<Role> { role }, firm);
}
