using Compliance.App.Tests.Infrastructure;

namespace Compliance.App.Tests.Texts;

/// <summary>
/// Every text that a use case takes is either free, and stored without what no database or document can hold, or a code, and
/// refused where there is no such code. The table is written by hand; reflection finds what it lacks.
/// </summary>
public sealed class TypedInputTests
{
    public static TheoryData<string, DatabaseKind> Free => Cells(TypedInputs.Free.Keys);

    public static TheoryData<string, DatabaseKind> Codes => Cells(TypedInputs.Codes.Keys);

    [Fact]
    public void EveryTextOfAUseCaseIsInTheTable()
    {
        var found = TextInputs.Methods(queries: false)
            .SelectMany(method => TextInputs.Of(method).Select(input => $"{method.DeclaringType!.Name}.{input}"))
            .ToList();
        Assert.NotEmpty(found);
        Assert.Equal(
            found.Order(StringComparer.Ordinal),
            TypedInputs.Free.Keys.Concat(TypedInputs.Codes.Keys).Concat(TypedInputs.NeverStored).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Free))]
    public async Task FreeTextIsStoredWithoutWhatCannotBeStored(string input, DatabaseKind kind)
    {
        var (expected, store) = TypedInputs.Free[input];
        Assert.Equal(expected, await store(kind));
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task ACodeThatDoesNotExistIsRefused(string input, DatabaseKind kind)
    {
        var (expected, send) = TypedInputs.Codes[input];
        Assert.Equal(expected, (await send(kind))?.GetType());
    }

    private static TheoryData<string, DatabaseKind> Cells(IEnumerable<string> inputs)
    {
        var cells = new TheoryData<string, DatabaseKind>();
        foreach (var input in inputs)
        {
            cells.Add(input, DatabaseKind.Sqlite);
            cells.Add(input, DatabaseKind.Postgres);
        }

        return cells;
    }
}
