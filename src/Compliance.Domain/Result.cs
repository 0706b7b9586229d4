using System.Diagnostics.CodeAnalysis;

namespace Compliance.Domain;

/// <summary>Either a value or an expected refusal.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly Error? error;

    private Result(T? value, Error? error)
    {
        this.value = value;
        this.error = error;
    }

    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => error is null;

    /// <summary>The refusal, or null where there is a value.</summary>
    public Error? Error => error;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a refusal instead: a bug in the caller.</exception>
    public T Value => error is null ? value! : throw new InvalidOperationException($"Refused: {error}");

    /// <summary>Wraps a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);

    /// <summary>Continues with the value, or hands the refusal on.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => error is null ? next(value!) : error;

    /// <summary>Answers both cases.</summary>
    public TOut Match<TOut>(Func<T, TOut> success, Func<Error, TOut> refused) =>
        error is null ? success(value!) : refused(error);
}

/// <summary>The value of an operation that has none.</summary>
public readonly record struct Done
{
    /// <summary>The only value.</summary>
    public static readonly Done Value;
}
