using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Compliance.Web.Tests.Texts;

/// <summary>Every text exists in both languages, is used, and has the same places in both.</summary>
public sealed partial class TextTests
{
    private static readonly string[] LookedUpByData = ["ErrorText", "RecordText", "EnumText"];

    public static TheoryData<string> Neutral => new(
        Repository.Files("src/Compliance.Web", "*.resx")
            .Where(file => !file.EndsWith(".ja.resx", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Theory, MemberData(nameof(Neutral))]
    public void BothLanguagesHaveTheSameKeysAndPlaces(string file)
    {
        var english = Read(file);
        var japanese = Read(file.Replace(".resx", ".ja.resx", StringComparison.Ordinal));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), japanese.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{file}: {key} is empty");
            Assert.False(string.IsNullOrWhiteSpace(japanese[key]), $"{file}: {key} is empty in Japanese");
            Assert.True(Places(text).SetEquals(Places(japanese[key])), $"{file}: {key} has other places in Japanese");
        }
    }

    [Theory, MemberData(nameof(Neutral))]
    public void EveryTextIsUsed(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (LookedUpByData.Contains(name))
        {
            return;
        }

        var sources = string.Join('\n', Repository.Files("src/Compliance.Web", "*.razor").Concat(Repository.Files("src/Compliance.Web", "*.cs")).Select(File.ReadAllText));
        var unused = Read(file).Keys.Where(key => !Regex.IsMatch(sources, $@"\b{name}\.{key}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).ToList();
        Assert.True(unused.Count == 0, $"{file}: nobody shows {string.Join(", ", unused)}");
    }

    [Fact]
    public void NoKeyOfDataIsGivenTwice()
    {
        // All files of one kind answer together; the same key in two of them would stop the program at its first text.
        foreach (var kind in LookedUpByData)
        {
            var keys = Repository.Files("src/Compliance.Web", $"{kind}.resx").SelectMany(file => Read(Path.GetRelativePath(Repository.Root, file)).Keys).ToList();
            Assert.NotEmpty(keys);
            Assert.Empty(keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
        }
    }

    [Fact]
    public void EveryJapaneseFileHasAnEnglishOne()
    {
        // MudBlazor brings its English itself.
        var lonely = Repository.Files("src/Compliance.Web", "*.ja.resx")
            .Where(file => !file.EndsWith("MudText.ja.resx", StringComparison.Ordinal))
            .Where(file => !File.Exists(file.Replace(".ja.resx", ".resx", StringComparison.Ordinal)));
        Assert.Empty(lonely);
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Repository.Path(file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
