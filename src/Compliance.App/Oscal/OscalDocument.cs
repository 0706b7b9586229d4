namespace Compliance.App.Oscal;

/// <summary>An OSCAL document as it was read, with every fault that was found in it.</summary>
public sealed class OscalDocument
{
    private OscalDocument(string model, JsonItem content, IReadOnlyList<OscalFault> faults)
    {
        Model = model;
        Content = content as JsonMap ?? JsonMap.Empty;
        Faults = faults;
        (Items, Withdrawn) = Count(Content);
    }

    /// <summary>The model, e.g. <c>catalog</c> or <c>assessment-results</c>: the name of the root.</summary>
    public string Model { get; }

    /// <summary>Title of the document; null where it has none that can be read.</summary>
    public string? Title => Content.Map("metadata")?.Text("title");

    /// <summary>The edition of OSCAL that the document names; null where it names none.</summary>
    public string? OscalVersion => Content.Map("metadata")?.Text("oscal-version");

    /// <summary>Controls in the document, nested and withdrawn ones included; 0 in models that hold no controls.</summary>
    public int Items { get; }

    /// <summary>Those of <see cref="Items"/> that are withdrawn.</summary>
    public int Withdrawn { get; }

    /// <summary>Every fault; empty where the document is valid.</summary>
    public IReadOnlyList<OscalFault> Faults { get; }

    /// <summary>What stands under the model's name.</summary>
    internal JsonMap Content { get; }

    /// <summary>Reads and checks a document. Bad input never throws.</summary>
    /// <param name="content">The bytes of the file: JSON in UTF-8.</param>
    /// <param name="refusal">Why the file is no OSCAL document that can be read; empty where it is one.</param>
    /// <returns>The document, or null with a refusal.</returns>
    public static OscalDocument? Read(ReadOnlySpan<byte> content, out string refusal)
    {
        var faults = new OscalFaults();
        var root = JsonReading.Read(content, faults, out refusal);
        if (root is null)
        {
            return null;
        }

        var models = OscalTypes.Instance.Models;
        if (root is not JsonMap map || map.Members.FirstOrDefault(member => models.ContainsKey(member.Key)) is not { Key: { } model, Value: { } body })
        {
            refusal = $"it is JSON but no OSCAL document: expected one of {string.Join(", ", models.Keys)} at its root";
            return null;
        }

        foreach (var (name, value) in map.Members.Where(member => member.Key != model))
        {
            faults.Enter(name);
            if (name != "$schema")
            {
                faults.Add(new($"nothing beside {model} but $schema", $"{model}と$schemaのみ"), OscalWords.Found(JsonItem.Quote(name)));
            }
            else
            {
                new StructureCheck(faults).Check(value, new OscalTypes.TextType(Datatypes.ByName["URIReference"], []));
            }

            faults.Leave();
        }

        faults.Enter(model);
        new StructureCheck(faults).Check(body, models[model]);
        faults.Leave();
        if (body is JsonMap document)
        {
            new ContentCheck(faults).Check(model, document);
        }

        return new(model, body, faults.All);
    }

    /// <summary>True for a control that its publisher has withdrawn.</summary>
    internal static bool IsWithdrawn(JsonMap control) => control.Maps("props").Any(prop =>
        prop.Text("name") is { } name && name.Equals("status", StringComparison.OrdinalIgnoreCase)
        && prop.Text("value") is { } value && value.Equals("withdrawn", StringComparison.OrdinalIgnoreCase));

    internal static (int Items, int Withdrawn) Count(JsonMap map)
    {
        var (items, withdrawn) = (0, 0);
        foreach (var control in map.Maps("controls"))
        {
            items++;
            withdrawn += IsWithdrawn(control) ? 1 : 0;
        }

        foreach (var child in map.Maps("groups").Concat(map.Maps("controls")))
        {
            var (more, gone) = Count(child);
            items += more;
            withdrawn += gone;
        }

        return (items, withdrawn);
    }
}
