namespace Compliance.Domain.Inspections;

/// <summary>What firm or inspectors wrote under a request for information while it was open. Never changed.</summary>
public sealed class RequestMessage
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLimit = 5_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The case.</summary>
    public required Guid InspectionId { get; init; }

    /// <summary>True where the firm wrote it.</summary>
    public required bool ByFirm { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>Their name at that moment; the firm does not read names of the authority.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The words, 1 to <see cref="TextLimit"/> characters.</summary>
    public required string Text { get; init; }
}

/// <summary>More time that the inspectors gave for a request for information. Never changed.</summary>
public sealed class RequestExtension
{
    /// <summary>Longest word that goes with it, in characters.</summary>
    public const int WordLimit = 1_000;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The day before.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day that holds since.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Why, 1 to <see cref="WordLimit"/> characters; the firm reads it.</summary>
    public required string Word { get; init; }

    /// <summary>Who gave it.</summary>
    public required string ByName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a firm supplied for one item that a request opened again.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="ClaimBefore">What it claimed before; null where the item was not handed in then.</param>
/// <param name="ClaimAfter">What it claims since; null where the item is not handed in any more.</param>
/// <param name="StatementChanged">True where it says something else.</param>
/// <param name="Added">Evidence cited since.</param>
/// <param name="Removed">Evidence cited no more.</param>
public sealed record SuppliedItem(
    string ItemId, Claim? ClaimBefore, Claim? ClaimAfter, bool StatementChanged, IReadOnlyList<SuppliedFile> Added, IReadOnlyList<SuppliedFile> Removed)
{
    /// <summary>True where the answer or its evidence is another than before.</summary>
    public bool IsAny => ClaimBefore != ClaimAfter || StatementChanged || Added.Count > 0 || Removed.Count > 0;

    /// <summary>Compares what was attested of an item before and after a request.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="before">As attested before it; null where it was not.</param>
    /// <param name="after">As attested in answer to it; null where it was not.</param>
    public static SuppliedItem Between(string itemId, AttestedItem? before, AttestedItem? after)
    {
        var (old, now) = (before?.Files ?? [], after?.Files ?? []);
        return new(
            itemId,
            before?.Claim,
            after?.Claim,
            (before?.Statement ?? "") != (after?.Statement ?? ""),
            [.. now.ExceptBy(old.Select(file => file.VersionId), file => file.VersionId)],
            [.. old.ExceptBy(now.Select(file => file.VersionId), file => file.VersionId)]);
    }
}

/// <summary>An item as it was attested.</summary>
/// <param name="Claim">What was claimed.</param>
/// <param name="Statement">What was said.</param>
/// <param name="Files">What was cited.</param>
public sealed record AttestedItem(Claim Claim, string Statement, IReadOnlyList<SuppliedFile> Files);

/// <summary>A cited file.</summary>
/// <param name="VersionId">The evidence version.</param>
/// <param name="FileName">Its name.</param>
public sealed record SuppliedFile(Guid VersionId, string FileName);
