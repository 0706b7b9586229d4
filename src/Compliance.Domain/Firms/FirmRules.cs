namespace Compliance.Domain.Firms;

/// <summary>What may be entered about a firm.</summary>
public static class FirmRules
{
    /// <summary>Divisions of the Japan Standard Industrial Classification: A to T.</summary>
    public static readonly IReadOnlyList<string> Sectors = [.. Enumerable.Range('A', 20).Select(letter => ((char)letter).ToString())];

    /// <summary>Number of prefectures; their codes are 1 to this.</summary>
    public const int Prefectures = 47;

    /// <summary>Longest name.</summary>
    public const int LongestName = 150;

    /// <summary>Checks every field and names the first that cannot be accepted.</summary>
    public static Result<Done> Check(string nameJa, string nameEn, string sector, SizeClass size, int prefecture)
    {
        ArgumentNullException.ThrowIfNull(nameJa);
        ArgumentNullException.ThrowIfNull(nameEn);
        return CheckName("nameJa", nameJa) ?? CheckName("nameEn", nameEn) ?? CheckRest() ?? (Result<Done>)Done.Value;

        Error? CheckRest() => (Sectors.Contains(sector), Enum.IsDefined(size), prefecture is >= 1 and <= Prefectures) switch
        {
            (false, _, _) => new InvalidField("sector", "Unknown"),
            (_, false, _) => new InvalidField("size", "Unknown"),
            (_, _, false) => new InvalidField("prefecture", "Unknown"),
            _ => null,
        };
    }

    private static Error? CheckName(string field, string name) => name.Trim().Length switch
    {
        0 => new InvalidField(field, "Required"),
        > LongestName => new InvalidField(field, "TooLong"),
        _ => null,
    };
}
