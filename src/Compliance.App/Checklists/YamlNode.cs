namespace Compliance.App.Checklists;

/// <summary>A piece of YAML with its place in the file, both counted from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>How a fault message names what was found.</summary>
    public abstract string Describe();
}

/// <summary>A single value; <paramref name="IsPlain"/> where it was written without quotes.</summary>
internal sealed record YamlScalar(int Line, int Column, string Value, bool IsPlain) : YamlNode(Line, Column)
{
    private const int Shown = 60;

    public override string Describe() => Value.Length == 0
        ? "nothing"
        : $"\"{(Value.Length > Shown ? Value[..Shown] + "…" : Value).ReplaceLineEndings(" ")}\"";
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override string Describe() => "a list";
}

/// <summary>Keys with values, as written: a key that stands there twice is held twice, so that it can be reported.</summary>
internal sealed record YamlMapping(int Line, int Column, IReadOnlyList<(YamlNode Key, YamlNode Value)> Entries) : YamlNode(Line, Column)
{
    public override string Describe() => "a mapping";
}
