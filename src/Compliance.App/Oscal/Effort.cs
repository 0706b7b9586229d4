namespace Compliance.App.Oscal;

/// <summary>
/// A bound on what one resolution may cost, in steps of about a tenth of a microsecond: a profile is a small program, and a
/// hostile one multiplies long lists with each other. The largest real profiles spend less than a hundredth of it.
/// </summary>
internal sealed class Effort
{
    private const long Most = 50_000_000;

    private long spent;

    /// <exception cref="TooMuchException">The bound is reached.</exception>
    public void Spend(long steps)
    {
        spent += steps;
        if (spent > Most)
        {
            throw new TooMuchException();
        }
    }

    internal sealed class TooMuchException : Exception;
}
