using System.Globalization;
using System.Text;
using Compliance.App.Oscal.Export;
using Compliance.App.Tests.Checklists;
using Compliance.Domain;
using CsCheck;

namespace Compliance.App.Tests.Oscal.Export;

/// <summary>What is exported is valid OSCAL, the same bytes everywhere, and comes back without loss.</summary>
public sealed class ResultsDocumentTests
{
    [Fact]
    public void Everything_that_was_exported_comes_back()
    {
        var record = OscalRecords.Of();
        var read = OscalAssessment.Read(OscalRecords.Valid(ResultsDocument.Write(record)))!;
        Assert.Equal(record.ToJson(), read.ToJson());

        // JSON cannot hold the half of a surrogate pair, so what was typed is compared itself.
        Assert.Equal((OscalRecords.Hostile, OscalRecords.Hostile), (read.Items[1].Rationale, read.Items[1].Recommendation));
        Assert.Equal("検査官\t" + OscalRecords.Hostile, read.Items[1].Inspector);
        Assert.Equal(
            ("not-met", "met", "critical", "3.1.2[b] not-met", 5_000_000_000, "list.csv"),
            (read.Items[1].Counted, read.Items[1].Determination, read.Items[1].Severity, $"{read.Items[1].Objectives[1].Id} {read.Items[1].Objectives[1].State}",
                read.Items[1].Evidence[0].Size, read.Items[1].Evidence[1].FileName));
    }

    [Fact]
    public void Whatever_is_typed_anywhere_comes_back() => Gen.String[Gen.OneOf(Gen.Char, Gen.Char["\n\r\t \\*_[]<>&;#x\""]), 0, 40].Sample(
        typed =>
        {
            var sample = OscalRecords.Of(typed);
            var record = sample with
            {
                Persons = [new RecordedPerson("signatory", typed)],
                Case = sample.Case with { Firm = new RecordedFirm("1", new LocalizedText(typed, typed)) },
                Items = [.. sample.Items.Select(item => item with
                {
                    Title = new LocalizedText(typed, typed),
                    Evidence = [.. item.Evidence.Select(file => file with { FileName = typed })],
                })],
            };
            var read = OscalAssessment.Read(OscalRecords.Valid(ResultsDocument.Write(record)))!;
            Assert.Equal(
                (typed, typed, typed, typed),
                (read.Items[1].Rationale, read.Items[1].Title.Ja, read.Persons[0].Name, read.Case.Firm.Name.En));
            Assert.Equal(typed, read.Items[1].Evidence[0].FileName);
            Assert.Equal(record.ToJson(), read.ToJson());
        },
        iter: 200);

    [Fact]
    public void The_same_case_gives_the_same_bytes_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        var plain = ResultsDocument.Write(OscalRecords.Of());
        try
        {
            // Persian writes other digits and another minus, Turkish another upper case of i.
            foreach (var name in (string[])["fa-IR", "tr-TR", "ja-JP", "th-TH"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(plain, ResultsDocument.Write(OscalRecords.Of()));
                Assert.Equal(OscalRecords.Of().ToJson(), OscalAssessment.Read(OscalRecords.Valid(plain))!.ToJson());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The words of OSCAL, worked out by hand for four items.</summary>
    [Fact]
    public void Judgements_become_findings_evidence_observations_and_open_items_risks()
    {
        var document = OscalRecords.Parse(ResultsDocument.Write(OscalRecords.Of("Why *not*.")));
        Assert.Equal(("2026-07-07T11:52:00.123Z", "1.2.1"), ((string?)document["metadata"]!["last-modified"], (string?)document["metadata"]!["oscal-version"]));
        var result = document["results"]![0]!;
        Assert.Equal(("2026-05-08T11:52:00.123Z", "2026-07-07T11:52:00.123Z"), ((string?)result["start"], (string?)result["end"]));
        Assert.Equal(
            [
                "statement-id _3.1.1__smt satisfied pass", "statement-id _3.1.2__smt not-satisfied fail", "objective-id _3.1.2..a satisfied pass",
                "objective-id _3.1.2..b not-satisfied fail", "objective-id _3.1.2..c satisfied other", "statement-id _3.13.11__smt not-satisfied other",
                "statement-id AC-1__smt satisfied other",
            ],
            result["findings"]!.AsArray().Select(finding => finding!["target"]!).Select(target =>
                $"{target["type"]} {target["target-id"]} {target["status"]!["state"]} {target["status"]!["reason"]}"));
        Assert.Equal(["_3.1.1", "_3.1.2", "_3.13.11"], result["reviewed-controls"]!["control-selections"]![0]!["include-controls"]!.AsArray().Select(control => (string?)control!["control-id"]));
        var risk = result["risks"]![0]!;
        Assert.Equal((2, "open", @"Why \*not\*."), (result["risks"]!.AsArray().Count, (string?)risk["status"], (string?)risk["remediations"]![0]!["description"]));
        Assert.Contains(risk["props"]!.AsArray(), prop => (string?)prop!["name"] == "severity" && (string?)prop["value"] == "critical");
        Assert.Equal(2, result["observations"]!.AsArray().Count);
        var resources = document["back-matter"]!["resources"]!.AsArray();
        Assert.Equal("#" + (string?)resources[0]!["uuid"], (string?)document["import-ap"]!["href"]);
        var hash = resources[1]!["rlinks"]![0]!["hashes"]![0]!;
        Assert.Equal(("SHA-256", new string('a', 64)), ((string?)hash["algorithm"], (string?)hash["value"]));
    }

    [Fact]
    public void The_three_documents_of_a_case_have_their_own_UUIDs_and_refer_to_each_other()
    {
        var record = OscalRecords.Of();
        var plan = OscalRecords.Parse(PlanDocument.Write(record.Case, Repository.Sp800171.Checklist, OscalRecords.Concluded));
        var results = OscalRecords.Parse(ResultsDocument.Write(record));
        var poam = OscalRecords.Parse(PoamDocument.Write(record, null));
        Assert.Equal(3, new[] { plan, results, poam }.Select(document => (string?)document["uuid"]).Distinct().Count());
        Assert.Equal("urn:uuid:" + (string?)plan["uuid"], (string?)results["back-matter"]!["resources"]![0]!["rlinks"]![0]!["href"]);
        Assert.Equal("urn:uuid:" + (string?)results["uuid"], (string?)poam["back-matter"]!["resources"]![1]!["rlinks"]![0]!["href"]);

        // The same finding is the same object wherever it stands.
        Assert.Equal((string?)results["results"]![0]!["findings"]![1]!["uuid"], (string?)poam["findings"]![0]!["uuid"]);
        var other = OscalRecords.Parse(ResultsDocument.Write(record with { Case = record.Case with { Reference = "2026-0043" } }));
        Assert.NotEqual((string?)results["uuid"], (string?)other["uuid"]);
    }

    [Fact]
    public void A_plan_of_action_holds_every_open_finding_with_its_day()
    {
        var bytes = PoamDocument.Write(OscalRecords.Of("Mend *it*."), new RecordedDecision("conditional", OscalRecords.Concluded.AddDays(7), new DateOnly(2027, 1, 11)));
        Assert.Equal("plan-of-action-and-milestones", OscalRecords.Valid(bytes).Model);
        var document = OscalRecords.Parse(bytes);
        var items = document["poam-items"]!.AsArray();
        Assert.Equal(["3.1.2 Title of 3.1.2", "3.13.11 Title of 3.13.11"], items.Select(item => (string?)item!["title"]));
        Assert.Equal([@"Mend \*it\*.", "No recommendation was written."], items.Select(item => (string?)item!["description"]));
        Assert.Equal((string?)document["findings"]![0]!["uuid"], (string?)items[0]!["related-findings"]![0]!["finding-uuid"]);
        Assert.Equal((string?)document["risks"]![1]!["uuid"], (string?)items[1]!["related-risks"]![0]!["risk-uuid"]);
        Assert.Equal(2, items[0]!["related-observations"]!.AsArray().Count);
        Assert.Contains(items[0]!["props"]!.AsArray(), prop => (string?)prop!["name"] == "close-out-by" && (string?)prop["value"] == "2027-01-11");
        Assert.Equal(("2027-01-11T00:00:00Z", "2026-07-14T11:52:00.123Z"), ((string?)document["risks"]![0]!["deadline"], (string?)document["metadata"]!["last-modified"]));
    }

    [Fact]
    public void Every_published_checklist_gives_a_valid_plan_with_all_its_items()
    {
        Assert.NotEmpty(Repository.Library.Checklists);
        Assert.All(Repository.Library.Checklists, published =>
        {
            var bytes = PlanDocument.Write(OscalRecords.Of().Case, published.Checklist, OscalRecords.Concluded);
            Assert.Equal("assessment-plan", OscalRecords.Valid(bytes).Model);
            var document = OscalRecords.Parse(bytes);
            var selections = document["reviewed-controls"]!["control-selections"]!.AsArray();
            Assert.Equal(published.Checklist.Items.Count(), selections.Sum(selection => selection!["include-controls"]!.AsArray().Count));

            // The ids that are no tokens are given back by the properties beside them.
            var ids = selections.SelectMany(selection => selection!["include-controls"]!.AsArray().Select(control => (string)control!["control-id"]!)
                .Select(token => (string?)selection["props"]!.AsArray().FirstOrDefault(prop => (string?)prop!["group"] == token)?["value"] ?? token));
            Assert.Equal(published.Checklist.Items.Select(item => item.Id), ids);
        });
    }

    [Fact]
    public void A_plan_tells_the_stages_as_far_as_they_are_known()
    {
        var facts = OscalRecords.Of().Case;
        var early = facts with { Dates = new RecordedDates(OscalRecords.Concluded, new DateOnly(2026, 8, 20), null, null, null) };
        var tasks = OscalRecords.Parse(PlanDocument.Write(early, Repository.Sp800171.Checklist, OscalRecords.Concluded))["tasks"]!.AsArray();
        Assert.Equal(5, tasks.Count);
        Assert.Equal("2026-07-07T11:52:00.123Z", (string?)tasks[0]!["timing"]!["on-date"]!["date"]);
        Assert.Equal("2026-08-20T00:00:00Z", (string?)tasks[1]!["timing"]!["within-date-range"]!["end"]);
        Assert.Contains(tasks[1]!["props"]!.AsArray(), prop => (string?)prop!["name"] == "last-day" && (string?)prop["value"] == "2026-08-20");
        Assert.All(tasks.Skip(2), task => Assert.Null(task!["timing"]));
    }

    [Theory]
    [InlineData("\"gate-held\"", "\"gate-hold\"")]
    [InlineData("\"reference\"", "\"refer\"")]
    [InlineData("\"file-version\"", "\"file\"")]
    [InlineData("\"name\": \"loss\"", "\"name\": \"lose\"")]
    public void A_document_of_ours_that_was_changed_is_read_as_any_other(string part, string changed)
    {
        var text = Encoding.UTF8.GetString(ResultsDocument.Write(OscalRecords.Of()));
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Null(OscalAssessment.Read(Documents.Read(text.Replace(part, changed, StringComparison.Ordinal))));
    }

    [Fact]
    public void Documents_of_others_hold_no_assessment_of_ours()
    {
        Assert.Null(OscalAssessment.Read(Documents.Read(Documents.Catalogue)));
        var official = Compliance.App.Oscal.OscalFile.Read(Documents.Reference("examples/ifa_assessment-results-example.json"), out _)!;
        Assert.Null(OscalAssessment.Read(official));
    }
}
