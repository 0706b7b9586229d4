using Compliance.Domain.Audit;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Audit;

/// <summary>What an action of the record means, in the current language. Every capability has its own <c>RecordText.resx</c>.</summary>
public static class RecordText
{
    private static readonly DataTexts Texts = new("RecordText");

    /// <summary>Every action, in order.</summary>
    public static IReadOnlyList<string> Actions => [.. Texts.Keys("en").Order(StringComparer.Ordinal)];

    /// <summary>The sentence; the code itself where an older version wrote an action that this one does not know.</summary>
    public static string For(string action) => Texts.Find(action) ?? action;

    /// <summary>What an entry is about where nothing better is known: the name of a part of a case, or the beginning of an id.</summary>
    public static string SubjectOf(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Guid.TryParse(entry.SubjectId, out _) ? entry.SubjectId[..8] + "…" : entry.SubjectId;
    }

    /// <summary>The keys that exist in <paramref name="language"/>.</summary>
    public static IEnumerable<string> Keys(string language) => Texts.Keys(language);
}
