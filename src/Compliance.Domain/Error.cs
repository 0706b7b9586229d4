namespace Compliance.Domain;

/// <summary>
/// An expected refusal. The record's type name is the localisation key of its message and its properties are the
/// message's arguments, so a refusal never carries prose. Exceptions are for bugs and outages only.
/// </summary>
public abstract record Error
{
    /// <summary>The localisation key: the name of the record.</summary>
    public string Code => GetType().Name;
}

/// <summary>The thing asked for does not exist, or the actor may not know that it does: both answer alike.</summary>
public sealed record NotFound : Error;

/// <summary>The actor may see the thing but may not do this to it.</summary>
public sealed record NotAllowed : Error;

/// <summary>Somebody changed the thing since it was read; <paramref name="CurrentVersion"/> is its version now.</summary>
public sealed record Conflict(int CurrentVersion) : Error;

/// <summary>A field holds a value that cannot be accepted.</summary>
/// <param name="Field">Name of the field as the use case knows it.</param>
/// <param name="Expected">Key of the sentence that says what was expected, e.g. <c>Required</c> or <c>TooLong</c>.</param>
public sealed record InvalidField(string Field, string Expected) : Error;
