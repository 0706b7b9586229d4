namespace Compliance.App.Data;

/// <summary>Makes ids. Replaced by a seeded one where a run has to be repeatable.</summary>
public interface IIds
{
    /// <summary>A new id, roughly in order of time.</summary>
    Guid New();
}

/// <summary>Version 7 ids: random, and in order of time so that indexes stay compact.</summary>
public sealed class Ids : IIds
{
    /// <inheritdoc />
#pragma warning disable RS0030 // This is the one place that makes ids.
    public Guid New() => Guid.CreateVersion7();
#pragma warning restore RS0030
}
