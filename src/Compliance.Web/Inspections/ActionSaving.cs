using Compliance.Domain;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Inspections;

/// <summary>
/// One form of a corrective action while it is open. The version it saves against is the whole action's, which other acts
/// move as well: where only the version moved and these words did not, nobody is asked to choose.
/// </summary>
/// <param name="content">The fields as the form opens.</param>
/// <param name="version">The version they were read with.</param>
/// <param name="normal">The fields as the server keeps them.</param>
/// <param name="save">Stores fields for a version that was seen, and gives the new version.</param>
/// <param name="load">What the server holds now; null where it can no longer be written.</param>
internal sealed class ActionSaving(
    IReadOnlyDictionary<string, string> content,
    int version,
    Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> normal,
    Func<Guid, IReadOnlyDictionary<string, string>, int, Task<Result<int>>> save,
    Func<Task<(IReadOnlyDictionary<string, string> Fields, int Version)?>> load)
{
    private (IReadOnlyDictionary<string, string> Fields, int Version)? theirs;

    /// <summary>What the fields were filled with; it must not change below somebody who types.</summary>
    public IReadOnlyDictionary<string, string> Opened { get; private set; } = content;

    /// <summary>What the server holds.</summary>
    public IReadOnlyDictionary<string, string> Current { get; private set; } = normal(content);

    /// <summary>The version that was seen.</summary>
    public int Seen { get; private set; } = version;

    /// <summary>Grows whenever the fields have to be filled anew.</summary>
    public int Generation { get; private set; }

    /// <summary>Another act of the same person moved the version.</summary>
    public void Moved(int to) => Seen = Math.Max(Seen, to);

    /// <summary>Stores what was typed.</summary>
    public async Task<SaveReply> SaveAsync(Guid operationId, IReadOnlyDictionary<string, string> typed)
    {
        for (var attempt = 0; ; attempt++)
        {
            var saved = await save(operationId, typed, Seen);
            if (saved.IsSuccess && saved.Value == Seen + 1)
            {
                return Done(normal(typed), saved.Value);
            }

            if (!saved.IsSuccess && saved.Error is not Conflict)
            {
                return new SaveReply(Refusal: saved.Error);
            }

            if (await load() is not { } found)
            {
                return new SaveReply(Refusal: saved.Error ?? new NotFound());
            }

            if (Same(normal(found.Fields), normal(typed)))
            {
                return Done(normal(typed), found.Version);
            }

            if (saved.IsSuccess || attempt > 2 || !Same(normal(found.Fields), Current))
            {
                theirs = found;
                return new SaveReply(Theirs: found.Fields);
            }

            Seen = found.Version;
        }
    }

    /// <summary>The next save goes over what the other person wrote.</summary>
    public void KeepMine()
    {
        if (theirs is { } other)
        {
            (Current, Seen, theirs) = (normal(other.Fields), other.Version, null);
        }
    }

    /// <summary>Fills the fields with what the other person wrote.</summary>
    public void TakeTheirs()
    {
        if (theirs is { } other)
        {
            (Opened, Current, Seen, theirs) = (other.Fields, normal(other.Fields), other.Version, null);
            Generation++;
        }
    }

    /// <summary>Fills the fields anew with what was saved, such as for one more row.</summary>
    public void Reopen()
    {
        Opened = Current;
        Generation++;
    }

    private SaveReply Done(IReadOnlyDictionary<string, string> fields, int version)
    {
        (Current, Seen, theirs) = (fields, version, null);
        return new SaveReply();
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var other) && other.ReplaceLineEndings("\n") == entry.Value.ReplaceLineEndings("\n"));
}
