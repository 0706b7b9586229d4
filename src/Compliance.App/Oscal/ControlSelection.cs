namespace Compliance.App.Oscal;

/// <summary>Which controls the include and exclude directives of an import, or of a place in a new structure, select.</summary>
internal sealed class ControlSelection
{
    private readonly HashSet<string> selected = [];
    private readonly Dictionary<string, JsonMap> controls = [];

    private readonly Effort effort;

    private ControlSelection(IEnumerable<JsonMap> controls, Effort effort)
    {
        this.effort = effort;
        foreach (var control in controls)
        {
            effort.Spend(1);
            if (control.Text("id") is { } id)
            {
                this.controls.TryAdd(id, control);
            }
        }
    }

    /// <summary>Selects among controls.</summary>
    /// <param name="directives">The object with <c>include-all</c>, <c>include-controls</c> and <c>exclude-controls</c>.</param>
    /// <param name="controls">Every control there is, nested ones too.</param>
    /// <param name="effort">Bounds the work.</param>
    /// <param name="unknown">Receives where in <paramref name="directives"/> an id names no control, as steps, and the id.</param>
    /// <returns>True for a control that is selected.</returns>
    public static Func<JsonMap, bool> Of(JsonMap directives, IEnumerable<JsonMap> controls, Effort effort, Action<IReadOnlyList<object>, string>? unknown = null)
    {
        var selection = new ControlSelection(controls, effort);
        if (directives["include-controls"] is null)
        {
            // Neither directive means all, as include-all does.
            selection.selected.UnionWith(selection.controls.Keys);
        }
        else
        {
            selection.Apply(directives, "include-controls", id => selection.selected.Add(id), unknown);
        }

        selection.Apply(directives, "exclude-controls", id => selection.selected.Remove(id), null);
        return control => control.Text("id") is { } id && selection.selected.Contains(id);
    }

    private void Apply(JsonMap directives, string name, Action<string> act, Action<IReadOnlyList<object>, string>? unknown)
    {
        foreach (var (directive, i) in directives.List(name).Select((item, i) => (item as JsonMap ?? JsonMap.Empty, i)))
        {
            var withChildren = directive.Text("with-child-controls") == "yes";
            foreach (var (id, j) in directive.List("with-ids").Select((item, j) => ((item as JsonText)?.Value ?? "", j)))
            {
                if (controls.TryGetValue(id, out var control))
                {
                    Act(control, withChildren, act);
                }
                else
                {
                    unknown?.Invoke([name, i, "with-ids", j], id);
                }
            }

            foreach (var pattern in directive.Maps("matching").Select(matching => matching.Text("pattern")).OfType<string>())
            {
                foreach (var (id, control) in controls.Where(control => IsMatch(control.Key, pattern)))
                {
                    Act(control, withChildren, act);
                }
            }
        }
    }

    private bool IsMatch(string id, string pattern)
    {
        effort.Spend(1 + ((long)id.Length * pattern.Length / 10));
        return Matches(id, pattern);
    }

    private void Act(JsonMap control, bool withChildren, Action<string> act)
    {
        effort.Spend(1);
        if (control.Text("id") is { } id)
        {
            act(id);
        }

        foreach (var child in withChildren ? control.Maps("controls") : [])
        {
            Act(child, true, act);
        }
    }

    /// <summary>True where a text matches a pattern in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
    public static bool Matches(string text, string pattern)
    {
        // Two positions and one place to return to: time grows with the product of the lengths, never worse.
        var (at, in_, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (in_ < pattern.Length && (pattern[in_] == '?' || (pattern[in_] != '*' && pattern[in_] == text[at])))
            {
                (at, in_) = (at + 1, in_ + 1);
            }
            else if (in_ < pattern.Length && pattern[in_] == '*')
            {
                (star, mark) = (in_, at);
                in_++;
            }
            else if (star >= 0)
            {
                mark++;
                (at, in_) = (mark, star + 1);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(in_).TrimStart('*').IsEmpty;
    }
}
