using System.Globalization;
using Compliance.App.Programmes;
using Compliance.Domain.Programmes;

namespace Compliance.Web.Programmes;

/// <summary>The words of a draft as the browser's form holds them: texts only, empty where there is nothing.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Reasons">Reasons addressed to the firm.</param>
/// <param name="WaiverReason">Why it departs from the proposal.</param>
/// <param name="WaiverUntil">Until when the departure holds, <c>yyyy-MM-dd</c>.</param>
public sealed record DecisionDraftContent(string Outcome, string Reasons, string WaiverReason, string WaiverUntil)
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The outcome; no status where the browser sent something else.</summary>
    internal Outcome Decided =>
        Enum.TryParse<Outcome>(Outcome, out var outcome) && Enum.IsDefined(outcome) ? outcome : Domain.Programmes.Outcome.NotAssessed;

    /// <summary>The day until which a departure holds, if one is written completely.</summary>
    internal DateOnly? Until =>
        DateOnly.TryParseExact(WaiverUntil, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The words that the server holds.</summary>
    public static DecisionDraftContent Of(DecisionDetail decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(decision.Outcome.ToString(), decision.Reasons, decision.WaiverReason ?? "", Text(decision.WaiverUntil));
    }

    /// <summary>A day as a date field wants it.</summary>
    internal static string Text(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>What is to be saved.</summary>
    internal DecisionText ToText() => new(Decided, Reasons, WaiverReason.Length == 0 ? null : WaiverReason, Until);

    /// <summary>These words as the server keeps them: without a departure where the proposal is followed.</summary>
    internal DecisionDraftContent Kept(Outcome proposal) => Decided == proposal ? this with { WaiverReason = "", WaiverUntil = "" } : this with { WaiverUntil = Text(Until) };
}
