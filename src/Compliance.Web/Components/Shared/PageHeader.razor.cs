using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Components.Shared;

/// <summary>The head of a page: where it is, its one <c>h1</c>, and its primary action.</summary>
public sealed partial class PageHeader
{
    /// <summary>The page's name.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>One sentence below the name, where it helps.</summary>
    [Parameter]
    public string? Lead { get; set; }

    /// <summary>The pages above this one, from the outermost; empty for a page of the navigation.</summary>
    [Parameter]
    public IReadOnlyList<Crumb> Trail { get; set; } = [];

    /// <summary>The primary action.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }
}

/// <summary>A page above the current one.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Path">Relative to the base.</param>
public sealed record Crumb(string Label, string Path);
