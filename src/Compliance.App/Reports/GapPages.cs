using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;

namespace Compliance.App.Reports;

/// <summary>Maps a frozen case to the model of the gap analysis: what is open, in the order in which a firm should look at it.</summary>
internal static class GapPages
{
    /// <summary>The gap analysis of a concluded case.</summary>
    public static GapAnalysisModel Of(FrozenCase facts)
    {
        var report = ReportPages.Of(facts);

        // What stands against a rule of the policy weighs more than any severity. That nothing may be open for a full status is true
        // of every item and tells none apart.
        var against = facts.Proposal.Reasons.Where(reason => !reason.Held && reason.RuleId != Eligibility.NothingOpenRuleId).SelectMany(reason => reason.Items).ToHashSet(StringComparer.Ordinal);
        var open = report.Items.Where(item => item.Open)
            .OrderByDescending(item => against.Contains(item.Id))
            .ThenByDescending(item => item.Severity is { } severity ? (int)Enum.Parse<Severity>(severity) : -1)
            .ThenByDescending(item => item.Loss)
            .Select(item => new GapItem(
                item.Id,
                item.Title,
                item.Requirement,
                item.VerdictName,
                item.Loss,
                item.Severity,
                item.Rationale,
                item.Recommendation,
                [.. item.Objectives.Where(objective => objective.State is nameof(Domain.Scoring.ObjectiveState.NotMet))],
                against.Contains(item.Id)));
        return new GapAnalysisModel(
            facts.Head("gap-analysis"),
            report.ConcludedOn,
            report.Score,
            report.Maximum,
            facts.Proposal.Outcome.Text(),
            report.Sections,
            FrozenCase.Rules(facts.Proposal.Reasons.Where(reason => !reason.Held)),
            [.. open]);
    }
}
