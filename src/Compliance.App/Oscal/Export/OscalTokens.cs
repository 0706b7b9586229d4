using Compliance.Domain.Checklists;

namespace Compliance.App.Oscal.Export;

/// <summary>
/// Ids of a checklist as tokens of OSCAL, which begin with a letter or <c>_</c> and know no brackets: <c>3.1.1[a]</c> is
/// <c>_3.1.1..a</c>. Two ids never share a token (an id has no <c>_</c> at its start and no two separators side by side).
/// </summary>
public static class OscalTokens
{
    /// <summary>The token of an id; the id itself where it is one.</summary>
    /// <param name="id">Id of an item, section or objective (<see cref="Ids"/>).</param>
    public static string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var flat = id.Replace("[", "..", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return flat == id && char.IsAsciiLetter(id[0]) ? id : "_" + flat;
    }

    /// <summary>The token of an item's statement, which no item has.</summary>
    internal static string StatementOf(string itemId) => Of(itemId) + "__smt";
}
