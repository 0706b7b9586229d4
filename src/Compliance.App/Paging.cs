namespace Compliance.App;

/// <summary>Which part of a list is wanted, in which order.</summary>
/// <param name="Skip">Rows to leave out, 0 or more.</param>
/// <param name="Take">Rows wanted, 1 to 200.</param>
/// <param name="Sort">A name that the list knows; another one or null means its own order.</param>
/// <param name="Descending">True for the opposite order.</param>
public sealed record PageRequest(int Skip, int Take, string? Sort = null, bool Descending = false)
{
    /// <summary>Most rows of one page.</summary>
    public const int Most = 200;

    /// <summary>The same request within its bounds.</summary>
    public PageRequest Bounded() => this with { Skip = Math.Max(0, Skip), Take = Math.Clamp(Take, 1, Most) };
}

/// <summary>One part of a list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Total">How many there are in all.</param>
/// <typeparam name="T">The row.</typeparam>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total);
