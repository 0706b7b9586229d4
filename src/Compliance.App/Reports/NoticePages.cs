using Compliance.App.Programmes;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Reports;

/// <summary>Maps a frozen case and what was sent to the models of the notices.</summary>
internal static class NoticePages
{
    /// <summary>The notice of a decision.</summary>
    public static DecisionNoticeModel Of(FrozenCase facts, Decision decision, Decision? before, DecisionBasis basis, long amountYen, DateOnly sentOn)
    {
        var items = facts.Published.Checklist.Items.ToDictionary(item => item.Id);
        return new DecisionNoticeModel(
            Head(facts, basis),
            sentOn,
            amountYen,
            decision.Outcome.Text(),
            decision.Proposal.Text(),
            basis.Score,
            basis.Maximum,
            decision.Reasons,
            decision.WaiverReason,
            decision.WaiverUntil,
            decision.EffectiveOn!.Value,
            decision.ExpiresOn,
            decision.CloseOutBy,
            LastDayToAppeal(decision),
            [.. basis.Result.Items.Where(line => line.IsOpen).Select(line => new NoticeItem(
                line.ItemId, items[line.ItemId].Title, ReportPages.PartialTitle(items[line.ItemId], line), line.Loss))],
            FrozenCase.Rules(DecisionDesk.Read(decision.RuleReasons)),
            Persons(decision))
        {
            Number = decision.Number,
            Cause = decision.Cause.ToString(),
            Supersedes = before is null ? null : Reference(facts, before),
            WaiverAsker = decision.Departs && decision.Cause is not DecisionCause.Appeal ? decision.ProposerName ?? decision.DrafterName : null,
            WaiverApprover = decision.Departs && decision.Cause is not DecisionCause.Appeal ? decision.DeciderName : null,
            ReceivedBy = decision.DeemedReceivedOn,
            AppealDays = decision.AppealDays,
        };
    }

    /// <summary>The notice of what became of an appeal.</summary>
    public static AppealNoticeModel Of(
        FrozenCase facts, Appeal appeal, Decision original, Decision? result, IReadOnlyList<EvidenceVersion> files) =>
        new(
            facts.Head("appeal-notice"),
            facts.Day(appeal.SentAt!.Value),
            appeal.FiledOn,
            appeal.FiledByName,
            Reference(facts, original),
            appeal.Outcome!.Value.ToString(),
            appeal.Grounds,
            [.. files.OrderBy(file => file.FileName, StringComparer.Ordinal).ThenBy(file => file.Id).Select(file => new ReportEvidence(file.FileName, file.Number, file.Size, file.Sha256, ReliedOn: false))],
            appeal.Reasons,
            result is null ? null : Reference(facts, result),
            result?.EffectiveOn,
            result?.ExpiresOn,
            result?.CloseOutBy,
            [new(appeal.OfficerName!, nameof(CaseRole.AppealOfficer))]);

    /// <summary>The notice that a decision was suspended, reinstated or withdrawn.</summary>
    public static StandingNoticeModel Of(FrozenCase facts, StandingChange change, Decision decision) =>
        new(
            facts.Head("standing-notice"),
            facts.Day(change.ClosedAt!.Value),
            change.Event.ToString(),
            change.EffectiveOn,
            Reference(facts, decision),
            change.Reasons,
            [new(change.AskerName, nameof(CaseRole.Drafter)), new(change.ApproverName!, nameof(CaseRole.DecisionMaker))]);

    /// <summary>The plans of all open items.</summary>
    public static ActionPlanModel Of(FrozenCase facts, CloseOut closeOut, Decision decision, IReadOnlyList<CorrectiveAction> actions, DateOnly acceptedOn)
    {
        var lines = facts.Score.Items.ToDictionary(line => line.ItemId);
        var byItem = actions.ToDictionary(action => action.ItemId);
        return new ActionPlanModel(
            facts.Head("corrective-action-plan"),
            acceptedOn,
            Reference(facts, decision),
            closeOut.FirstDueOn,
            [.. facts.Published.Checklist.Items.Where(item => byItem.ContainsKey(item.Id)).Select(item => Plan(facts, item, lines[item.Id], byItem[item.Id]))]);
    }

    private static PlanItem Plan(FrozenCase facts, Item item, ScoredItem line, CorrectiveAction action) => new(
        item.Id,
        item.Title,
        ReportPages.PartialTitle(item, line),
        line.Loss,
        action.HandedIn!.Measure,
        action.HandedIn.Responsible,
        [.. action.HandedIn.Milestones.Select(step => new PlanStep(step.Text, step.DueOn))],
        action.HandedInByName!,
        facts.Day(action.HandedInAt!.Value),
        facts.Day(action.AcceptedAt!.Value));

    private static DocumentHead Head(FrozenCase facts, DecisionBasis basis)
    {
        var head = facts.Head("decision-notice");
        return basis.CloseOut is null ? head : head with
        {
            Hashes = [new(new("Score after closing the open items (close-out.json)", "是正後の判定データ（close-out.json）"), basis.Digest), .. head.Hashes],
        };
    }

    // Counted from the deemed receipt: when the firm opened it is known only after the notice was issued.
    private static DateOnly? LastDayToAppeal(Decision decision) =>
        decision.AppealDays is { } days ? decision.DeemedReceivedOn?.AddDays(days) : decision.AppealUntil;

    private static NoticeReference Reference(FrozenCase facts, Decision decision) =>
        new(decision.Number, decision.Outcome.Text(), facts.Day(decision.SentAt!.Value));

    private static IReadOnlyList<ReportPerson> Persons(Decision decision)
    {
        if (decision.Cause is DecisionCause.Appeal)
        {
            return [new(decision.DeciderName!, nameof(CaseRole.AppealOfficer))];
        }

        var persons = new List<ReportPerson> { new(decision.DrafterName, nameof(CaseRole.Drafter)) };
        if (decision.ProposerId is { } proposer && proposer != decision.DrafterId)
        {
            persons.Add(new(decision.ProposerName!, nameof(CaseRole.Drafter)));
        }

        return [.. persons, new(decision.DeciderName!, nameof(CaseRole.DecisionMaker))];
    }
}
