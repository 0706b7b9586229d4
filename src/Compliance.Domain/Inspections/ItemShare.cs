using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>
/// Who of the team works on an item. It shares out work and gives no rights: everybody who judges in the case may judge every
/// item. Without a share an item is everybody's; the share of somebody who no longer judges in the case counts as none.
/// </summary>
public sealed class ItemShare
{
    /// <summary>Longest word to the receiver, in characters.</summary>
    public const int WordLimit = 1_000;

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Who works on it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>Their name at that moment.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Who gave it to them.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>What they said with it; may be empty.</summary>
    public string Word { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>True where the actor may give these items away: the lead any, an inspector their own and those of nobody.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="held">The actor's duty in the case.</param>
    /// <param name="holder">Who works on the item now; null where nobody in particular does.</param>
    public static bool MayGive(Actor actor, CaseRole? held, Guid? holder)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return held is CaseRole.LeadInspector || holder is null || holder == actor.UserId;
    }

    /// <summary>Gives the item to somebody.</summary>
    /// <param name="userId">Who works on it from now.</param>
    /// <param name="userName">Their name.</param>
    /// <param name="word">At most <see cref="WordLimit"/> characters; may be empty.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="TextTooLong"/>.</returns>
    public Result<Done> Give(Guid userId, string userName, string word, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(by);
        if (word.Length > WordLimit)
        {
            return new TextTooLong("word", WordLimit);
        }

        (UserId, UserName, ByName, Word, At) = (userId, userName, by.Name, word, now);
        return Done.Value;
    }
}
