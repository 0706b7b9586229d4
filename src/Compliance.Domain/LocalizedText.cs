namespace Compliance.Domain;

/// <summary>One text in both languages of the platform; neither may be empty where a text is required.</summary>
/// <param name="En">English.</param>
/// <param name="Ja">Japanese.</param>
public sealed record LocalizedText(string En, string Ja)
{
    /// <summary>The text in the language of <paramref name="culture"/>: Japanese for <c>ja</c>, otherwise English.</summary>
    /// <param name="culture">A two-letter language name or a culture name such as <c>ja-JP</c>.</param>
    public string In(string culture) => culture.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Ja : En;
}
