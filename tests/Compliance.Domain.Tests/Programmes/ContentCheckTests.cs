using Compliance.Domain.Programmes;
using Compliance.Domain.Tests.Scoring;

namespace Compliance.Domain.Tests.Programmes;

/// <summary>Every fault is found at its field, and a difference between two revisions is said in words.</summary>
public class ContentCheckTests
{
    private static readonly Programme Programme = new(
        "p", new("T", "題"), new("A", "庁"), Sp800171.Checklist.Id, Sp800171.Checklist.Version, Sp800171.Policy, new(30, 10, 30));

    private static readonly ProgrammeContent Content = ProgrammeContent.Of(Programme, "1.1.0");

    public static TheoryData<string, string, string> Rules => new()
    {
        { "MinimumRatio", "", "rule-number Missing" },
        { "MinimumRatio", "0.8", "rule-number NotANumber" },
        { "MinimumRatio", "6/5", "rule-number NotARatio" },
        { "MinimumRatio", "-1/5", "rule-number NotARatio" },
        { "MinimumRatio", "4/5", "" },
        { "MinimumScore", "1/0", "rule-number NotANumber" },
        { "MinimumScore", "-7/2", "" },
        { "MinimumLevel", "1", "rule-number UnknownLevel" },
        { "MinimumLevel", "101", "rule-number OutOfRange" },
        { "SectionMinimum", "3", "rule-sections Missing" },
        { "ItemMinimum", "1/2", "rule-number NotWhole, rule-items Missing" },
        { "ItemsNotOpen", "", "rule-items Missing" },
        { "OpenItemLoss", "-1", "rule-number OutOfRange" },
        { "OpenItemLoss", "1", "" },
        { "OpenItems", "0", "" },
        { "OpenItems", "99999999999999999999", "rule-number OutOfRange" },
    };

    [Fact]
    public void A_published_revision_has_no_fault() => Assert.Empty(Check(Content));

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_as_strict_as_the_loader(string kind, string number, string expected)
    {
        var content = Content with { Conditional = [new("rule", Enum.Parse<RuleKind>(kind), "") { Number = number }] };
        Assert.Equal(expected.Replace("rule-", "conditional-0-", StringComparison.Ordinal), string.Join(", ", Check(content).Select(fault => $"{fault.Field} {fault.Kind}")));
    }

    [Fact]
    public void What_the_checklist_lacks_is_named()
    {
        var content = Content with
        {
            Eligible =
            [
                new("a", RuleKind.ItemsNotOpen, "") { Items = ["3.1.1", "9.9"] },
                new("b", RuleKind.ItemsNotOpen, "") { Items = ["3.1.1", "3.1.1"] },
                new("c", RuleKind.OpenItems, "") { Number = "1", Flag = "major" },
                new("d", RuleKind.OpenItemLoss, "") { Number = "1", Exceptions = [new("3.1.1", "half")] },
                new("a", RuleKind.OpenItems, "") { Number = "1" },
                new("nothing-open", RuleKind.OpenItems, "") { Number = "1" },
                new("Upper", RuleKind.OpenItems, "") { Number = "1" },
            ],
        };
        Assert.Equal(
            [
                new("eligible-0-items", ContentFaultKind.NotInChecklist, "9.9"),
                new("eligible-1-items", ContentFaultKind.NamedTwice, "3.1.1"),
                new("eligible-2-flag", ContentFaultKind.NotInChecklist, "major"),
                new("eligible-3-exceptions", ContentFaultKind.NotInChecklist, "3.1.1 half"),
                new("eligible-4-id", ContentFaultKind.NameTaken, "a"),
                new("eligible-5-id", ContentFaultKind.NameTaken, "nothing-open"),
                new("eligible-6-id", ContentFaultKind.NotAName),
            ],
            Check(content));
    }

    [Fact]
    public void The_frame_is_checked_too()
    {
        var content = Content with
        {
            Title = new("", "題"),
            PolicyVersion = "1.0.0",
            AppealDays = 0,
            ValidityYears = null,
            Eligible = [],
            Conditional = [],
        };
        Assert.Equal(
            [
                new("title-en", ContentFaultKind.Missing),
                new("checklist", ContentFaultKind.UnknownChecklist),
                new("version", ContentFaultKind.VersionTaken, "1.0.0"),
                new("appeal-days", ContentFaultKind.OutOfRange),
                new("validity-years", ContentFaultKind.Missing),
                new("rules", ContentFaultKind.NoRules),
            ],
            ContentCheck.Faults(content, null, ["1.0.0"]));
    }

    [Fact]
    public void A_difference_says_both_sides_in_words()
    {
        var after = (Content with
        {
            CloseOutDays = 90,
            Conditional = [Content.Conditional[0] with { Number = "9/10" }, Content.Conditional[1], new("one-open", RuleKind.OpenItems, "") { Number = "1" }],
        }).ToProgramme("p", Programme.Policy.Id);
        var lines = ProgrammeDifference.Between(Programme, after);
        Assert.Equal(
            [(ProgrammePart.CloseOutDays, null), (ProgrammePart.ConditionalRule, "minimum-score"), (ProgrammePart.ConditionalRule, "one-open"), (ProgrammePart.ConditionalRule, "items-never-open")],
            lines.Select(line => (line.Part, line.RuleId)));
        Assert.Equal(("180", "90"), (lines[0].Before!.En, lines[0].After!.En));
        Assert.StartsWith("Score of at least 4/5 of the maximum", lines[1].Before!.En, StringComparison.Ordinal);
        Assert.StartsWith("スコアが満点の9/10以上", lines[1].After!.Ja, StringComparison.Ordinal);
        Assert.Null(lines[2].Before);
        Assert.Null(lines[3].After);
        Assert.Contains("3.1.20, 3.1.22", lines[3].Before!.En, StringComparison.Ordinal);
        Assert.Empty(ProgrammeDifference.Between(Programme, Programme));
    }

    private static IReadOnlyList<ContentFault> Check(ProgrammeContent content) => ContentCheck.Faults(content, Sp800171.Checklist, ["1.0.0"]);
}
