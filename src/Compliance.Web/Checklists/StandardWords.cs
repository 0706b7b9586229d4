using System.Globalization;
using Compliance.Domain;
using Compliance.Domain.Checklists;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Checklists;

/// <summary>What the parts of a checklist are called where people read it.</summary>
internal static class StandardWords
{
    /// <summary>The text in the reader's language; the other one where that was not written yet.</summary>
    public static string Here(this LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (own, other) = Languages.Current == "ja" ? (text.Ja, text.En) : (text.En, text.Ja);
        return string.IsNullOrWhiteSpace(own) ? other : own;
    }

    /// <summary>The scoring method in a few words.</summary>
    public static string Method(ScoringMethod method) => method switch
    {
        DeductionMethod deduction => StandardsText.MethodDeduction.Fill(deduction.Maximum),
        SumMethod => StandardsText.MethodSum,
        MeanMethod => StandardsText.MethodMean,
        LevelsMethod => StandardsText.MethodLevels,
        _ => method.Name,
    };

    /// <summary>What happens with a requirement that does not apply.</summary>
    public static string NotApplicable(NotApplicablePolicy policy) => policy switch
    {
        NotApplicablePolicy.AsMet => StandardsText.NotApplicableAsMet,
        NotApplicablePolicy.FullPoints => StandardsText.NotApplicableFull,
        _ => StandardsText.NotApplicableExcluded,
    };

    /// <summary>Name of a fact: a built-in one, or the question that the checklist asks.</summary>
    public static string Fact(IReadOnlyList<Question> questions, string fact) => fact switch
    {
        FirmFacts.Size => StandardsText.FactSize,
        FirmFacts.Sector => StandardsText.FactSector,
        FirmFacts.Data => StandardsText.FactData,
        _ => questions.FirstOrDefault(question => question.Id == fact)?.Title.Here() ?? fact,
    };

    /// <summary>A value of a fact.</summary>
    public static string Value(IReadOnlyList<Question> questions, string fact, string value) => (fact, value) switch
    {
        (FirmFacts.Size, [var first, ..]) => EnumText.Named($"SizeClass.{char.ToUpperInvariant(first)}{value[1..]}"),
        (FirmFacts.Sector, _) => EnumText.Named($"Sector.{value}"),
        _ => questions.FirstOrDefault(question => question.Id == fact)?.Answers.FirstOrDefault(answer => answer.Id == value)?.Title.Here() ?? value,
    };

    /// <summary>For which firms something applies, as a sentence part.</summary>
    public static string Condition(IReadOnlyList<Question> questions, Condition? condition) => condition switch
    {
        null => StandardsText.AppliesToAll,
        Condition.FactIn part => StandardsText.ConditionIs.Fill(Fact(questions, part.Fact), Values(questions, part)),
        Condition.Not { Part: Condition.FactIn part } => StandardsText.ConditionIsNot.Fill(Fact(questions, part.Fact), Values(questions, part)),
        Condition.Not not => StandardsText.ConditionNot.Fill(Condition(questions, not.Part)),
        Condition.All all => Join(questions, all.Conditions, StandardsText.ConditionAnd),
        Condition.Any any => Join(questions, any.Conditions, StandardsText.ConditionOr),
        _ => condition.ToString(),
    };

    /// <summary>A value of a field that changed: conditions and codes in words, texts as they are.</summary>
    public static string? Changed(string field, string? value, Condition? condition, IReadOnlyList<Question> questions) => (field, value) switch
    {
        (_, null) => null,
        ("applies", _) when condition is not null => Condition(questions, condition),
        (_, "") => DraftText.Empty,
        ("precondition" or "automaticFail", "true") => DraftText.Yes,
        ("notApplicable", _) when Enum.TryParse<NotApplicablePolicy>(value, out var policy) => NotApplicable(policy),
        ("scoring.method", _) => MethodChoice.Of(value).Title(),
        _ => value,
    };

    /// <summary>An exact mean as decimals.</summary>
    public static string Mean(Rational value) => ((decimal)value.Numerator / (decimal)value.Denominator).ToString("0.##", CultureInfo.CurrentCulture);

    private static string Values(IReadOnlyList<Question> questions, Condition.FactIn part) =>
        string.Join($" {StandardsText.ValueOr} ", part.Values.Select(value => Value(questions, part.Fact, value)));

    private static string Join(IReadOnlyList<Question> questions, IReadOnlyList<Condition> parts, string word) =>
        string.Join($" {word} ", parts.Select(part => part is Domain.Checklists.Condition.All or Domain.Checklists.Condition.Any && parts.Count > 1 ? $"({Condition(questions, part)})" : Condition(questions, part)));
}
