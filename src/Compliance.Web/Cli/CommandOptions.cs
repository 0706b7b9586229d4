namespace Compliance.Web.Cli;

/// <summary>Arguments of the form <c>--name value</c>, <c>--name=value</c> and <c>--flag</c>, each at most once.</summary>
/// <param name="Values">Value by option name.</param>
/// <param name="Flags">Flags that were given.</param>
/// <param name="Given">Every option that was named, even without a usable value, so that it is not reported twice.</param>
public sealed record CommandOptions(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlySet<string> Flags,
    IReadOnlySet<string> Given)
{
    /// <summary>Reads the arguments and reports everything that is wrong with them.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="names">Options that take a value.</param>
    /// <param name="flagNames">Options that take none.</param>
    /// <param name="faults">Receives one message a fault.</param>
    public static CommandOptions Parse(string[] args, string[] names, string[] flagNames, ICollection<string> faults)
    {
        var values = new Dictionary<string, string>();
        var flags = new HashSet<string>();
        var given = new HashSet<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i].IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? args[i] : args[i][..equals];
            var isOption = names.Contains(name);
            if (!isOption && (equals >= 0 || !flagNames.Contains(name)))
            {
                faults.Add($"unknown argument \"{args[i]}\"; there is {string.Join(", ", names.Concat(flagNames))}");
                continue;
            }

            var isFirst = given.Add(name);
            if (!isFirst)
            {
                faults.Add($"{name}: given twice");
            }

            if (!isOption)
            {
                flags.Add(name);
                continue;
            }

            var value = equals >= 0 ? args[i][(equals + 1)..] : NextValue(args, ref i);
            if (string.IsNullOrEmpty(value))
            {
                faults.Add($"{name}: a value is missing");
            }
            else
            {
                values[name] = value;
            }
        }

        return new(values, flags, given);
    }

    private static string? NextValue(string[] args, ref int i) =>
        i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
}
