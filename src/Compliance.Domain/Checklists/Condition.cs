namespace Compliance.Domain.Checklists;

/// <summary>For which firms an item applies, as data.</summary>
public abstract record Condition
{
    /// <summary>Deepest nesting accepted, so that hostile files cannot exhaust the stack.</summary>
    public const int MaximumDepth = 8;

    private Condition()
    {
    }

    /// <summary>
    /// Whether it holds; null where a fact that matters is not known. Three-valued logic: <c>any</c> holds as soon as one
    /// part holds, <c>all</c> fails as soon as one part fails, whatever is unknown beside it.
    /// </summary>
    /// <param name="facts">What is known of the firm.</param>
    public abstract bool? Holds(FirmFacts facts);

    /// <summary>Stable text without white space, for hashes.</summary>
    public abstract override string ToString();

    /// <summary>Every fact that the condition asks for.</summary>
    public abstract IEnumerable<FactIn> Parts { get; }

    /// <summary>The fact has one of the values.</summary>
    /// <param name="Fact">Name of the fact.</param>
    /// <param name="Values">At least one.</param>
    public sealed record FactIn(string Fact, IReadOnlyList<string> Values) : Condition
    {
        /// <inheritdoc/>
        public override IEnumerable<FactIn> Parts => [this];

        /// <inheritdoc/>
        public override bool? Holds(FirmFacts facts) => facts.Find(Fact) is { } known ? known.Any(Values.Contains) : null;

        /// <inheritdoc/>
        public override string ToString() => $"in({Fact},{string.Join(',', Values)})";
    }

    /// <summary>Every part holds.</summary>
    /// <param name="Conditions">At least one.</param>
    public sealed record All(IReadOnlyList<Condition> Conditions) : Condition
    {
        /// <inheritdoc/>
        public override IEnumerable<FactIn> Parts => Conditions.SelectMany(part => part.Parts);

        /// <inheritdoc/>
        public override bool? Holds(FirmFacts facts)
        {
            var parts = Conditions.Select(part => part.Holds(facts)).ToArray();
            return parts.Contains(false) ? false : parts.Contains(null) ? null : true;
        }

        /// <inheritdoc/>
        public override string ToString() => $"all({string.Join(',', Conditions)})";
    }

    /// <summary>At least one part holds.</summary>
    /// <param name="Conditions">At least one.</param>
    public sealed record Any(IReadOnlyList<Condition> Conditions) : Condition
    {
        /// <inheritdoc/>
        public override IEnumerable<FactIn> Parts => Conditions.SelectMany(part => part.Parts);

        /// <inheritdoc/>
        public override bool? Holds(FirmFacts facts)
        {
            var parts = Conditions.Select(part => part.Holds(facts)).ToArray();
            return parts.Contains(true) ? true : parts.Contains(null) ? null : false;
        }

        /// <inheritdoc/>
        public override string ToString() => $"any({string.Join(',', Conditions)})";
    }

    /// <summary>The part does not hold.</summary>
    /// <param name="Part">Any condition.</param>
    public sealed record Not(Condition Part) : Condition
    {
        /// <inheritdoc/>
        public override IEnumerable<FactIn> Parts => Part.Parts;

        /// <inheritdoc/>
        public override bool? Holds(FirmFacts facts) => !Part.Holds(facts);

        /// <inheritdoc/>
        public override string ToString() => $"not({Part})";
    }
}

/// <summary>Something that the firm is asked at the start, because items depend on it.</summary>
/// <param name="Id">Name of the fact; unique, and none of the built-in ones.</param>
/// <param name="Title">The question.</param>
/// <param name="Answers">Values to choose from; yes and no where the checklist names none.</param>
public sealed record Question(string Id, LocalizedText Title, IReadOnlyList<QuestionAnswer> Answers)
{
    /// <summary>The values of a plain question.</summary>
    public static IReadOnlyList<QuestionAnswer> YesNo { get; } =
        [new("yes", new("Yes", "はい")), new("no", new("No", "いいえ"))];
}

/// <summary>One value of a question.</summary>
/// <param name="Id">Value of the fact.</param>
/// <param name="Title">As shown.</param>
public sealed record QuestionAnswer(string Id, LocalizedText Title);

/// <summary>What is known of a firm when its items are chosen. A fact may have several values, such as the data it handles.</summary>
public sealed class FirmFacts
{
    /// <summary>Name of the size class: <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public const string Size = "size";

    /// <summary>Name of the sector: letter of the division.</summary>
    public const string Sector = "sector";

    /// <summary>Name of the kinds of data handled.</summary>
    public const string Data = "data";

    /// <summary>Nothing is known, so every item applies.</summary>
    public static readonly FirmFacts None = new(new Dictionary<string, IReadOnlyList<string>>());

    private readonly SortedDictionary<string, IReadOnlyList<string>> values;

    /// <summary>Takes a copy.</summary>
    /// <param name="values">Values by name of the fact.</param>
    public FirmFacts(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        this.values = new(StringComparer.Ordinal);
        foreach (var (name, list) in values)
        {
            this.values[name] = [.. list.Distinct().Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Names and values in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> All => values;

    /// <summary>True for the facts that need no question.</summary>
    /// <param name="name">Name of a fact.</param>
    public static bool IsBuiltIn(string name) => name is Size or Sector or Data;

    /// <summary>The values of a fact, or null where it is not known.</summary>
    /// <param name="name">Name of the fact.</param>
    public IReadOnlyList<string>? Find(string name) => values.GetValueOrDefault(name);
}
