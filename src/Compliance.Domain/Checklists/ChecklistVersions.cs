using System.Globalization;
using System.Numerics;

namespace Compliance.Domain.Checklists;

/// <summary>The order of versions: by their three numbers; a pre-release stands before its release, and pre-releases by their letters.</summary>
public sealed class ChecklistVersions : IComparer<string>
{
    /// <summary>Longest version that a case can pin, in characters.</summary>
    public const int MaximumLength = 40;

    /// <summary>The order.</summary>
    public static readonly ChecklistVersions Order = new();

    private ChecklistVersions()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parts(x ?? ""), Parts(y ?? ""));
        for (var i = 0; i < left.Numbers.Length; i++)
        {
            if (left.Numbers[i].CompareTo(right.Numbers[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return (left.Word.Length, right.Word.Length) switch
        {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => -1,
            _ => string.CompareOrdinal(left.Word, right.Word),
        };
    }

    /// <summary>The version above all of those given: the second number one higher, or the release of a pre-release; 1.0.0 where there are none.</summary>
    /// <param name="published">Versions that exist.</param>
    public static string After(IEnumerable<string> published)
    {
        ArgumentNullException.ThrowIfNull(published);
        if (published.Max(Order) is not { } latest)
        {
            return "1.0.0";
        }

        var (numbers, word) = Parts(latest);
        return word.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{numbers[0]}.{numbers[1]}.{numbers[2]}")
            : string.Create(CultureInfo.InvariantCulture, $"{numbers[0]}.{numbers[1] + 1}.0");
    }

    // What is no version counts as 0: drafts hold whatever was typed.
    private static (BigInteger[] Numbers, string Word) Parts(string version)
    {
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? version : version[..dash]).Split('.');
        return (
            [.. Enumerable.Range(0, 3).Select(i =>
                i < numbers.Length && BigInteger.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : BigInteger.Zero)],
            dash < 0 ? "" : version[(dash + 1)..]);
    }
}
