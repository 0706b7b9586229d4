using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Domain;

namespace Compliance.Web.Components.Shared;

/// <summary>
/// The sentence of a refusal, in the current language. Its key is <see cref="Error.Code"/>; <c>{Property}</c> stands for
/// a property of the error. <c>InvalidField.Required</c>, <c>Field.name</c> and <c>Word.X</c> say parts of it.
/// </summary>
public static partial class ErrorText
{
    private static readonly DataTexts Texts = new("ErrorText");

    /// <summary>The sentence to show.</summary>
    public static string For(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var sentence = Texts.Find(error.Code) ?? throw new InvalidOperationException($"The error '{error.Code}' has no sentence in '{Languages.Current}'.");
        return Placeholder().Replace(sentence, match => Value(error, match.Groups["name"].Value));
    }

    /// <summary>What was expected of a field, for the message beside it.</summary>
    public static string Expectation(InvalidField error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Texts.Find($"InvalidField.{error.Expected}") ?? error.Expected;
    }

    /// <summary>The keys that have a sentence in <paramref name="language"/>; tests compare them with the errors that exist.</summary>
    public static IEnumerable<string> Keys(string language) => Texts.Keys(language);

    private static string Value(Error error, string property)
    {
        var value = error.GetType().GetProperty(property)?.GetValue(error)
            ?? throw new InvalidOperationException($"The sentence of '{error.Code}' names '{property}', which the error does not have.");
        return (error, property) switch
        {
            (InvalidField field, nameof(InvalidField.Field)) => Texts.Find($"Field.{field.Field}") ?? field.Field,
            (InvalidField field, nameof(InvalidField.Expected)) => Expectation(field),
            _ => Show(value),
        };
    }

    private static string Show(object value) => value switch
    {
        string text => Texts.Find($"Word.{text}") ?? text,
        Enum member => EnumText.For(member),
        DateTimeOffset or DateOnly => Dates.Show(value),
        IEnumerable list => string.Join(Languages.Current == "ja" ? "、" : ", ", list.Cast<object>().Select(Show)) is { Length: > 0 } joined ? joined : "–",
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
