using MudBlazor;

namespace Compliance.Web.Components.Layout;

/// <summary>The look of the platform, light and dark, defined once; css/app.css reads MudBlazor's variables from here.</summary>
public static class Theme
{
    /// <summary>Name of the cookie that remembers <c>light</c> or <c>dark</c>.</summary>
    public const string Cookie = "theme";

    private static readonly string[] Fonts =
        ["Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Meiryo", "Noto Sans CJK JP", "sans-serif"];

    /// <summary>The theme.</summary>
    public static readonly MudTheme Mud = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0017c1",
            PrimaryDarken = "#00118f",
            Secondary = "#4d5a6b",
            Info = "#0055ad",
            Success = "#197a4b",
            Warning = "#927200",
            Error = "#ce0000",
            TextPrimary = "#333333",
            TextSecondary = "#595959",
            TextDisabled = "#767676",
            ActionDefault = "#4d4d4d",
            ActionDisabled = "#8c8c8c",
            Background = "#ffffff",
            BackgroundGray = "#f5f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#333333",
            LinesDefault = "#d8d8db",
            LinesInputs = "#767676",
            TableLines = "#d8d8db",
            TableHover = "#f2f4fb",
            Divider = "#d8d8db",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9db7ff",
            PrimaryContrastText = "#10131a",
            PrimaryDarken = "#c5d4ff",
            Secondary = "#b4bcc8",
            SecondaryContrastText = "#10131a",
            Info = "#8fc3ff",
            InfoContrastText = "#10131a",
            Success = "#6fd39d",
            SuccessContrastText = "#10131a",
            Warning = "#f0c948",
            WarningContrastText = "#10131a",
            Error = "#ff9d91",
            ErrorContrastText = "#10131a",
            TextPrimary = "#ececec",
            TextSecondary = "#bdbdc2",
            TextDisabled = "#8f8f96",
            ActionDefault = "#c8c8cc",
            ActionDisabled = "#7d7d84",
            Background = "#14161b",
            BackgroundGray = "#1c1f26",
            Surface = "#1c1f26",
            AppbarBackground = "#1c1f26",
            AppbarText = "#ececec",
            LinesDefault = "#3a3f4a",
            LinesInputs = "#8f95a3",
            TableLines = "#3a3f4a",
            TableHover = "#252a34",
            Divider = "#3a3f4a",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.75", LetterSpacing = "0" },
            H1 = new H1Typography { FontFamily = Fonts, FontSize = "1.75rem", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "0" },
            H2 = new H2Typography { FontFamily = Fonts, FontSize = "1.375rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "0" },
            H3 = new H3Typography { FontFamily = Fonts, FontSize = "1.125rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "0" },
            H4 = new H4Typography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "700", LineHeight = "1.6", LetterSpacing = "0" },
            H5 = new H5Typography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "700", LineHeight = "1.6", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "700", LineHeight = "1.6", LetterSpacing = "0" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "0" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Fonts, FontSize = "0.875rem", FontWeight = "700", LineHeight = "1.6", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.75", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.6", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.9375rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.6", LetterSpacing = "0" },
            Overline = new OverlineTypography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.6", LetterSpacing = "0", TextTransform = "none" },
        },
    };

    /// <summary>The stored choice; without one, what the browser tells about its owner's preference.</summary>
    public static bool IsDark(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var chosen = request.Cookies[Cookie] ?? request.Headers["Sec-CH-Prefers-Color-Scheme"].ToString();
        return chosen.Trim('"') == "dark";
    }
}
