using Compliance.App.Audit;
using Compliance.App.Inspections;
using Compliance.Domain.Inspections;
using Compliance.Web.Audit;
using Compliance.Web.Components;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Inspections;

/// <summary>A case at a glance, like a parcel on its way: where it stands, what is due and from whom, and what happened so far.</summary>
public sealed partial class CasePage(CaseQueries cases, FirmCaseQueries firm, CurrentActor current, HostSettings settings)
{
    private static readonly HashSet<string> Standing =
        [RecordedAction.InspectionDueMoved.Code, RecordedAction.InspectionTeamChanged.Code, RecordedAction.InspectionRecused.Code, RecordedAction.StatusAffirmed.Code];

    private CaseHead? head;
    private IReadOnlyList<TimelineRow> timeline = [];
    private IReadOnlyList<SubmissionRow> submissions = [];

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private HostSettings Settings => settings;

    // With whom the case is changes with a step of it, not with a day that is moved or a person who joins.
    private DateTimeOffset? Since => head!.Waiting is CaseSide.None ? null : timeline.LastOrDefault(row => !Standing.Contains(row.Action))?.At;

    // A decision that was sent is what people come for, although nothing is left to do.
    // Which items are asked depends on the questions about the firm, so they come first.
    private string? NextPage => head is { IsMine: true, MissingFacts: > 0 } ? "facts"
        : head is { IsMine: true } ? CaseLook.PageOf(head.Step, head.Side)
        : head is { Step: CaseStep.Decided, Side: not CaseSide.Team } ? "decision"
        : head is { IsClosingOut: true } ? "actions"
        : null;

    private string NextLabel => head!.Step switch
    {
        CaseStep.Answer when head is { Side: CaseSide.Firm, MissingFacts: > 0 } => CaseText.GoFacts,
        CaseStep.Answer when head.Side is CaseSide.Firm => CaseText.GoAnswer,
        CaseStep.ProvideInformation when head.Side is CaseSide.Firm => CaseText.GoProvide,
        CaseStep.Comment when head.Side is CaseSide.Firm => CaseText.GoComment,
        CaseStep.Decided => CaseText.GoDecision,
        CaseStep.CloseItems or CaseStep.JudgeActions or CaseStep.DecideAgain or CaseStep.StatusExpired => CaseText.GoActions,
        _ => CaseText.GoWork,
    };

    private string Explanation => (head!.Side, head.Step) switch
    {
        (not CaseSide.Firm, CaseStep.None or CaseStep.Decided or CaseStep.StatusExpired) => EnumText.For(head.Step),
        (not CaseSide.Firm, _) => head.IsMine
            ? EnumText.For(head.Step)
            : $"{EnumText.For(head.Step)} – {CaseText.OthersWait.Fill(EnumText.For(head.Waiting))}",
        (_, CaseStep.Answer) => CaseText.FirmAnswer,
        (_, CaseStep.StartReview) => CaseText.FirmStartReview,
        (_, CaseStep.Judge) => CaseText.FirmJudge,
        (_, CaseStep.ProvideInformation) => CaseText.FirmProvide,
        (_, CaseStep.StartQualityReview or CaseStep.ReviewQuality) => CaseText.FirmQuality,
        (_, CaseStep.Comment) => CaseText.FirmComment,
        (_, CaseStep.Conclude) => CaseText.FirmConclude,
        (_, CaseStep.Decide) => CaseText.FirmDecide,
        (_, CaseStep.Decided) => CaseText.FirmDecided,
        (_, CaseStep.CloseItems) => CaseText.FirmCloseItems,
        (_, CaseStep.JudgeActions) => CaseText.FirmJudgeActions,
        (_, CaseStep.DecideAgain) => CaseText.FirmDecideAgain,
        (_, CaseStep.StatusExpired) => CaseText.FirmStatusExpired,
        _ => CaseText.FirmEnded,
    };

    private async Task LoadAsync(CaseHead? loaded)
    {
        if (loaded is null)
        {
            head = null;
            return;
        }

        var actor = await current.RequireAsync();
        var rows = await cases.TimelineAsync(actor, Id, CancellationToken.None);
        timeline = rows.IsSuccess ? rows.Value : [];
        if (loaded.Side is CaseSide.Firm)
        {
            var kept = await firm.SubmissionsAsync(actor, Id, CancellationToken.None);
            submissions = kept.IsSuccess ? kept.Value : [];
        }

        head = loaded;
    }
}
