using Compliance.Domain.Inspections;

namespace Compliance.Domain.Programmes;

/// <summary>
/// A day by which a firm has to affirm that it still fulfils the standard. Put on file when the decision is sent and never
/// changed, so that a later correction of the calendar moves nobody's day.
/// </summary>
public sealed class AffirmationDue
{
    /// <summary>The decision whose status is affirmed.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>First day on which it can be affirmed.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Last day on which it can be affirmed: the day itself, or later by the grace of the policy.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The days of a decision that is being sent: within its validity, none for a decision without a lasting status.</summary>
    /// <param name="decision">A decision that was taken.</param>
    /// <param name="policy">The policy that the case pinned.</param>
    /// <param name="calendar">Which days are business days, for a policy that moves due days to them.</param>
    public static IReadOnlyList<AffirmationDue> Of(Decision decision, EligibilityPolicy policy, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(policy);
        return decision is { Outcome: Outcome.Eligible, StatusSince: { } since, EffectiveOn: { } from, ExpiresOn: { } until }
            ?
            [
                .. Eligibility.AffirmationDays(policy, since, calendar)
                    .Where(day => day > from && day < until)
                    .Select(day => new AffirmationDue
                    {
                        DecisionId = decision.Id,
                        InspectionId = decision.InspectionId,
                        DueOn = day,
                        OpensOn = day.AddDays(-(policy.AffirmationWindowDays ?? EligibilityPolicy.UsualAffirmationWindowDays)),
                        LastDay = day.AddDays(policy.AffirmationGraceDays ?? 0),
                    }),
            ]
            : [];
    }
}

/// <summary>What a signatory affirmed for one due day. Never changed, never removed.</summary>
public sealed class Affirmation
{
    /// <summary>Longest typed name, in characters.</summary>
    public const int NameLimit = 100;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The decision whose status is affirmed.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The day for which it counts.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day on which it was made.</summary>
    public required DateOnly AffirmedOn { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who affirmed.</summary>
    public required Guid SignatoryId { get; init; }

    /// <summary>Their name on the account at that moment.</summary>
    public required string SignatoryName { get; init; }

    /// <summary>The name that they typed under the words.</summary>
    public required string TypedName { get; init; }

    /// <summary>The words in English, as they were affirmed.</summary>
    public required string WordsEn { get; init; }

    /// <summary>The words in Japanese, as they were affirmed.</summary>
    public required string WordsJa { get; init; }

    /// <summary>The due day for which the firm may affirm on a day.</summary>
    /// <param name="facts">How the decision stands.</param>
    /// <param name="today">Today where the installation is.</param>
    /// <returns><see cref="StandingRefuses"/>, <see cref="NothingToAffirm"/> or <see cref="AffirmationTooEarly"/> where it may not.</returns>
    public static Result<AffirmationDue> DueNow(StandingFacts facts, DateOnly today)
    {
        var next = StandingLifeCycle.Next(Standing.On(facts, today), StandingEvent.Affirm);
        if (!next.IsSuccess)
        {
            return next.Error;
        }

        return Standing.NextDue(facts, today) is not { } due ? new NothingToAffirm()
            : due.OpensOn > today ? new AffirmationTooEarly(due.OpensOn)
            : due;
    }

    /// <summary>The words that a signatory affirms.</summary>
    /// <param name="checklist">The standard.</param>
    /// <param name="version">Its version.</param>
    public static LocalizedText Words(LocalizedText checklist, string version)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        return new(
            $"Our company still fulfils every requirement of {checklist.En} (version {version}) that was judged as met in this case, and will keep doing so. "
            + "We have told the authority of every change that matters for the decision. We know that a false affirmation can cost the status and the subsidy.",
            $"当社は、この事案で適合と判定された「{checklist.Ja}」（第{version}版）の要求事項をすべて引き続き満たしており、今後も維持します。"
            + "決定に影響する変更はすべて発行機関に届け出ています。虚偽の確認をした場合は、資格及び補助金を失うことがあることを承知しています。");
    }
}
