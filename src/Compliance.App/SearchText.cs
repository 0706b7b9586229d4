using System.Text;

namespace Compliance.App;

/// <summary>Brings texts into the one form in which they are searched, because the databases compare differently.</summary>
public static class SearchText
{
    /// <summary>Compatibility composition and upper case: full-width and half-width forms, and letter cases, count as equal; what cannot be stored cannot be searched for either.</summary>
    public static string Normalize(string? text) => TypedText.CleanLine(text).Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
