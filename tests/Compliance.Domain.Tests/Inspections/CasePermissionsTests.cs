using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using static Compliance.Domain.Inspections.InspectionEvent;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>Who may do what, every kind of person against every event, written by hand from domain.md.</summary>
public sealed class CasePermissionsTests
{
    private static readonly Guid OwnFirm = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid OtherFirm = new("22222222-2222-2222-2222-222222222222");

    private static readonly Dictionary<string, (Actor Actor, CaseRole? Held, InspectionEvent[] May)> People = new()
    {
        ["contributor of the firm"] = (Of(OwnFirm, Role.FirmContributor), null, [Answer, Comment, WriteUnderRequest]),
        ["signatory of the firm"] = (Of(OwnFirm, Role.FirmSignatory), null, [Answer, Comment, Submit, ProvideInformation, WriteUnderRequest]),
        ["signatory of another firm"] = (Of(OtherFirm, Role.FirmContributor, Role.FirmSignatory), null, []),
        ["person of the firm without a role"] = (Of(OwnFirm), null, []),
        ["inspector without assignment"] = (Of(null, Role.Inspector), null, []),
        ["inspector of the case"] = (Of(null, Role.Inspector), CaseRole.Inspector, [StartReview, Determine, HandInScore, ResolveScores, ShareItems, Discuss, AnswerRemark, RequestInformation, WithdrawRequest, WriteUnderRequest, ExtendRequest, Recuse]),
        ["inspector of the case without the office"] = (Of(null, Role.StandardsEditor), CaseRole.Inspector, []),
        ["lead of the case"] = (Of(null, Role.Inspector), CaseRole.LeadInspector,
            [StartReview, Determine, HandInScore, ResolveScores, ShareItems, Discuss, AnswerRemark, RequestInformation, WithdrawRequest, WriteUnderRequest, ExtendRequest, CloseReview, ReopenReview, ReturnReview, AnswerComment, Conclude, Recuse]),
        ["quality reviewer of the case"] = (Of(null, Role.Inspector), CaseRole.QualityReviewer, [StartQualityReview, Discuss, Remark, ConfirmReview, ReturnReview, Recuse]),
        ["programme officer"] = (Of(null, Role.ProgrammeOfficer), null, [Notify, Assign, MoveDueDate, MoveVersion, AnswerAnew, Cancel]),
        ["programme officer who drafted"] = (Of(null, Role.ProgrammeOfficer), CaseRole.Drafter, [Notify, Assign, MoveDueDate, MoveVersion, AnswerAnew, Cancel]),
        ["decision maker"] = (Of(null, Role.DecisionMaker), CaseRole.DecisionMaker, []),
        ["appeal officer"] = (Of(null, Role.AppealOfficer), CaseRole.AppealOfficer, []),
        ["administrator"] = (Of(null, Role.Administrator), null, []),
        ["auditor"] = (Of(null, Role.Auditor), null, []),
        ["the platform"] = (Actor.System, null, []),
    };

    public static TheoryData<string, InspectionEvent> Everybody
    {
        get
        {
            var data = new TheoryData<string, InspectionEvent>();
            foreach (var person in People.Keys)
            {
                foreach (var wanted in Enum.GetValues<InspectionEvent>())
                {
                    data.Add(person, wanted);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Everybody))]
    public void EveryPersonMayExactlyWhatTheTableSays(string person, InspectionEvent wanted)
    {
        var (actor, held, may) = People[person];
        Assert.Equal(may.Contains(wanted), CasePermissions.May(actor, held, OwnFirm, wanted));
    }

    [Fact]
    public void EveryEventIsSomebodys() =>
        Assert.Empty(Enum.GetValues<InspectionEvent>().Except(People.Values.SelectMany(person => person.May)));

    private static Actor Of(Guid? firm, params Role[] roles) => new(new Guid("33333333-3333-3333-3333-333333333333"), "Somebody", roles.ToHashSet(), firm);
}
