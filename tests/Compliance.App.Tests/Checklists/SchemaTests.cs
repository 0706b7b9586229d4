using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Compliance.App.Tests.Checklists;

/// <summary>The schemas that editors use say the same as the loaders.</summary>
public class SchemaTests
{
    private const string ChecklistSchema = "schema.json";
    private const string ProgrammeSchema = "programmes/schema.json";

    [Fact]
    public void Every_published_file_validates()
    {
        Assert.All(Repository.Library.Checklists, published => Assert.Empty(Faults(ChecklistSchema, File.ReadAllText(Path.Combine(Repository.ChecklistsFolder, published.File)))));
        Assert.All(Repository.Library.Programmes, programme => Assert.Empty(Faults(ProgrammeSchema, File.ReadAllText(Path.Combine(Repository.ChecklistsFolder, "programmes", programme.Id + ".yaml")))));
    }

    [Fact]
    public void The_examples_of_the_loader_tests_validate()
    {
        Assert.Empty(Faults(ChecklistSchema, ChecklistLoaderTests.Valid));
        Assert.Empty(Faults(ProgrammeSchema, ProgrammeLoaderTests.Valid));
    }

    [Theory]
    [InlineData(ChecklistSchema, "loss: 5", "loss: -5")]
    [InlineData(ChecklistSchema, "loss: 5", "loss: \"5\"")]
    [InlineData(ChecklistSchema, "\"小\"", "\"\"")]
    [InlineData(ChecklistSchema, ", ja: \"小\"", "")]
    [InlineData(ChecklistSchema, "id: \"small\"", "id: \"Small\"")]
    [InlineData(ChecklistSchema, "id: \"half\"", "id: \"met\"")]
    [InlineData(ChecklistSchema, "method: deduction", "method: guess")]
    [InlineData(ChecklistSchema, "notApplicable: as-met", "notApplicable: ignore")]
    [InlineData(ChecklistSchema, "precondition: true", "precondition: true\n        author: \"x\"")]
    [InlineData(ProgrammeSchema, "\"4/5\"", "\"0.8\"")]
    [InlineData(ProgrammeSchema, "\"4/5\"", "\"4/0\"")]
    [InlineData(ProgrammeSchema, "kind: minimum-ratio", "kind: maximum-ratio")]
    [InlineData(ProgrammeSchema, "appealDays: 30", "appealDays: 0")]
    [InlineData(ProgrammeSchema, "items: [\"1.2\"]", "items: []")]
    [InlineData(ProgrammeSchema, "id: \"open\"", "id: \"nothing-open\"")]
    public void Refuses_what_the_loader_refuses(string schema, string what, string with)
    {
        var text = schema == ChecklistSchema ? ChecklistLoaderTests.Valid : ProgrammeLoaderTests.Valid;
        Assert.Contains(what, text, StringComparison.Ordinal);
        Assert.NotEmpty(Faults(schema, text.Replace(what, with, StringComparison.Ordinal)));
    }

    private static readonly Dictionary<string, JsonSchema> Schemas = new[] { ChecklistSchema, ProgrammeSchema }.ToDictionary(
        name => name,
        name => JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(Repository.ChecklistsFolder, name))).GetAwaiter().GetResult());

    private static ICollection<NJsonSchema.Validation.ValidationError> Faults(string schema, string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Schemas[schema].Validate(Json(stream.Documents[0].RootNode)!.ToJsonString());
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" } => true,
        YamlScalarNode { Style: ScalarStyle.Plain } plain when int.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
