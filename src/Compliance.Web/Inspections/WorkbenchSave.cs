namespace Compliance.Web.Inspections;

/// <summary>Where the judgement of one item stands.</summary>
public enum WorkbenchSave
{
    /// <summary>As it is in the database.</summary>
    Untouched,

    /// <summary>Changed; the save follows within half a second.</summary>
    Typing,

    /// <summary>On its way.</summary>
    Saving,

    /// <summary>In the database.</summary>
    Saved,

    /// <summary>The server could not be asked; the same save is tried again.</summary>
    Retrying,

    /// <summary>Refused with a reason; the next change tries again.</summary>
    Refused,

    /// <summary>A colleague judged the item meanwhile; the inspector chooses.</summary>
    Conflict,
}
