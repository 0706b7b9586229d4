using Compliance.Domain.Access;
using Compliance.Domain.Notifications;

namespace Compliance.Domain.Tests.Notifications;

/// <summary>Who can get what, and what nobody can switch off.</summary>
public sealed class NoticeRulesTests
{
    // Worked out by hand: what a firm must never even be offered.
    private static readonly NoticeKind[] Inner =
    [
        NoticeKind.Assigned, NoticeKind.Submitted, NoticeKind.InformationProvided, NoticeKind.ReviewReturned, NoticeKind.QualityReviewAwaits,
        NoticeKind.CommentAdded, NoticeKind.FactCheckClosed, NoticeKind.InspectorLeft, NoticeKind.DecisionProposed, NoticeKind.DecisionReturned,
        NoticeKind.DecisionTaken, NoticeKind.StandingAsked, NoticeKind.StandingRefused, NoticeKind.AppealFiled, NoticeKind.ExtensionAsked,
        NoticeKind.ExtensionRecommended, NoticeKind.PlanSubmitted, NoticeKind.ClosureClaimed, NoticeKind.DocumentFailed, NoticeKind.Escalated, NoticeKind.ChecklistProposed, NoticeKind.ProgrammeProposed,
        NoticeKind.IncidentReported, NoticeKind.IncidentAnswered, NoticeKind.IncidentLinked,
        NoticeKind.ItemCommentForYou, NoticeKind.ItemsHandedOver, NoticeKind.ScoresDiffer,
    ];

    [Theory]
    [InlineData(Role.FirmContributor)]
    [InlineData(Role.FirmSignatory)]
    public void AFirmGetsNothingOfInnerSteps(Role role) =>
        Assert.Empty(NoticeRules.KindsFor(new HashSet<Role> { role }).Intersect(Inner));

    [Fact]
    public void EveryKindReachesSomebodyAndHasAUsualWay()
    {
        var everybody = NoticeRules.KindsFor(Enum.GetValues<Role>().ToHashSet());
        Assert.Equal(Enum.GetValues<NoticeKind>(), everybody);
        Assert.All(everybody, kind => Assert.True(Enum.IsDefined(NoticeRules.Usual(kind))));
    }

    [Theory]
    [InlineData(NoticeKind.DecisionSent, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.InspectionNotified, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.StandingChanged, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.AppealSent, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.CloseOutExpired, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.StandingChanged, Role.FirmContributor, false)]
    [InlineData(NoticeKind.Overdue, Role.FirmSignatory, true)]
    [InlineData(NoticeKind.DecisionSent, Role.FirmContributor, false)]
    [InlineData(NoticeKind.DueSoon, Role.FirmSignatory, false)]
    [InlineData(NoticeKind.Escalated, Role.ProgrammeOfficer, true)]
    [InlineData(NoticeKind.Overdue, Role.Inspector, false)]
    public void WhoAnswersForItCannotSwitchItOff(NoticeKind kind, Role role, bool isFixed)
    {
        var roles = new HashSet<Role> { role };
        Assert.Equal(isFixed, NoticeRules.IsFixed(kind, roles));
        Assert.Equal(isFixed ? MailChoice.AtOnce : MailChoice.Off, NoticeRules.Effective(kind, roles, MailChoice.Off));
    }

    [Fact]
    public void AdministratorsAndOversightAreToldOfNoCase() =>
        Assert.Empty(NoticeRules.KindsFor(new HashSet<Role> { Role.Administrator, Role.Auditor }));
}
