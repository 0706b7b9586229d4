using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Compliance.Web.Components.Shared;

/// <summary>MudBlazor's own words in Japanese; in English it brings its own.</summary>
public sealed class MudTexts : MudLocalizer
{
    private static readonly DataTexts Texts = new("MudText");

    /// <inheritdoc />
    public override LocalizedString this[string key]
    {
        get
        {
            var text = Languages.Current == "ja" ? Texts.Find(key) : null;
            return new LocalizedString(key, text ?? key, resourceNotFound: text is null);
        }
    }
}
