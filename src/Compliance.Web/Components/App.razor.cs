using Compliance.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Compliance.Web.Components;

/// <summary>
/// The document. Pages are interactive over a circuit and not prerendered; account and public pages are static
/// (<c>[ExcludeFromInteractiveRouting]</c>).
/// </summary>
public sealed partial class App
{
    private static readonly string[] FontSheets = ["fonts/noto-sans-jp/400.css", "fonts/noto-sans-jp/700.css"];
    private bool dark;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    private InteractiveServerRenderMode? PageRenderMode =>
        Context.AcceptsInteractiveRouting() ? new InteractiveServerRenderMode(prerender: false) : null;

    // A bare fragment would be resolved against <base>, and leave the page.
    private string SkipTarget => Context.Request.Path + Context.Request.QueryString + "#content";

    private IEnumerable<string> Fonts =>
        FontSheets.Where(sheet => Environment.WebRootFileProvider.GetFileInfo(sheet).Exists);

    protected override void OnInitialized() => dark = Theme.IsDark(Context.Request);
}
