namespace Compliance.Domain.Firms;

/// <summary>
/// Japan's Corporate Number: 13 digits of which the first is a check digit (Ministry of Finance Order no. 70 of 2014,
/// art. 2): 9 minus the remainder by 9 of the sum of the other twelve digits, counted from the right and weighted 1, 2, 1, 2 …
/// </summary>
public readonly record struct CorporateNumber
{
    private CorporateNumber(string digits) => Digits = digits;

    /// <summary>The 13 digits.</summary>
    public string Digits { get; }

    /// <summary>Reads a number; spaces and hyphens around and between the digits are dropped, full-width digits are folded.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <returns>The number; <see cref="InvalidCorporateNumber"/> where it is not 13 digits or the check digit does not fit.</returns>
    public static Result<CorporateNumber> Parse(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => c is not (' ' or '-' or '\u3000' or '－')).Select(Fold));
        if (digits.Length != 13 || !digits.All(char.IsAsciiDigit))
        {
            return new InvalidCorporateNumber("ThirteenDigits");
        }

        return digits[0] - '0' == CheckDigit(digits.AsSpan(1)) ? new CorporateNumber(digits) : new InvalidCorporateNumber("CheckDigit");
    }

    /// <summary>The check digit, 1 to 9, for the twelve base digits.</summary>
    public static int CheckDigit(ReadOnlySpan<char> twelve)
    {
        if (twelve.Length != 12)
        {
            throw new ArgumentException("Expected twelve digits.", nameof(twelve));
        }

        var sum = 0;
        for (var fromRight = 0; fromRight < 12; fromRight++)
        {
            sum += (twelve[11 - fromRight] - '0') * (fromRight % 2 == 0 ? 1 : 2);
        }

        return 9 - (sum % 9);
    }

    /// <inheritdoc />
    public override string ToString() => Digits;

    private static char Fold(char c) => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c;
}

/// <summary>The text is no Corporate Number.</summary>
/// <param name="Expected">Key of what was expected: <c>ThirteenDigits</c> or <c>CheckDigit</c>.</param>
public sealed record InvalidCorporateNumber(string Expected) : Error;
