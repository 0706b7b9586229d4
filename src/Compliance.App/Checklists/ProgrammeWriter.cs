using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Programmes;

namespace Compliance.App.Checklists;

/// <summary>Writes a programme as the loader reads it: what was written and loaded again equals what there was.</summary>
public sealed class ProgrammeWriter
{
    private readonly YamlLines text = new();

    private ProgrammeWriter()
    {
    }

    /// <summary>The file, lines ended by a line feed.</summary>
    /// <param name="programme">A programme that the loader would accept; another is written too, and refused when it is loaded.</param>
    public static string Write(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var writer = new ProgrammeWriter();
        writer.Frame(programme);
        writer.Policy(programme.Policy);
        return writer.text.ToString();
    }

    private void Frame(Programme programme)
    {
        text.Add(0, $"id: {YamlLines.Quote(programme.Id)}");
        text.Add(0, "title", programme.Title);
        text.Add(0, "authority", programme.Authority);
        text.Add(0, "checklist:");
        text.Add(1, $"id: {YamlLines.Quote(programme.ChecklistId)}");
        text.Add(1, $"version: {YamlLines.Quote(programme.ChecklistVersion)}");
        text.Add(0, "clocks:");
        text.Add(1, "submissionBusinessDays", programme.Clocks.SubmissionBusinessDays);
        text.Add(1, "factCheckBusinessDays", programme.Clocks.FactCheckBusinessDays);
        text.Add(1, "appealDays", programme.Clocks.AppealDays);
        text.Add(1, "reviewBusinessDays", programme.Clocks.ReviewBusinessDays);
        text.Add(1, "deemedReceiptDays", programme.Clocks.DeemedReceiptDays);
        text.Add(1, "incidentEarlyNoticeHours", programme.Clocks.IncidentEarlyNoticeHours);
        text.Add(1, "incidentUpdateHours", programme.Clocks.IncidentUpdateHours);
        text.Add(1, "incidentFinalMonths", programme.Clocks.IncidentFinalMonths);
        if (programme.Team != TeamQualifications.None)
        {
            text.Add(0, "team:");
            Qualification("lead", programme.Team.Lead);
            Qualification("inspector", programme.Team.Inspector);
            Qualification("qualityReviewer", programme.Team.QualityReviewer);
        }

        text.Add(0, "secondScoringPercent", programme.SecondScoringPercent);
    }

    private void Qualification(string key, QualificationKind? kind)
    {
        if (kind is { } given)
        {
            text.Add(1, $"{key}: {QualificationCodes.Of(given)}");
        }
    }

    private void Policy(EligibilityPolicy policy)
    {
        text.Add(0, "policy:");
        text.Add(1, $"id: {YamlLines.Quote(policy.Id)}");
        text.Add(1, $"version: {YamlLines.Quote(policy.Version)}");
        text.Add(1, "closeOutDays", policy.CloseOutDays);
        text.Add(1, "validityYears", policy.ValidityYears);
        text.Add(1, "affirmationEveryYears", policy.AffirmationEveryYears);
        text.Add(1, "reevaluationDays", policy.ReevaluationDays);
        text.Add(1, "closeOutExtensionDays", policy.CloseOutExtensionDays);
        text.AddFlag(1, "dueOnBusinessDays", policy.DueOnBusinessDays);
        text.Add(1, "affirmationWindowDays", policy.AffirmationWindowDays);
        text.Add(1, "affirmationGraceDays", policy.AffirmationGraceDays);
        text.AddFlag(1, "appealSuspends", policy.AppealSuspends);
        text.AddList(1, "eligible", policy.EligibleRules, Rule);
        text.AddList(1, "rules", policy.Rules, Rule);
    }

    private void Rule(EligibilityRule rule)
    {
        text.Add(2, $"- id: {YamlLines.Quote(rule.Id)}");
        text.Add(3, "kind: " + KindOf(rule));
        if (rule.Basis.Length > 0)
        {
            text.Add(3, $"basis: {YamlLines.Quote(rule.Basis)}");
        }

        // Items and sections always by name: a flag means those of one version, and so do these.
        switch (rule)
        {
            case MinimumRatioRule ratio:
                Minimum(ratio.Minimum);
                break;
            case MinimumScoreRule score:
                Minimum(score.Minimum);
                break;
            case MinimumLevelRule level:
                text.Add(3, "minimum", level.Minimum);
                break;
            case SectionMinimumRule sections:
                Minimum(sections.Minimum);
                text.AddTexts(3, "sections", sections.Sections);
                break;
            case ItemMinimumRule items:
                text.Add(3, "minimum", items.Minimum);
                text.AddTexts(3, "items", items.Items);
                break;
            case ItemsNotOpenRule items:
                text.AddTexts(3, "items", items.Items);
                break;
            case OpenItemLossRule loss:
                text.Add(3, "maximum", loss.Maximum);
                text.AddList(3, "exceptions", loss.Exceptions, exception =>
                    text.Add(4, $"- {{ item: {YamlLines.Quote(exception.ItemId)}, state: {YamlLines.Quote(exception.State)} }}"));
                break;
            case OpenItemsRule open:
                text.Add(3, "maximum", open.Maximum);
                if (open.Flag is { } flag)
                {
                    text.Add(3, $"flag: {YamlLines.Quote(flag)}");
                }

                break;
            default:
                throw new InvalidOperationException($"A rule that no file has: {rule}");
        }
    }

    private void Minimum(Rational minimum) => text.Add(3, $"minimum: {YamlLines.Quote(minimum.ToString())}");

    private static string KindOf(EligibilityRule rule) => rule switch
    {
        MinimumRatioRule => "minimum-ratio",
        MinimumScoreRule => "minimum-score",
        MinimumLevelRule => "minimum-level",
        SectionMinimumRule => "section-minimum",
        ItemMinimumRule => "item-minimum",
        ItemsNotOpenRule => "items-not-open",
        OpenItemLossRule => "open-item-loss",
        OpenItemsRule => "open-items",
        _ => throw new InvalidOperationException($"A rule that no file has: {rule}"),
    };
}
