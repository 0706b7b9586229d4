namespace Compliance.Web.Components;

/// <summary>Addresses that more than one place needs.</summary>
public static class Paths
{
    /// <summary>The sign-in page, coming back to <paramref name="returnPath"/> (relative to the base) afterwards.</summary>
    public static string SignIn(string? returnPath) =>
        string.IsNullOrEmpty(returnPath) ? "Account/Login" : $"Account/Login?ReturnUrl={Uri.EscapeDataString("/" + returnPath.TrimStart('/'))}";

    /// <summary>A local path, or the start page where <paramref name="path"/> would lead anywhere else.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
