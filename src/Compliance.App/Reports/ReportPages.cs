using Compliance.App.Inspections;
using Compliance.Domain.Access;
using Compliance.Domain.Checklists;
using Compliance.Domain.Inspections;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.App.Reports;

/// <summary>Maps a frozen case to the model of the inspection report.</summary>
internal static class ReportPages
{
    public static ReportModel Of(FrozenCase facts)
    {
        var inspection = facts.Inspection;
        var checklist = facts.Published.Checklist;
        var lines = facts.Score.Items.ToDictionary(line => line.ItemId);
        return new ReportModel(
            facts.Head("inspection-report"),
            inspection.NotifiedAt is { } notified ? facts.Day(notified) : null,
            inspection.SubmittedAt is { } submitted ? facts.Day(submitted) : null,
            facts.Day(inspection.ConcludedAt!.Value),
            checklist.Scoring.Name,
            facts.Assessment.Score,
            facts.Assessment.Maximum,
            facts.Proposal.Outcome.Text(),
            [.. checklist.Sections.Zip(facts.Score.Sections, (section, sums) => new ReportSection(
                section.Id, section.Title, sums.Loss, sums.PossibleLoss, sums.Met, sums.Partial, sums.NotMet, sums.NotApplicable,
                checklist.Scoring is DeductionMethod ? null : sums.Score is { } score ? $"{score} ／ {sums.Maximum}" : "－"))],
            [.. checklist.Sections.SelectMany(section => section.Items.Select(item => Item(facts, section, item, lines[item.Id])))],
            FrozenCase.Rules(facts.Proposal.Reasons),
            Persons(facts),
            checklist.Notice)
        {
            Facts = [.. facts.Facts.InUse.Select(fact => Fact(facts, fact))],
        };
    }

    private static ReportFact Fact(FrozenCase facts, string fact)
    {
        var (checklist, row) = (facts.Published.Checklist, facts.Facts.Find(fact));
        return new ReportFact(
            FactText.Title(checklist, fact),
            FactText.Values(checklist, fact, [.. row?.Claimed ?? []]),
            row is { IsCorrected: true } ? FactText.Values(checklist, fact, [.. row.Judged]) : null,
            row?.Rationale ?? "");
    }

    private static ReportItem Item(FrozenCase facts, Section section, Item item, ScoredItem line)
    {
        var determination = facts.Determinations.GetValueOrDefault(item.Id);
        var answer = facts.Submitted.Answers.GetValueOrDefault(item.Id);
        return new ReportItem(
            section.Id,
            item.Id,
            item.Title,
            item.Requirement,
            line.Verdict.ToString(),
            PartialTitle(item, line),
            line.Loss,
            item.Loss,
            [.. item.Objectives.Select(objective => new ReportObjective(
                objective.Id, objective.Text, (determination?.Objectives.GetValueOrDefault(objective.Id) ?? ObjectiveState.NotJudged).ToString()))],
            answer?.Claim.ToString(),
            answer?.Statement ?? "",
            determination?.Rationale ?? "",
            determination?.Severity?.ToString(),
            determination?.Recommendation ?? "",
            Evidence(facts, determination, answer),
            [.. facts.Comments[item.Id].Select(comment => new ReportComment(
                comment.AuthorName, facts.Day(comment.At), comment.Text, comment.AnsweredByName, comment.Answer, comment.Accepted ?? false))],
            ExplanationText.Render(line.Explanation, facts.Published.Checklist),
            determination?.InspectorName ?? "",
            line.IsOpen)
        {
            ExcludedBy = [.. FactReason.Against(facts.Published.Checklist, item, facts.Facts.Effective)
                .Select(reason => new ReportReason(reason.Title, reason.Value))],
        };
    }

    /// <summary>The title of the partial state that counted, if one did.</summary>
    public static Domain.LocalizedText? PartialTitle(Item item, ScoredItem line) =>
        line.Verdict is Verdict.Partial partial ? item.FindPartial(partial.State)?.Title : null;

    private static List<ReportEvidence> Evidence(FrozenCase facts, Determination? determination, SubmittedAnswer? answer) =>
        [.. (answer?.Evidence.Select(cited => cited.Version) ?? [])
            .Concat(determination?.ReliedOn ?? [])
            .Distinct()
            .Select(id => (Version: facts.Evidence[id], ReliedOn: determination?.ReliedOn.Contains(id) == true))
            .OrderBy(cited => cited.Version.FileName, StringComparer.Ordinal)
            .ThenBy(cited => cited.Version.Number)
            .ThenBy(cited => cited.Version.Sha256, StringComparer.Ordinal)
            .Select(cited => new ReportEvidence(cited.Version.FileName, cited.Version.Number, cited.Version.Size, cited.Version.Sha256, cited.ReliedOn))];

    private static List<ReportPerson> Persons(FrozenCase facts) =>
        [.. facts.Submissions.Select(submission => submission.SignatoryName).Distinct(StringComparer.Ordinal).Select(name => new ReportPerson(name, "Signatory")),
            .. facts.Team.OrderByDescending(member => member.Role is CaseRole.LeadInspector).Select(member => new ReportPerson(member.UserName, member.Role.ToString()))];
}
