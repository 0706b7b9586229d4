using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Compliance.Domain;
using Compliance.Domain.Checklists;

namespace Compliance.App.Checklists.Drafts;

/// <summary>The stored form of frames and items: JSON that holds every state of them, complete or not.</summary>
internal static class DraftJson
{
    /// <summary>Longest stored form of an item, in characters.</summary>
    public const int ItemLimit = 500_000;

    /// <summary>Longest stored form of a frame, in characters.</summary>
    public const int FrameLimit = 2_000_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        // Read by this platform only, never placed into HTML: Japanese may stand as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new RationalConverter(), new ConditionConverter(), new MethodConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>The stored form.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>What was stored.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    /// <summary>The value with every text made storable, or a refusal where it is larger than allowed.</summary>
    public static Result<T> Clean<T>(T value, int limit)
        where T : class
    {
        try
        {
            var node = JsonSerializer.SerializeToNode(value, Options)!;
            CleanTexts(node);
            var text = node.ToJsonString(Options);
            return text.Length > limit ? new DraftTooLarge(limit) : Read<T>(text);
        }
        catch (JsonException)
        {
            // Conditions nested deeper than any reader of JSON goes.
            return new DraftTooLarge(Condition.MaximumDepth);
        }
    }

    private static void CleanTexts(JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToList())
                {
                    Replace(value, text => map[key] = text);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var index = i;
                    Replace(list[i], text => list[index] = text);
                }

                break;
            default:
                break;
        }
    }

    private static void Replace(JsonNode? value, Action<JsonNode> set)
    {
        if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text))
        {
            var clean = TypedText.Clean(text);
            if (clean != text)
            {
                set(JsonValue.Create(clean));
            }
        }
        else if (value is not null)
        {
            CleanTexts(value);
        }
    }

    private sealed class RationalConverter : JsonConverter<Rational>
    {
        public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Rational.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed record StoredCondition(
        string? Fact, IReadOnlyList<string>? In, IReadOnlyList<Condition>? All, IReadOnlyList<Condition>? Any, Condition? Not);

    private sealed class ConditionConverter : JsonConverter<Condition>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Condition));

        public override Condition? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<StoredCondition>(ref reader, options) switch
            {
                { All: { } all } => new Condition.All(all),
                { Any: { } any } => new Condition.Any(any),
                { Not: { } not } => new Condition.Not(not),
                { } part => new Condition.FactIn(part.Fact ?? "", part.In ?? []),
                null => null,
            };

        public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value switch
            {
                Condition.All all => new(null, null, all.Conditions, null, null),
                Condition.Any any => new(null, null, null, any.Conditions, null),
                Condition.Not not => new(null, null, null, null, not.Part),
                Condition.FactIn part => new StoredCondition(part.Fact, part.Values, null, null, null),
                _ => throw new InvalidOperationException($"A condition of an unknown kind: {value.GetType().Name}"),
            }, options);
    }

    private sealed record StoredMethod(string Name, int? Maximum, IReadOnlyList<MaturityLevel>? Levels);

    private sealed class MethodConverter : JsonConverter<ScoringMethod>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(ScoringMethod));

        public override ScoringMethod? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<StoredMethod>(ref reader, options) switch
            {
                { Name: "sum" } => new SumMethod(),
                { Name: "mean" } => new MeanMethod(),
                { Name: "levels" } method => new LevelsMethod(method.Levels ?? []),
                { } method => new DeductionMethod(method.Maximum ?? 0),
                null => null,
            };

        public override void Write(Utf8JsonWriter writer, ScoringMethod value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer, new StoredMethod(value.Name, (value as DeductionMethod)?.Maximum, (value as LevelsMethod)?.Levels), options);
    }
}
