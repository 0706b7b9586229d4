using Compliance.Domain;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Checklists;

/// <summary>
/// One thing of a draft while its form is open: what the server holds, and what happens where somebody else wrote meanwhile.
/// </summary>
/// <param name="content">As the form opens.</param>
/// <param name="version">Its version.</param>
/// <param name="fields">The content as the form shows it.</param>
/// <param name="read">The content from the form's fields and what was there before.</param>
/// <param name="save">Stores a content for a version that was seen, and gives the new version.</param>
/// <param name="load">What the server holds now.</param>
internal sealed class DraftSaving<T>(
    T content,
    int version,
    Func<T, IReadOnlyDictionary<string, string>> fields,
    Func<IReadOnlyDictionary<string, string>, T, T> read,
    Func<Guid, T, int, Task<Result<int>>> save,
    Func<Task<Result<(T Content, int Version)>>> load)
    where T : class
{
    private (T Content, int Version)? theirs;

    /// <summary>What the fields were filled with; it must not change below somebody who types.</summary>
    public T Opened { get; private set; } = content;

    /// <summary>What the server holds.</summary>
    public T Current { get; private set; } = content;

    /// <summary>The version that was seen.</summary>
    public int Seen { get; private set; } = version;

    /// <summary>Grows whenever the fields have to be filled anew.</summary>
    public int Generation { get; private set; }

    /// <summary>The fields as the form opens.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields(Opened);

    /// <summary>Stores what was typed.</summary>
    public async Task<SaveReply> SaveAsync(Guid operationId, IReadOnlyDictionary<string, string> typed)
    {
        var next = read(typed, Current);
        var saved = await save(operationId, next, Seen);
        if (saved.IsSuccess && saved.Value == Seen + 1)
        {
            (Current, Seen, theirs) = (next, saved.Value, null);
            return new SaveReply();
        }

        if (!saved.IsSuccess && saved.Error is not Conflict)
        {
            return new SaveReply(Refusal: saved.Error);
        }

        // Somebody else moved the version, or an earlier attempt of this save had arrived already: look at what is there.
        var found = await load();
        if (!found.IsSuccess)
        {
            return new SaveReply(Refusal: found.Error);
        }

        if (Same(fields(found.Value.Content), fields(next)))
        {
            (Current, Seen, theirs) = (found.Value.Content, found.Value.Version, null);
            return new SaveReply();
        }

        theirs = found.Value;
        return new SaveReply(Theirs: fields(found.Value.Content));
    }

    /// <summary>The next save goes over what the other person wrote.</summary>
    public void KeepMine()
    {
        if (theirs is { } other)
        {
            (Current, Seen, theirs) = (other.Content, other.Version, null);
        }
    }

    /// <summary>Fills the fields with what the other person wrote.</summary>
    public void TakeTheirs()
    {
        if (theirs is { } other)
        {
            Show(other.Content, other.Version);
        }
    }

    /// <summary>Changes the shape of the content, such as one more row; what was typed has been saved before.</summary>
    /// <returns>The refusal, or null. Where somebody wrote meanwhile, the fields show their text.</returns>
    public async Task<Error?> ChangeAsync(Guid operationId, Func<T, T> change)
    {
        var next = change(Current);
        var saved = await save(operationId, next, Seen);
        if (saved.IsSuccess)
        {
            Show(next, saved.Value);
            return null;
        }

        if (saved.Error is Conflict && await load() is { IsSuccess: true } found)
        {
            Show(found.Value.Content, found.Value.Version);
        }

        return saved.Error;
    }

    private void Show(T content, int version)
    {
        (Opened, Current, Seen, theirs) = (content, content, version, null);
        Generation++;
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var other) && other == entry.Value);
}
