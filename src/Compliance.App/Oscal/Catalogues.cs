namespace Compliance.App.Oscal;

/// <summary>Walks over the controls of a catalogue.</summary>
internal static class Catalogues
{
    /// <summary>Every control, nested ones after their parents, in the order of the document: controls of a level before its groups as the JSON form has no order between them.</summary>
    public static IEnumerable<JsonMap> Controls(JsonMap holder) => holder.Maps("controls")
        .SelectMany(control => Controls(control).Prepend(control))
        .Concat(holder.Maps("groups").SelectMany(Controls));

    /// <summary>
    /// The catalogue reduced to some of its controls. A control whose parent is not among them takes its parent's place;
    /// a group without any of them is left out, every other keeps what it holds besides.
    /// </summary>
    public static JsonMap Select(JsonMap holder, Func<JsonMap, bool> isSelected) => holder
        .WithList("groups", [.. holder.Maps("groups").Select(group => Select(group, isSelected)).Where(HoldsControls)])
        .WithList("controls", [.. holder.Maps("controls").SelectMany(control => SelectControl(control, isSelected))]);

    /// <summary>The catalogue with every control changed, nested ones before their parents.</summary>
    public static JsonMap Change(JsonMap holder, Func<JsonMap, JsonMap> change) => holder
        .WithList("groups", [.. holder.Maps("groups").Select(group => Change(group, change))])
        .WithList("controls", [.. holder.Maps("controls").Select(control => change(Change(control, change)))]);

    private static IEnumerable<JsonMap> SelectControl(JsonMap control, Func<JsonMap, bool> isSelected)
    {
        var children = control.Maps("controls").SelectMany(child => SelectControl(child, isSelected));
        return isSelected(control) ? [control.WithList("controls", [.. children])] : children;
    }

    private static bool HoldsControls(JsonMap holder) => holder["controls"] is not null || holder["groups"] is not null;
}
