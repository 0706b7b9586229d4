using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>
/// Who is eligible, as data. A firm is eligible where every rule for it holds, or, where the policy has none, where nothing
/// is open; otherwise it is conditionally eligible where every rule for that holds, and ineligible where not. A failed gate
/// of the checklist makes it ineligible whatever the rules say; without a score nothing can be said.
/// </summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the policy; a decided case keeps the one that judged it.</param>
/// <param name="Rules">What must hold for a conditional status; without any there is no such status. Ids are unique in the policy.</param>
/// <param name="CloseOutDays">Calendar days to close every open item; at least 1.</param>
/// <param name="ValidityYears">Years that a status lasts; at least 1.</param>
/// <param name="AffirmationEveryYears">Years between two affirmations by the firm; at least 1.</param>
public sealed record EligibilityPolicy(
    string Id,
    string Version,
    IReadOnlyList<EligibilityRule> Rules,
    int CloseOutDays = 180,
    int ValidityYears = 3,
    int AffirmationEveryYears = 1)
{
    /// <summary>What must hold for an eligible status; empty where that is exactly "nothing is open".</summary>
    public IReadOnlyList<EligibilityRule> EligibleRules { get; init; } = [];

    /// <summary>Calendar days before the end of validity from which a re-evaluation may begin; null where it may at any time.</summary>
    public int? ReevaluationDays { get; init; }

    /// <summary>
    /// Calendar days by which the close-out day of a case may be moved in all, by a decision maker on an officer's
    /// recommendation; null where it may not be moved at all.
    /// </summary>
    public int? CloseOutExtensionDays { get; init; }

    /// <summary>
    /// Whether a day on which something is due moves to the next business day where it is none, as deadlines of
    /// administrative law do in many countries.
    /// </summary>
    public bool DueOnBusinessDays { get; init; }

    /// <summary>Calendar days before a due day from which the firm may affirm; null for <see cref="UsualAffirmationWindowDays"/>.</summary>
    public int? AffirmationWindowDays { get; init; }

    /// <summary>Calendar days after a due day on which an affirmation is still in time; null for none.</summary>
    public int? AffirmationGraceDays { get; init; }

    /// <summary>
    /// Whether an appeal suspends a decision that gives no status until it is heard. A status that the firm has is never
    /// suspended by the firm's own appeal.
    /// </summary>
    public bool AppealSuspends { get; init; }

    /// <summary>Days before a due day from which a firm may affirm where the policy does not say.</summary>
    public const int UsualAffirmationWindowDays = 60;

    /// <summary>SHA-256 of the canonical form (<see cref="PolicyForm"/>), 64 lower-case hexadecimal digits.</summary>
    public string PolicyHash => PolicyForm.Hash(this);
}

/// <summary>One condition of a conditional status.</summary>
/// <param name="Id">Stable name, unique in the policy.</param>
/// <param name="Basis">Paragraph of the law or guideline that demands it; may be empty.</param>
public abstract record EligibilityRule(string Id, string Basis);

/// <summary>Score divided by maximum is at least a fraction, compared exactly (32 CFR 170.21(a)(2)(i)).</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Minimum">0 to 1, both included.</param>
public sealed record MinimumRatioRule(string Id, string Basis, Rational Minimum) : EligibilityRule(Id, Basis);

/// <summary>No open item costs more than a limit, named exceptions apart (32 CFR 170.21(a)(2)(ii)).</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Maximum">Points that an open item may cost; 0 or more.</param>
/// <param name="Exceptions">Items that may cost more while they are in one named partial state.</param>
public sealed record OpenItemLossRule(string Id, string Basis, int Maximum, IReadOnlyList<OpenItemException> Exceptions)
    : EligibilityRule(Id, Basis);

/// <summary>An item may stay open in one named partial state although it costs more than the limit.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="State">The partial state; any other open state of the item is held to the limit.</param>
public sealed record OpenItemException(string ItemId, string State);

/// <summary>None of the listed items is open (32 CFR 170.21(a)(2)(iii)).</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Items">At least one item of the checklist.</param>
public sealed record ItemsNotOpenRule(string Id, string Basis, IReadOnlyList<string> Items) : EligibilityRule(Id, Basis);

/// <summary>The score reaches a number, compared exactly.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Minimum">Any number on the scale of the checklist.</param>
public sealed record MinimumScoreRule(string Id, string Basis, Rational Minimum) : EligibilityRule(Id, Basis);

/// <summary>The level reaches a number; never holds where the checklist knows no levels.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Minimum">A level of the checklist.</param>
public sealed record MinimumLevelRule(string Id, string Basis, int Minimum) : EligibilityRule(Id, Basis);

/// <summary>Sections reach a number: their mean, sum or level. A section of which nothing counts is not held against the firm.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Minimum">Any number on the scale of the checklist.</param>
/// <param name="Sections">At least one section of the checklist.</param>
public sealed record SectionMinimumRule(string Id, string Basis, Rational Minimum, IReadOnlyList<string> Sections)
    : EligibilityRule(Id, Basis);

/// <summary>Items have at least so many points. An item that was left out is not held against the firm.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Minimum">Any number on the scale of the checklist.</param>
/// <param name="Items">At least one item of the checklist.</param>
public sealed record ItemMinimumRule(string Id, string Basis, int Minimum, IReadOnlyList<string> Items) : EligibilityRule(Id, Basis);

/// <summary>No more items are open than a limit.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Basis">Source paragraph.</param>
/// <param name="Maximum">Most open items; 0 or more.</param>
/// <param name="Flag">Class of open items that is counted; null for all of them.</param>
public sealed record OpenItemsRule(string Id, string Basis, int Maximum, string? Flag) : EligibilityRule(Id, Basis);
