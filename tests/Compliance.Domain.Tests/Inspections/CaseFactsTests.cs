using Compliance.Domain.Checklists;
using Compliance.Domain.Firms;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Tests.Inspections;

/// <summary>What the firm claims, what inspectors found instead, and what that makes of the items.</summary>
public sealed class CaseFactsTests
{
    private static readonly Condition NotSmall = new Condition.FactIn("size", ["medium", "large"]);
    private static readonly Condition Remote = new Condition.FactIn("remote-access", ["yes"]);
    private static readonly Condition Health = new Condition.FactIn("data", ["health", "payment"]);

    /// <summary>1.1 for everybody, 1.2 for firms that are not small, 2.1 with remote access or with health or payment data.</summary>
    private static readonly Checklist Checklist = Samples.Checklist with
    {
        Questions =
        [
            new Question("remote-access", Samples.Text("Remote?"), Question.YesNo),
            new Question("unused", Samples.Text("Unused?"), Question.YesNo),
        ],
        Sections =
        [
            .. Samples.Checklist.Sections.Select(section => section with
            {
                Items = [.. section.Items.Select(item => item.Id switch
                {
                    "1.2" => item with { Applies = NotSmall },
                    "2.1" => item with { Applies = new Condition.Any([Remote, Health]) },
                    _ => item,
                })],
            }),
        ],
    };

    [Fact]
    public void OnlyFactsThatConditionsUseAreAsked()
    {
        Assert.Equal(["size", "data", "remote-access"], Checklist.FactsInUse());
        Assert.Empty(Samples.Checklist.FactsInUse());
        Assert.Equal(["data", "remote-access"], Of().Missing);
        Assert.Empty(new CaseFacts(Samples.Checklist, [Register("small")]).Effective.All);
    }

    /// <summary>What is claimed of size, remote access and data; which items apply; which facts take the others away.</summary>
    [Theory]
    [InlineData(null, null, null, "1.1 1.2 2.1", "")]
    [InlineData("small", null, null, "1.1 2.1", "size")]
    [InlineData("large", "no", null, "1.1 1.2 2.1", "")]
    [InlineData("large", "no", "none", "1.1 1.2", "remote-access data")]
    [InlineData("large", "no", "payment", "1.1 1.2 2.1", "")]
    [InlineData("small", "no", "none", "1.1", "size remote-access data")]
    [InlineData("small", "yes", "none", "1.1 2.1", "size")]
    public void AnItemFallsAwayOnlyByFactsThatAreKnown(string? size, string? remote, string? data, string applies, string against)
    {
        var facts = Of(size is null ? null : Register(size), remote is null ? null : Claimed("remote-access", remote), data is null ? null : Claimed("data", data));
        Assert.Equal(applies, string.Join(' ', Checklist.Items.Where(facts.Applies).Select(item => item.Id)));
        Assert.Equal(against, string.Join(' ', Checklist.Items.SelectMany(item => item.FactsAgainst(facts.Effective))));
    }

    [Fact]
    public void WhatInspectorsFoundCountsAndTheFirmIsStillAskedByItsOwnClaim()
    {
        var size = Register("small");
        var facts = Of(Judged(size, "large"));
        Assert.True(facts.Applies(Checklist.Find("1.2")!));
        Assert.Equal(["small"], facts.Claimed.Find("size")!);
        Assert.DoesNotContain("1.2", facts.AskedItems([]));
        Assert.Contains("1.2", facts.AskedItems(["1.2"]));

        size.TakeBack(Samples.Inspector, Samples.Now);
        Assert.False(Of(size).Applies(Checklist.Find("1.2")!));
        Assert.Equal((false, "", 2), (size.IsCorrected, size.Rationale, size.Version));
    }

    [Theory]
    [InlineData("remote-access", "yes", true)]
    [InlineData("remote-access", "", true)]
    [InlineData("remote-access", "maybe", false)]
    [InlineData("remote-access", "yes no", false)]
    [InlineData("data", "payment health", true)]
    [InlineData("data", "none", true)]
    [InlineData("data", "none health", false)]
    [InlineData("data", "unheard-of", false)]
    public void AnAnswerIsOneOfTheValuesAndNoneStandsAlone(string fact, string values, bool allowed)
    {
        var row = New(fact);
        var error = row.Claim(Checklist, Split(values), 0, Samples.Inspector, Samples.Now).Error;
        Assert.Equal(allowed ? null : new FactValueNotAllowed(fact), error);
        Assert.Equal(allowed ? 1 : 0, row.Version);
        // One order, whatever was ticked first.
        Assert.Equal(allowed ? string.Join(' ', Split(values).Order(StringComparer.Ordinal)) : "", string.Join(' ', row.Claimed));
    }

    [Theory]
    [InlineData("large", "Seen in the accounts.", 0, null)]
    [InlineData("large", " ", 0, typeof(InvalidField))]
    [InlineData("small", "As claimed.", 0, typeof(FactValueNotAllowed))]
    [InlineData("huge", "Seen.", 0, typeof(FactValueNotAllowed))]
    [InlineData("large medium", "Seen.", 0, typeof(FactValueNotAllowed))]
    [InlineData("large", "Seen.", 1, typeof(Conflict))]
    public void ACorrectionIsAnotherValueWithARationale(string values, string rationale, int seen, Type? refused)
    {
        var row = Register("small");
        var error = row.Correct(Checklist, Split(values), rationale, seen, Samples.Inspector, Samples.Now).Error;
        Assert.Equal(refused, error?.GetType());
        Assert.Equal(refused is null ? ["large"] : ["small"], row.Effective);
        Assert.Equal(["small"], row.Claimed);
    }

    [Fact]
    public void ARationaleEndsAfterFiveThousandCharacters()
    {
        Assert.Null(Register("small").Correct(Checklist, ["large"], new string('x', 5_000), 0, Samples.Inspector, Samples.Now).Error);
        Assert.Equal(new TextTooLong("rationale", 5_000), Register("small").Correct(Checklist, ["large"], new string('x', 5_001), 0, Samples.Inspector, Samples.Now).Error);
    }

    [Theory]
    [InlineData(SizeClass.Small, "small")]
    [InlineData(SizeClass.Medium, "medium")]
    [InlineData(SizeClass.Large, "large")]
    public void TheRegistersFactsAreCopiedAsFarAsTheChecklistUsesThem(SizeClass size, string value)
    {
        var firm = new Firm { Id = Guid.Empty, CorporateNumber = "", NameJa = "", NameEn = "", Sector = "E", Size = size, Prefecture = 13 };
        var row = Assert.Single(CaseFacts.OfRegister(Samples.NewCase().Id, Checklist, firm, Samples.Now));
        Assert.Equal(("size", value, 0, ""), (row.Fact, row.Claimed.Single(), row.Version, row.ClaimedByName));
        Assert.Empty(CaseFacts.OfRegister(Samples.NewCase().Id, Samples.Checklist, firm, Samples.Now));
    }

    [Fact]
    public void WhatDoesNotApplyNeedsNoAnswerAndNoDetermination()
    {
        var facts = Of(Register("small"), Claimed("remote-access", "no"), Claimed("data", "none"));
        Assert.True(Completeness.OfFacts(facts).IsSuccess);
        Assert.True(Completeness.OfAnswers(Checklist, [Samples.Answered("1.1", Claim.Met)], facts.AskedItems([])).IsSuccess);
        Assert.True(Completeness.OfReview(Checklist, [Samples.Determined("1.1", "met"), Samples.Determined("1.2", "not-met", "")], facts).IsSuccess);
        Assert.Equal(["1.1"], facts.Counted([Samples.Determined("1.1", "met"), Samples.Determined("1.2", "not-met", "")]).Select(row => row.ItemId));
        Assert.Equal(["1.2"], Assert.IsType<MissingAnswers>(
            Completeness.OfAnswers(Checklist, [Samples.Answered("1.1", Claim.Met)], facts.AskedItems(["1.2"])).Error).Items);
    }

    [Fact]
    public void ASubmissionWaitsForTheQuestionsBeforeTheItems()
    {
        var inspection = Samples.NewCase();
        Assert.True(inspection.Notify(new DateOnly(2026, 6, 30), Samples.Now).IsSuccess);
        var facts = Of(Register("small"), Claimed("remote-access", "no"));
        Assert.Equal(["data"], Assert.IsType<MissingFacts>(inspection.Submit(Checklist, [], [], true, Samples.Now, facts, facts.AskedItems([])).Error).Facts);
        facts = Of(Register("small"), Claimed("remote-access", "no"), Claimed("data", "none"));
        Assert.True(inspection.Submit(Checklist, [Samples.Answered("1.1", Claim.Met)], [], true, Samples.Now, facts, facts.AskedItems([])).IsSuccess);
    }

    [Fact]
    public void EveryValueHasWordsInBothLanguages()
    {
        foreach (var (fact, value) in Checklist.FactsInUse().Append("sector").SelectMany(fact => Checklist.ValuesOf(fact).Select(value => (fact, value))))
        {
            var text = FactText.Value(Checklist, fact, value);
            // Kinds of data go by the name that the checklist gives them.
            Assert.True(fact == "data" || text.En != value, $"{fact}={value}");
            Assert.NotEmpty(text.Ja);
        }

        Assert.Equal("情報通信業", FactText.Value(Checklist, "sector", "G").Ja);
        Assert.Equal(new LocalizedText("Yes", "はい"), FactText.Values(Checklist, "remote-access", ["yes"]));
    }

    private static CaseFacts Of(params CaseFact?[] rows) => new(Checklist, rows.OfType<CaseFact>());

    private static CaseFact New(string fact) => new() { InspectionId = Samples.NewCase().Id, Fact = fact };

    private static CaseFact Register(string size) => CaseFact.OfRegister(Samples.NewCase().Id, "size", size, Samples.Now);

    private static CaseFact Claimed(string fact, string value)
    {
        var row = New(fact);
        Assert.Null(row.Claim(Checklist, [value], 0, Samples.Inspector, Samples.Now).Error);
        return row;
    }

    private static CaseFact Judged(CaseFact row, string value)
    {
        Assert.Null(row.Correct(Checklist, [value], "Seen.", row.Version, Samples.Inspector, Samples.Now).Error);
        return row;
    }

    private static string[] Split(string values) => values.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
