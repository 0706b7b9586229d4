using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Data;

/// <summary>Keeps a small value object as JSON text in one column, alike on both databases.</summary>
public static class JsonColumn
{
    /// <summary>Maps the property as JSON text, compared by its text.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class? =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!,
            new ValueComparer<T>(
                (left, right) => Text(left) == Text(right),
                value => StringComparer.Ordinal.GetHashCode(Text(value)),
                value => JsonSerializer.Deserialize<T>(Text(value), JsonSerializerOptions.Default)!));

    private static string Text<T>(T? value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);
}
