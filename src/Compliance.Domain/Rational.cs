using System.Globalization;
using System.Numerics;

namespace Compliance.Domain;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. No score and no threshold is ever a floating-point
/// number: 88/110 compared with 4/5 must be equal, on every machine, for ever.
/// </summary>
public readonly record struct Rational : IComparable<Rational>
{
    /// <summary>Longest text that <see cref="Parse"/> reads, in characters; bounds the cost of hostile input.</summary>
    public const int MaximumTextLength = 200;

    // Kept one below the denominator, so that default(Rational) is a proper zero and equals every other zero.
    private readonly BigInteger denominatorLessOne;

    /// <summary>A fraction, brought to lowest terms.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but zero.</param>
    /// <exception cref="DivideByZeroException">The denominator is zero: a bug in the caller.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>At least 1.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>True where the denominator is 1.</summary>
    public bool IsInteger => denominatorLessOne.IsZero;

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>Exact sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Exact difference.</summary>
    public static Rational operator -(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Exact product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Exact quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero: a bug in the caller.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Exact order.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Exact order.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Exact order.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Exact order.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// Reads a whole number (<c>88</c>, <c>-203</c>) or a fraction (<c>4/5</c>, <c>-1/3</c>) in ASCII digits. A decimal
    /// point, white space, a plus sign, a signed or zero denominator are refused with <see cref="InvalidRational"/>.
    /// </summary>
    /// <param name="text">At most <see cref="MaximumTextLength"/> characters.</param>
    public static Result<Rational> Parse(string text)
    {
        if (text.Length > MaximumTextLength)
        {
            return new InvalidRational(text[..MaximumTextLength]);
        }

        var slash = text.IndexOf('/');
        var top = slash < 0 ? text : text[..slash];
        var bottom = slash < 0 ? "1" : text[(slash + 1)..];
        if (!IsDigits(top.StartsWith('-') ? top[1..] : top) || !IsDigits(bottom))
        {
            return new InvalidRational(text);
        }

        var denominator = BigInteger.Parse(bottom, NumberStyles.None, CultureInfo.InvariantCulture);
        return denominator.IsZero
            ? new InvalidRational(text)
            : new Rational(BigInteger.Parse(top, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), denominator);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The form that <see cref="Parse"/> reads: <c>88</c> or <c>4/5</c>, alike in every culture.</summary>
    public override string ToString()
    {
        var top = Numerator.ToString(CultureInfo.InvariantCulture);
        return IsInteger ? top : $"{top}/{Denominator.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The number rounded to some decimals, half away from zero, with a point: <c>0.67</c>, <c>-0.50</c>. To be read, never to be computed with.</summary>
    /// <param name="decimals">How many, 0 or more.</param>
    public string ToDecimalText(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals);
        var digits = (((2 * scaled) + Denominator) / (2 * Denominator)).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = Numerator.Sign < 0 && digits.Any(digit => digit != '0') ? "-" : "";
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}

/// <summary>A text is neither a whole number nor a fraction.</summary>
/// <param name="Text">What was found, shortened where it is very long.</param>
public sealed record InvalidRational(string Text) : Error;
