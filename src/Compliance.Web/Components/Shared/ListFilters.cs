using Microsoft.AspNetCore.Components;

namespace Compliance.Web.Components.Shared;

/// <summary>Keeps the filters of a list in its address, so that a filtered list can be sent to a colleague.</summary>
public static class ListFilters
{
    /// <summary>Sets query parameters (null or empty removes one) and goes back to the first page.</summary>
    public static void Filter(this NavigationManager navigation, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = null };
        foreach (var (name, value) in values)
        {
            parameters[name] = string.IsNullOrEmpty(value) ? null : value;
        }

        navigation.NavigateTo(navigation.GetUriWithQueryParameters(parameters), replace: true);
    }
}
