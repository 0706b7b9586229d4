using System.Globalization;

namespace Compliance.Web.Components.Shared;

/// <summary>Fills the places of a text.</summary>
public static class TextFormat
{
    /// <summary>Replaces <c>{0}</c>, <c>{1}</c> … in the current culture: <c>FirmsText.Found.Fill(count)</c>.</summary>
    public static string Fill(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
