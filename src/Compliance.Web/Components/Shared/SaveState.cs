namespace Compliance.Web.Components.Shared;

/// <summary>Where a text that saves itself stands.</summary>
public enum SaveState
{
    /// <summary>Nothing was typed yet.</summary>
    Untouched,

    /// <summary>On its way to the server.</summary>
    Saving,

    /// <summary>In the database.</summary>
    Saved,

    /// <summary>Refused or cut off; the text is still on the page.</summary>
    NotSaved,
}
