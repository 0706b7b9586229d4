using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Compliance.Web.Components.Shared;

/// <summary>
/// Texts that are looked up by data rather than by a compiled key. Every capability folder may have its own file of a
/// kind (<c>Inspections/ErrorText.resx</c>); all files of one kind answer together.
/// </summary>
public sealed class DataTexts
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    /// <summary>Reads every <c>*.{kind}.resx</c> of this assembly.</summary>
    public DataTexts(string kind)
    {
        var assembly = typeof(DataTexts).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith($".{kind}.resources", StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly))
            .ToList();
        byLanguage = Languages.All.ToFrozenDictionary(language => language, language => Read(files, language));
    }

    /// <summary>The keys that exist in <paramref name="language"/>.</summary>
    public IEnumerable<string> Keys(string language) => byLanguage[language].Keys;

    /// <summary>The text in the current language, or null.</summary>
    public string? Find(string key) => byLanguage[Languages.Current].GetValueOrDefault(key);

    private static FrozenDictionary<string, string> Read(List<ResourceManager> files, string language)
    {
        // English is the neutral language; no fallback to it, so that a missing Japanese text is noticed.
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        return files
            .SelectMany(file => file.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<System.Collections.DictionaryEntry>() ?? [])
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }
}
