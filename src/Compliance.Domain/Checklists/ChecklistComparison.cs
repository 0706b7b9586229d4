namespace Compliance.Domain.Checklists;

/// <summary>Compares two versions of a checklist, item by item and field by field.</summary>
public static class ChecklistComparison
{
    /// <summary>What differs. Items are the same where their ids are equal byte by byte.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version, or a draft.</param>
    public static ChecklistDifference Of(Checklist before, Checklist after) => throw new NotSupportedException();
}
