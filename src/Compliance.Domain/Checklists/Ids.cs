using System.Text.RegularExpressions;

namespace Compliance.Domain.Checklists;

/// <summary>
/// The shapes of the ids in checklists and programmes. They hold no white space, so the canonical forms that are hashed
/// can separate fields with a space and still be unambiguous.
/// </summary>
public static partial class Ids
{
    /// <summary>Longest id accepted, in characters.</summary>
    public const int MaximumLength = 100;

    /// <summary>Names of checklists, programmes, policies, rules and partial states: lower-case words with hyphens.</summary>
    public static bool IsName(string text) => text.Length <= MaximumLength && NamePattern().IsMatch(text);

    /// <summary>Ids of sections and items: letters, digits, <c>. - _</c>.</summary>
    public static bool IsItemId(string text) => text.Length <= MaximumLength && ItemPattern().IsMatch(text);

    /// <summary>Ids of objectives: as items, with an optional part in square brackets.</summary>
    public static bool IsObjectiveId(string text) => text.Length <= MaximumLength && ObjectivePattern().IsMatch(text);

    /// <summary>Versions: three numbers with dots, optionally a pre-release word.</summary>
    public static bool IsVersion(string text) => text.Length <= MaximumLength && VersionPattern().IsMatch(text);

    /// <summary>
    /// What stands before the title of a section: its id with a space where readers know it from the standard (<c>3.1</c>,
    /// <c>PR.AA</c>, <c>INV</c>), nothing where it only names the section for programs (<c>secure-configuration</c>).
    /// </summary>
    public static string Before(string sectionId) =>
        sectionId.Length > 0 && (char.IsAsciiDigit(sectionId[0]) || sectionId.Any(char.IsAsciiLetterUpper)) ? $"{sectionId} " : "";

    // \z and not $: the latter would also accept a trailing line feed.
    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]+([._-][A-Za-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]+([._-][A-Za-z0-9]+)*(\[[A-Za-z0-9]+\])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ObjectivePattern();

    [GeneratedRegex(@"\A(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
