using System.Numerics;
using Compliance.Domain.Scoring;
using CsCheck;

namespace Compliance.Domain.Tests.Scoring;

public class RationalTests
{
    private static readonly Gen<Rational> Fractions = Gen.Select(
        Gen.Int[-1000, 1000],
        Gen.Int[-1000, 1000].Where(d => d != 0),
        (n, d) => new Rational(n, d));

    [Theory]
    [InlineData("4/5", 4, 5)]
    [InlineData("88/110", 4, 5)]
    [InlineData("0", 0, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("0/7", 0, 1)]
    [InlineData("-203", -203, 1)]
    [InlineData("-6/4", -3, 2)]
    [InlineData("007", 7, 1)]
    public void Reads_whole_numbers_and_fractions(string text, int numerator, int denominator)
    {
        var value = Rational.Parse(text).Value;
        Assert.Equal(numerator, value.Numerator);
        Assert.Equal(denominator, value.Denominator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("4/")]
    [InlineData("/5")]
    [InlineData("4/0")]
    [InlineData("4/00")]
    [InlineData("4/-5")]
    [InlineData("+4/5")]
    [InlineData("--4")]
    [InlineData("0.8")]
    [InlineData("4 / 5")]
    [InlineData(" 4")]
    [InlineData("4/5/6")]
    [InlineData("４/５")]
    [InlineData("1e3")]
    [InlineData("80%")]
    [InlineData("4\n")]
    public void Refuses_everything_else(string text) => Assert.Equal(new InvalidRational(text), Rational.Parse(text).Error);

    [Fact]
    public void Refuses_a_text_that_would_be_dear_to_read()
    {
        Assert.True(Rational.Parse(new string('9', Rational.MaximumTextLength)).IsSuccess);
        Assert.IsType<InvalidRational>(Rational.Parse(new string('9', Rational.MaximumTextLength + 1)).Error);
    }

    [Fact]
    public void Default_is_a_proper_zero()
    {
        Assert.Equal(new Rational(0, 7), default);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(new Rational(1, 2), default(Rational) + new Rational(1, 2));
    }

    [Fact]
    public void A_zero_denominator_is_a_bug() => Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));

    [Fact]
    public void Text_is_alike_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            // Swedish writes a negative sign that is not the ASCII hyphen.
            Thread.CurrentThread.CurrentCulture = new("sv-SE");
            Assert.Equal("-1234567/8", new Rational(-1234567, 8).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_reads_back_as_the_same_value() => Fractions.Sample(x => Rational.Parse(x.ToString()).Value == x);

    [Fact]
    public void Always_in_lowest_terms() => Fractions.Sample(x =>
        x.Denominator.Sign > 0 && BigInteger.GreatestCommonDivisor(x.Numerator, x.Denominator).IsOne);

    [Fact]
    public void Order_agrees_with_cross_multiplication() => Gen.Select(Fractions, Fractions).Sample((x, y) =>
        x < y == (x.Numerator * y.Denominator < y.Numerator * x.Denominator)
        && x <= y == !(y < x)
        && x > y == (y < x)
        && x >= y == !(x < y)
        && x == y == (x.CompareTo(y) == 0));

    [Fact]
    public void Arithmetic_undoes_itself() => Gen.Select(Fractions, Fractions).Sample((x, y) =>
        x + y - y == x && (y == 0 || x * y / y == x));

    [Theory]
    [InlineData("7/9", 2, "0.78")]
    [InlineData("-1/2", 2, "-0.50")]
    [InlineData("2/3", 0, "1")]
    [InlineData("1/1000", 2, "0.00")]
    [InlineData("-1/1000", 2, "0.00")]
    [InlineData("1999/2000", 2, "1.00")]
    [InlineData("5", 1, "5.0")]
    [InlineData("-103/10", 1, "-10.3")]
    public void A_reader_gets_rounded_decimals(string number, int decimals, string text) =>
        Assert.Equal(text, Rational.Parse(number).Value.ToDecimalText(decimals));
}
