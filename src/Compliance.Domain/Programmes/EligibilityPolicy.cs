using Compliance.Domain.Scoring;

namespace Compliance.Domain.Programmes;

/// <summary>
/// Who is eligible, as data. A firm with nothing open is eligible; a firm with open items is conditionally eligible where
/// every rule holds, and ineligible otherwise; without a score nothing can be said.
/// </summary>
/// <param name="Id">Stable name.</param>
/// <param name="Version">Version of the policy; a decided case keeps the one that judged it.</param>
/// <param name="Rules">What must hold for a conditional status; at least one, ids unique.</param>
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
