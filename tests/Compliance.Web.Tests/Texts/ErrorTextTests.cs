using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Compliance.App;
using Compliance.App.Audit;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Web.Audit;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Tests.Texts;

/// <summary>Every refusal, every action on record and every word for a member has its text in both languages.</summary>
public sealed partial class ErrorTextTests
{
    private static readonly string[] LanguageCodes = ["ja", "en"];

    public static TheoryData<string> Errors => new(ErrorTypes().Select(type => type.FullName!));

    [Theory, MemberData(nameof(Errors))]
    public void EveryErrorHasASentenceInBothLanguages(string typeName)
    {
        var error = Make(ErrorTypes().Single(type => type.FullName == typeName));
        foreach (var language in LanguageCodes)
        {
            var sentence = In(language, () => ErrorText.For(error));
            Assert.False(string.IsNullOrWhiteSpace(sentence));
            Assert.DoesNotContain('{', sentence);
        }

        Assert.NotEqual(In("ja", () => ErrorText.For(error)), In("en", () => ErrorText.For(error)));
    }

    [Fact]
    public void ErrorNamesAreUnique() =>
        Assert.Empty(ErrorTypes().GroupBy(type => type.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void NoSentenceIsLeftOver()
    {
        var codes = ErrorTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var sources = Sources();
        foreach (var key in ErrorText.Keys("en"))
        {
            var parts = key.Split('.', 2);
            var used = parts.Length == 1 ? codes.Contains(key) : sources.Contains($"\"{parts[1]}\"", StringComparison.Ordinal) || parts[0] == "Word";
            Assert.True(used, $"Nothing asks for the text '{key}'.");
        }
    }

    [Fact]
    public void EveryFieldAndExpectationOfAnInvalidFieldHasAText()
    {
        var uses = InvalidFieldUse().Matches(Sources());
        Assert.NotEmpty(uses);
        foreach (Match use in uses)
        {
            Assert.Contains($"Field.{use.Groups["field"].Value}", ErrorText.Keys("ja"));
            Assert.Contains($"InvalidField.{use.Groups["expected"].Value}", ErrorText.Keys("ja"));
        }
    }

    [Fact]
    public void EveryActionOnRecordHasASentenceAndEverySentenceItsAction()
    {
        var actions = Actions();
        Assert.Equal(actions.Values.Select(action => action.Code).Order(StringComparer.Ordinal), RecordText.Keys("en").Order(StringComparer.Ordinal));
        Assert.Equal(actions.Values.Select(action => action.Code).Order(StringComparer.Ordinal), RecordText.Keys("ja").Order(StringComparer.Ordinal));
        foreach (var (name, action) in actions)
        {
            Assert.Equal(name, string.Concat(action.Code.Split('.', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
        }
    }

    [Fact]
    public void NoActionIsLeftThatNothingRecords()
    {
        // Nobody else can make one: whatever goes on record is one of the list.
        Assert.All(typeof(RecordedAction).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance), constructor => Assert.True(constructor.IsPrivate));
        var recorded = Repository.Files("src/Compliance.App", "*.cs").Concat(Repository.Files("src/Compliance.Web", "*.cs"))
            // Those who follow the record name actions and record none.
            .Where(file => !file.EndsWith("Notices.cs", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => ActionUse().Matches(line))
            .Select(match => match.Groups["action"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Actions().Keys.Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnEnumerationThatHasWordsHasThemForEveryMember()
    {
        var types = typeof(Error).Assembly.GetTypes().Where(type => type.IsEnum).ToDictionary(type => type.Name, StringComparer.Ordinal);
        var named = EnumText.Keys("ja").Select(key => key.Split('.')[0]).Distinct(StringComparer.Ordinal).Where(types.ContainsKey).ToList();
        Assert.Contains(nameof(Role), named);
        foreach (var name in named)
        {
            Assert.Empty(Enum.GetNames(types[name]).Select(member => $"{name}.{member}").Except(EnumText.Keys("ja"), StringComparer.Ordinal));
        }
    }

    private static Dictionary<string, RecordedAction> Actions()
    {
        var actions = typeof(RecordedAction).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(RecordedAction))
            .ToDictionary(property => property.Name, property => (RecordedAction)property.GetValue(null)!, StringComparer.Ordinal);
        Assert.NotEmpty(actions);
        return actions;
    }

    private static List<Type> ErrorTypes()
    {
        var types = new[] { typeof(Error).Assembly, typeof(AppRegistration).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(Error)) && !type.IsAbstract)
            .ToList();
        Assert.NotEmpty(types);
        return types;
    }

    private static string Sources() => string.Join(
        '\n', Repository.Files("src/Compliance.Domain", "*.cs").Concat(Repository.Files("src/Compliance.App", "*.cs")).Select(File.ReadAllText));

    // An error with something in every property.
    private static Error Make(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        return (Error)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object? Value(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when Nullable.GetUnderlyingType(type) is { } inner => Value(inner),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsArray || typeof(IEnumerable).IsAssignableFrom(type) => Array.CreateInstance(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0], 0),
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };

    private static string In(string language, Func<string> read)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex("new InvalidField\\(\"(?<field>[\\w-]+)\", \"(?<expected>\\w+)\"\\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InvalidFieldUse();

    // Where an action is looked for instead of recorded, its code is asked for.
    [GeneratedRegex("\\bRecordedAction\\.(?<action>\\w+)\\b(?!\\.Code)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ActionUse();
}
