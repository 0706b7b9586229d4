using System.Diagnostics;
using Compliance.Domain.Inspections;

namespace Compliance.Domain.Programmes;

/// <summary>From when until when a decision holds: counted from the day on which it is taken, as the policy says.</summary>
public static class DecisionDatesRule
{
    /// <summary>The dates of a decision taken on <paramref name="day"/>.</summary>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="waiverUntil">Until when a departure from the proposal holds; it ends a status earlier, never later.</param>
    /// <param name="day">Day of the decision where the installation is.</param>
    /// <param name="calendar">Which days are business days, for a policy that moves due days to them.</param>
    /// <param name="conditionalSince">
    /// First day of the conditional status that the decision closes out: its years count from there (32 CFR 170.4, CMMC Status
    /// Date); null for every other decision.
    /// </param>
    public static DecisionDates For(
        EligibilityPolicy policy, Outcome outcome, DateOnly? waiverUntil, DateOnly day, BusinessCalendar calendar, DateOnly? conditionalSince = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var closeOut = Eligibility.CloseOutBy(policy, day, calendar);
        var since = outcome is Outcome.Eligible ? conditionalSince ?? day : day;
        return outcome switch
        {
            Outcome.Eligible => new(day, Earlier(Eligibility.ValidUntil(policy, since), waiverUntil), null, since),
            Outcome.Conditional => new(day, Earlier(closeOut, waiverUntil), Earlier(closeOut, waiverUntil), since),
            Outcome.Ineligible or Outcome.NotAssessed => new(day, null, null, since),
            _ => throw new UnreachableException(),
        };
    }

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other is { } limit && limit < day ? limit : day;
}
