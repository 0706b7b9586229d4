using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Reports;

/// <summary>Maps a frozen case and the decision that was sent to the model of the decision notice.</summary>
internal static class NoticePages
{
    public static DecisionNoticeModel Of(FrozenCase facts, Decision decision, long amountYen, DateOnly sentOn)
    {
        var items = facts.Published.Checklist.Items.ToDictionary(item => item.Id);
        return new DecisionNoticeModel(
            facts.Head("decision-notice"),
            sentOn,
            amountYen,
            decision.Outcome.Text(),
            decision.Proposal.Text(),
            facts.Assessment.Score,
            facts.Assessment.Maximum,
            decision.Reasons,
            decision.WaiverReason,
            decision.WaiverUntil,
            decision.EffectiveOn!.Value,
            decision.ExpiresOn,
            decision.CloseOutBy,
            decision.AppealUntil!.Value,
            [.. facts.Score.Items.Where(line => line.IsOpen).Select(line => new NoticeItem(
                line.ItemId, items[line.ItemId].Title, ReportPages.PartialTitle(items[line.ItemId], line), line.Loss))],
            FrozenCase.Rules(DecisionDesk.Read(decision.RuleReasons)),
            [
                new(decision.DrafterName, nameof(CaseRole.Drafter)),
                new(decision.DeciderName!, nameof(CaseRole.DecisionMaker)),
            ]);
    }
}
