namespace Compliance.App.Oscal.Export;

/// <summary>Writes the open findings of a concluded case as OSCAL's plan of action and milestones.</summary>
public static class PoamDocument
{
    /// <summary>The bytes of the document; the same case gives the same bytes.</summary>
    /// <param name="record">The case; at least one item is open.</param>
    /// <param name="decision">The decision that was sent, or null.</param>
    public static byte[] Write(AssessmentRecord record, RecordedDecision? decision)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = new DocumentParts(record.Case);
        var findings = new Findings(parts);
        var open = record.Items.Where(item => item.IsOpen).ToList();
        if (open.Count == 0)
        {
            throw new ArgumentException("No item is open.", nameof(record));
        }

        var concluded = record.Case.Dates.ConcludedAt ?? throw new ArgumentException("The case is not concluded.", nameof(record));
        var evidence = Findings.EvidenceOf(open);
        return Nodes.Document("plan-of-action-and-milestones", Nodes.Map(
            ("uuid", parts.DocumentUuid(OscalModel.PlanOfAction)),
            ("metadata", parts.Metadata(OscalModel.PlanOfAction, decision?.SentAt ?? concluded, [])),
            ("import-ssp", parts.ImportSsp()),
            ("observations", evidence.Select(findings.Observation)),
            ("risks", open.Select(item => findings.Risk(item, decision?.CloseOutBy))),
            ("findings", open.Select(findings.OfItem)),
            ("poam-items", open.Select(item => Nodes.Map(
                ("uuid", parts.Uuid("poam-item:" + item.Id)),
                ("title", Markup.Line($"{item.Id} {item.Title.En}")),
                ("description", item.Recommendation.Length == 0 ? Findings.NoRecommendation : Markup.Lines(item.Recommendation)),
                ("props", new Props().With("item-id", item.Id).With("title-ja", item.Title.Ja).With("severity", item.Severity).With("loss", item.Loss)
                    .With("close-out-by", decision?.CloseOutBy).With("decision", decision?.Outcome)),
                ("origins", parts.Origins()),
                ("related-findings", (IEnumerable<JsonItem>)[Nodes.Map(("finding-uuid", findings.FindingUuid(item)))]),
                ("related-observations", findings.Related(item)),
                ("related-risks", (IEnumerable<JsonItem>)[Nodes.Map(("risk-uuid", findings.RiskUuid(item)))])))),
            ("back-matter", Nodes.Map(("resources", (IEnumerable<JsonItem>)
            [
                parts.Submission(), parts.Other(OscalModel.AssessmentResults), .. evidence.Select(findings.Resource),
            ])))));
    }
}
