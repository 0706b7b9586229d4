using Compliance.Domain.Checklists;

namespace Compliance.Domain.Scoring;

/// <summary>
/// What an inspector judges on an item. Its text form is stable (files, exports and hashes hold it): <c>met</c>,
/// <c>not-met</c>, <c>not-applicable</c>, or the id of a partial state.
/// </summary>
public abstract record Verdict
{
    /// <summary>Text form of <see cref="Met"/>.</summary>
    public const string MetText = "met";

    /// <summary>Text form of <see cref="NotMet"/>.</summary>
    public const string NotMetText = "not-met";

    /// <summary>Text form of <see cref="NotApplicable"/>.</summary>
    public const string NotApplicableText = "not-applicable";

    private Verdict()
    {
    }

    /// <summary>
    /// Reads the text form. A word that has the shape of an id but is none of the three fixed ones becomes a
    /// <see cref="Partial"/>; whether the item knows that state is for the scorer to say.
    /// </summary>
    /// <param name="text">Exact and case-sensitive; anything else is refused with <see cref="InvalidVerdict"/>.</param>
    public static Result<Verdict> Parse(string text) => text switch
    {
        MetText => new Met(),
        NotMetText => new NotMet(),
        NotApplicableText => new NotApplicable(),
        _ when Ids.IsName(text) => new Partial(text),
        _ => new InvalidVerdict(text),
    };

    /// <summary>True for the words that no partial state may be called, because they mean a plain verdict.</summary>
    public static bool IsReserved(string text) => text is MetText or NotMetText or NotApplicableText;

    /// <summary>The stable text form.</summary>
    public sealed override string ToString() => this switch
    {
        Met => MetText,
        NotMet => NotMetText,
        NotApplicable => NotApplicableText,
        Partial partial => partial.State,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The requirement is fulfilled.</summary>
    public sealed record Met : Verdict;

    /// <summary>The requirement is not fulfilled.</summary>
    public sealed record NotMet : Verdict;

    /// <summary>The requirement is fulfilled in part, in a way that the checklist names.</summary>
    /// <param name="State">Id of a partial state of the item.</param>
    public sealed record Partial(string State) : Verdict;

    /// <summary>The requirement does not apply to the firm.</summary>
    public sealed record NotApplicable : Verdict;
}
