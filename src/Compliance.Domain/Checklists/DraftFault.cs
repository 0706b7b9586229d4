namespace Compliance.Domain.Checklists;

/// <summary>One fault of a draft, at the field where it can be mended.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="SectionKey">The section; null for the frame.</param>
/// <param name="ItemKey">The item; null for the frame and for a section itself.</param>
/// <param name="Field">Name of the field, such as <c>title.ja</c> or <c>objectives[2].text.en</c>; empty for the whole.</param>
/// <param name="Detail">The number allowed, the id that is taken, or what else the sentence names; may be empty.</param>
public sealed record DraftFault(DraftFaultKind Kind, Guid? SectionKey, Guid? ItemKey, string Field, string Detail);

/// <summary>What can be wrong with a draft.</summary>
public enum DraftFaultKind
{
    /// <summary>A text is missing.</summary>
    TextMissing,

    /// <summary>A text is longer than the number of characters named.</summary>
    TextTooLong,

    /// <summary>A text begins or ends with white space.</summary>
    TextPadded,

    /// <summary>A text has line breaks or other control characters.</summary>
    TextNotOneLine,

    /// <summary>An id or a name has a shape that is not accepted.</summary>
    IdMalformed,

    /// <summary>Something else has the same id.</summary>
    IdTaken,

    /// <summary>An id is the word of a plain verdict, of a built-in gate or of a built-in fact.</summary>
    IdReserved,

    /// <summary>The version is no version, such as 1.0.0.</summary>
    VersionMalformed,

    /// <summary>The version is published already, or not above the latest published one, which is named.</summary>
    VersionNotAbove,

    /// <summary>A number lies outside its range.</summary>
    NumberOutOfRange,

    /// <summary>A list needs at least one element.</summary>
    ListEmpty,

    /// <summary>A list or the whole holds more than allowed.</summary>
    TooMany,

    /// <summary>Something is named that the checklist does not hold, such as a group, a flag, a level, a question or its value.</summary>
    UnknownReference,

    /// <summary>The scoring method cannot use this, or needs what is not there.</summary>
    NotForMethod,

    /// <summary>The points of the answers contradict each other.</summary>
    AnswersContradict,

    /// <summary>The file that would be published cannot be read for another reason; the detail says it in English.</summary>
    Unreadable,
}
