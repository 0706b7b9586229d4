using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Compliance.Web.Components.Layout;

/// <summary>The frame of every page: header, navigation, content, footer.</summary>
public sealed partial class MainLayout
{
    private bool dark;
    private PageErrors? errors;

    [CascadingParameter(Name = "StartsDark")]
    private bool StartsDark { get; set; }

    protected override void OnInitialized() => dark = StartsDark;

    // Another page starts without the error of the last one.
    protected override void OnParametersSet() => errors?.Recover();

    private async Task ToggleDarkAsync()
    {
        dark = !dark;
        await Js.InvokeVoidAsync("compliance.setTheme", dark ? "dark" : "light");
    }
}
