using System.Security.Claims;
using Compliance.Domain.Access;
using Compliance.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Compliance.Web.Components.Layout;

/// <summary>Product, language, theme, the person's menu, and the navigation of their roles. Works without a circuit too.</summary>
public sealed partial class AppHeader
{
    private static readonly (string Code, string Name)[] LanguageNames = [("ja", "日本語"), ("en", "English")];

    /// <summary>True in the dark.</summary>
    [Parameter]
    public bool Dark { get; set; }

    /// <summary>Called where a circuit can switch without loading the page again.</summary>
    [Parameter]
    public EventCallback OnToggleDark { get; set; }

    private string ReturnPath => "/" + Navigator.ToBaseRelativePath(Navigator.Uri);

    public void Dispose() => Navigator.LocationChanged -= Moved;

    protected override void OnInitialized() => Navigator.LocationChanged += Moved;

    private static string RolesOf(ClaimsPrincipal user) => string.Join(
        Languages.Current == "ja" ? "、" : ", ",
        user.FindAll(ClaimTypes.Role).Select(claim => Enum.TryParse<Role>(claim.Value, out var role) ? EnumText.For(role) : claim.Value));

    private void Moved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);
}
