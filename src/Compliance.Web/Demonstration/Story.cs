using Compliance.Domain;

namespace Compliance.Web.Demonstration;

/// <summary>
/// A story told through the platform's use cases. Every step has a name, and the name is the operation: told again after
/// it was cut off, the steps that were done give the same answers and change nothing.
/// </summary>
/// <param name="Services">The platform, on the story's own clock.</param>
/// <param name="Time">The story's clock.</param>
/// <param name="Name">Distinguishes the steps of one story from those of another.</param>
public sealed record Story(IServiceProvider Services, SteppingTime Time, string Name)
{
    /// <summary>A use case or query class.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The operation of a step.</summary>
    public Guid Operation(string step) => SeededIds.Of($"{Name}/{step}");

    /// <summary>The same platform and clock for another part of the story.</summary>
    public Story Part(string name) => this with { Name = $"{Name}/{name}" };

    /// <summary>The answer of a step, which is never refused unless the story is wrong.</summary>
    /// <exception cref="InvalidOperationException">The platform refused the step.</exception>
    public async Task<T> DoAsync<T>(string step, Func<Guid, Task<Result<T>>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var result = await run(Operation(step));
        return result.IsSuccess ? result.Value : throw new InvalidOperationException($"The platform refused '{Name}/{step}': {result.Error}");
    }
}
