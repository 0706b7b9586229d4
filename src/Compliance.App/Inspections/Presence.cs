using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Inspections;

/// <summary>
/// Who of a case's team has which item open at the moment. Kept in memory: it is a courtesy among colleagues, never the
/// ground of a decision; two who write at the same time are told apart by the version of the determination.
/// </summary>
public sealed class Presence(IDbContextFactory<ComplianceDb> factory, CaseFiles cases)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, List<Seat>> seats = [];

    /// <summary>Takes a seat at a case until it is disposed of. Only the team sees names, so only the team takes seats.</summary>
    /// <returns><see cref="NotFound"/> for strangers, <see cref="NotAllowed"/> for people who see the case from outside the team.</returns>
    public async Task<Result<Seat>> EnterAsync(Actor actor, Guid inspectionId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var opened = await cases.OpenAsync(db, actor, inspectionId, ct);
        if (!opened.IsSuccess)
        {
            return opened.Error;
        }

        if (opened.Value.Side is not CaseSide.Team)
        {
            return new NotAllowed();
        }

        var seat = new Seat(this, inspectionId, actor);
        lock (gate)
        {
            if (!seats.TryGetValue(inspectionId, out var atCase))
            {
                seats[inspectionId] = atCase = [];
            }

            atCase.Add(seat);
        }

        Tell(seat, savedItem: null);
        return seat;
    }

    internal IReadOnlyList<PresentPerson> OthersAt(Seat own)
    {
        lock (gate)
        {
            return [.. AtCase(own.InspectionId)
                .Where(seat => seat != own && seat.Actor.UserId != own.Actor.UserId)
                .Select(seat => new PresentPerson(seat.Actor.UserId, seat.Actor.Name, seat.ItemId))
                .Distinct()
                .OrderBy(person => person.Name, StringComparer.Ordinal)
                .ThenBy(person => person.ItemId, StringComparer.Ordinal)];
        }
    }

    internal void Tell(Seat from, string? savedItem)
    {
        List<Seat> others;
        lock (gate)
        {
            others = [.. AtCase(from.InspectionId).Where(seat => seat != from)];
        }

        foreach (var seat in others)
        {
            seat.Hear(savedItem);
        }
    }

    internal void Leave(Seat seat)
    {
        lock (gate)
        {
            if (seats.TryGetValue(seat.InspectionId, out var atCase) && atCase.Remove(seat) && atCase.Count == 0)
            {
                seats.Remove(seat.InspectionId);
            }
        }

        Tell(seat, savedItem: null);
    }

    private List<Seat> AtCase(Guid inspectionId) => seats.GetValueOrDefault(inspectionId) ?? [];
}

/// <summary>Somebody's place at a case, as long as their page is open.</summary>
public sealed class Seat : IDisposable
{
    private readonly Presence presence;

    internal Seat(Presence presence, Guid inspectionId, Actor actor)
    {
        this.presence = presence;
        InspectionId = inspectionId;
        Actor = actor;
    }

    /// <summary>Called where somebody came, went, turned to another item, or saved the item named; on the other person's thread.</summary>
    public Action<string?>? OnChanged { get; set; }

    /// <summary>The item that this person has open.</summary>
    public string? ItemId { get; private set; }

    /// <summary>The colleagues at the case now, by name.</summary>
    public IReadOnlyList<PresentPerson> Others => presence.OthersAt(this);

    internal Guid InspectionId { get; }

    internal Actor Actor { get; }

    /// <summary>Turns to another item.</summary>
    public void MoveTo(string itemId)
    {
        if (ItemId != itemId)
        {
            ItemId = itemId;
            presence.Tell(this, savedItem: null);
        }
    }

    /// <summary>Tells the colleagues that an item was saved.</summary>
    public void Announce(string itemId) => presence.Tell(this, itemId);

    /// <inheritdoc />
    public void Dispose() => presence.Leave(this);

    internal void Hear(string? savedItem) => OnChanged?.Invoke(savedItem);
}

/// <summary>A colleague at the case.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">Their name.</param>
/// <param name="ItemId">The item they have open, if any.</param>
public sealed record PresentPerson(Guid UserId, string Name, string? ItemId);
