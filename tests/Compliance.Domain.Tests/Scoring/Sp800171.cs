using Compliance.Domain.Checklists;
using Compliance.Domain.Programmes;
using Compliance.Domain.Scoring;

namespace Compliance.Domain.Tests.Scoring;

/// <summary>
/// The shape of NIST SP 800-171 r2 under 32 CFR 170.24, typed in by hand from the regulation: an oracle that shares nothing
/// with the checklist file.
/// </summary>
internal static class Sp800171
{
    public const string Fips = "encryption-not-fips-validated";
    public const string Mfa = "mfa-remote-and-privileged-only";

    /// <summary>Losses of each family in the order of its items: 3.1.1 costs 5, 3.1.2 costs 5, 3.1.3 costs 1 …</summary>
    private static readonly (string Family, int[] Losses)[] Families =
    [
        ("3.1", [5, 5, 1, 1, 3, 1, 1, 1, 1, 1, 1, 5, 5, 1, 1, 5, 5, 5, 3, 1, 1, 1]),
        ("3.2", [5, 5, 1]),
        ("3.3", [5, 3, 1, 1, 5, 1, 1, 1, 1]),
        ("3.4", [5, 5, 1, 1, 5, 5, 5, 5, 1]),
        ("3.5", [5, 5, 5, 1, 1, 1, 1, 1, 1, 5, 1]),
        ("3.6", [5, 5, 1]),
        ("3.7", [3, 5, 1, 3, 5, 1]),
        ("3.8", [3, 3, 5, 1, 1, 1, 5, 3, 1]),
        ("3.9", [3, 5]),
        ("3.10", [5, 5, 1, 1, 1, 1]),
        ("3.11", [3, 5, 1]),
        ("3.12", [5, 3, 5, 0]),
        ("3.13", [5, 5, 1, 1, 5, 5, 1, 3, 1, 1, 5, 1, 1, 1, 5, 1]),
        ("3.14", [5, 5, 5, 5, 3, 5, 3]),
    ];

    public static readonly Checklist Checklist = new(
        "nist-sp-800-171-r2",
        "1.0.0",
        Text,
        new(Text, Text, Text, Text),
        Text,
        new DeductionMethod(110),
        NotApplicablePolicy.AsMet,
        [.. Families.Select(family => new Section(family.Family, Text, [.. family.Losses.Select((loss, i) => ItemOf($"{family.Family}.{i + 1}", loss))]))]);

    public static readonly Ruleset Rules = Ruleset.From(Checklist).Value;

    public static readonly EligibilityPolicy Policy = new(
        "cmmc-level-2",
        "1.0.0",
        [
            new MinimumRatioRule("minimum-score", "32 CFR 170.21(a)(2)(i)", new Rational(4, 5)),
            new OpenItemLossRule("open-item-loss", "32 CFR 170.21(a)(2)(ii)", 1, [new("3.13.11", Fips)]),
            new ItemsNotOpenRule("items-never-open", "32 CFR 170.21(a)(2)(iii)", ["3.1.20", "3.1.22", "3.12.4", "3.10.3", "3.10.4", "3.10.5"]),
        ]);

    /// <summary>Items that cost one point and may be open under the policy.</summary>
    public static readonly string[] OnePointers =
        [.. Checklist.Items.Where(item => item.Loss == 1).Select(item => item.Id).Except(["3.1.20", "3.1.22", "3.10.3", "3.10.4", "3.10.5"])];

    private static LocalizedText Text => new("text", "文");

    /// <summary>Everything met, apart from the items named, which get the verdict given.</summary>
    public static ItemDetermination[] AllMetExcept(params (string Item, string Verdict)[] others)
    {
        var verdicts = others.ToDictionary(other => other.Item, other => other.Verdict);
        Assert.All(verdicts.Keys, id => Assert.NotNull(Checklist.Find(id)));
        return [.. Checklist.Items.Select(item => new ItemDetermination(item.Id, Verdict.Parse(verdicts.GetValueOrDefault(item.Id, "met")).Value))];
    }

    public static ScoreResult Score(params (string Item, string Verdict)[] others) => Scorer.Score(Rules, AllMetExcept(others)).Value;

    private static Item ItemOf(string id, int loss) => new(
        id,
        Text,
        Text,
        Text,
        loss,
        id == "3.12.4",
        id switch
        {
            "3.5.3" => [new(Mfa, 3, new("only remote and privileged", "リモート及び特権のみ"))],
            "3.13.11" => [new(Fips, 3, new("not validated", "未検証"))],
            _ => [],
        },
        [new(id + "[a]", Text), new(id + "[b]", Text)]);
}
