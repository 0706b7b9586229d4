using Compliance.App.Audit;
using Compliance.App.Checklists;
using Compliance.App.Data;
using Compliance.Domain;
using Compliance.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Compliance.App.Oscal.Mappings;

/// <summary>A mapping to import.</summary>
/// <param name="ChecklistId">The checklist that it is about.</param>
/// <param name="Side">On which side of the mapping the checklist stands.</param>
/// <param name="Number">Which mapping of the collection, from 1; null where it has one only.</param>
/// <param name="Content">The bytes of the file: an OSCAL mapping collection as JSON, at most <see cref="ImportMapping.MaximumBytes"/>.</param>
public sealed record MappingFile(string ChecklistId, MappingSide Side, int? Number, ReadOnlyMemory<byte> Content);

/// <summary>
/// Imports a mapping between a checklist and another document from an OSCAL mapping collection. Firms and inspectors then
/// see what an item also covers; judgements and scores never depend on it.
/// </summary>
public sealed class ImportMapping(Changes changes, IIds ids, ChecklistLibrary library)
{
    /// <summary>Largest file, in bytes; the same as for every OSCAL document.</summary>
    public const int MaximumBytes = JsonReading.MaximumBytes;

    /// <summary>Standards editors only.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="operationId">Made by the client.</param>
    /// <param name="file">The mapping.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The id of the mapping; <see cref="MappingFaulty"/>, <see cref="NoMappingCollection"/>, <see cref="MappingNotChosen"/>,
    /// <see cref="MappingTooLarge"/>, <see cref="NothingMatched"/> or <see cref="MappingInUse"/>.
    /// </returns>
    public async Task<Result<Guid>> RunAsync(Actor actor, Guid operationId, MappingFile file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(file);
        if (!actor.Has(Role.StandardsEditor))
        {
            return new NotAllowed();
        }

        if (!Enum.IsDefined(file.Side))
        {
            return new InvalidField("mapping-side", "Unknown");
        }

        if (library.VersionsOf(file.ChecklistId).LastOrDefault() is not { } published)
        {
            return new InvalidField("mapping-checklist", "Unknown");
        }

        var items = published.Checklist.Items.Select(item => item.Id).ToList();
        var read = Read(file, items);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var (title, mapping, number, content) = read.Value;
        var sha256 = Digest.OfBytes(file.Content.Span);
        var (own, other) = file.Side is MappingSide.Source ? (mapping.Source, mapping.Target) : (mapping.Target, mapping.Source);
        return await changes.RunAsync<Guid>(
            actor,
            operationId,
            async change =>
            {
                if (await change.Db.Set<ControlMapping>().AnyAsync(
                    used => used.RemovedAt == null && used.ChecklistId == file.ChecklistId && used.Sha256 == sha256 && used.Number == number && used.Side == file.Side, ct))
                {
                    return new MappingInUse();
                }

                var id = ids.New();
                change.Db.Add(new ControlMapping
                {
                    Id = id,
                    ChecklistId = published.Checklist.Id,
                    ChecklistVersion = published.Checklist.Version,
                    Side = file.Side,
                    Title = Name(title),
                    OwnName = Name(own),
                    OtherName = Name(other),
                    Number = number,
                    Sha256 = sha256,
                    Items = items.Count,
                    Matched = content.Matched,
                    EntryCount = content.Entries.Count,
                    Unmatched = content.Unmatched,
                    UnmatchedCount = content.Unmatched.Count,
                    ImportedAt = change.Now,
                    ImportedById = actor.UserId,
                    ImportedByName = actor.Name,
                    Entries = [.. content.Entries.Select((entry, position) => new ControlMappingEntry
                    {
                        MappingId = id,
                        Position = position,
                        ItemId = entry.ItemId,
                        OtherId = entry.OtherId,
                        Relationship = entry.Relationship,
                        Coverage = entry.Coverage,
                    })],
                });
                change.Record(
                    RecordedAction.MappingImported,
                    new Subject("mapping", id.ToString()),
                    null,
                    new { file.ChecklistId, published.Checklist.Version, file.Side, Number = number, Sha256 = sha256, content.Matched, content.Entries, content.Unmatched });
                return id;
            },
            (_, entry) => Task.FromResult<Result<Guid>>(Guid.Parse(entry.SubjectId)),
            ct);
    }

    private static Result<(string Title, Mapping Mapping, int Number, ReadMapping Content)> Read(MappingFile file, List<string> items)
    {
        if (OscalDocument.Read(file.Content.Span, out var refusal) is not { } document)
        {
            return new MappingFaulty([new("", new(refusal, $"OSCAL文書として読み取れません（{refusal}）"))]);
        }

        if (MappingCollection.From(document) is not { } collection)
        {
            return new NoMappingCollection(document.Model);
        }

        if (document.Faults.Count > 0)
        {
            return new MappingFaulty(document.Faults);
        }

        if (file.Number is null && collection.Mappings.Count > 1)
        {
            return new MappingNotChosen([.. collection.Mappings.Select(mapping => $"{Name(mapping.Source)} → {Name(mapping.Target)}")]);
        }

        var number = file.Number ?? 1;
        if (number < 1 || number > collection.Mappings.Count)
        {
            return new InvalidField("mapping-number", "Unknown");
        }

        // One mapping may stand without the list around it.
        var place = "/mapping-collection/mappings" + (document.Content["mappings"] is JsonMap ? "" : $"/{number - 1}");
        var mapping = collection.Mappings[number - 1];
        return MappingReading.Read(mapping, place, file.Side, items)
            .Then<(string, Mapping, int, ReadMapping)>(content => (collection.Title, mapping, number, content));
    }

    private static string Name(string text)
    {
        var line = TypedText.CleanLine(text);
        return line.Length <= MappingLimits.Name ? line : line[..(char.IsHighSurrogate(line[MappingLimits.Name - 2]) ? MappingLimits.Name - 2 : MappingLimits.Name - 1)] + "…";
    }
}
