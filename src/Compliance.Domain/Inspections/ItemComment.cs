using Compliance.Domain.Access;

namespace Compliance.Domain.Inspections;

/// <summary>A word among the inspectors of a case about one item. It never reaches the firm, nor who decides.</summary>
public sealed class ItemComment
{
    /// <summary>Longest comment, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>The item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The colleague addressed; null where it is for everybody.</summary>
    public Guid? ForId { get; init; }

    /// <summary>Their name at that moment.</summary>
    public string? ForName { get; init; }

    /// <summary>The words; empty once it was taken back.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When its author took it back; that there was one stays.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Writes the words.</summary>
    /// <param name="text">1 to <see cref="TextLimit"/> characters.</param>
    /// <returns><see cref="InvalidField"/> without words, <see cref="TextTooLong"/>.</returns>
    public Result<Done> Write(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new InvalidField("comment", "Required");
        }

        if (text.Length > TextLimit)
        {
            return new TextTooLong("comment", TextLimit);
        }

        Text = text;
        return Done.Value;
    }

    /// <summary>Takes it back: the words go.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="NotAllowed"/> for anybody but the author; a second time changes nothing.</returns>
    public Result<Done> Withdraw(Actor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.UserId != AuthorId)
        {
            return new NotAllowed();
        }

        (Text, WithdrawnAt) = ("", WithdrawnAt ?? now);
        return Done.Value;
    }
}
