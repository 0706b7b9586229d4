using Compliance.Domain.Evidence;
using Compliance.Web.Components.Shared;

namespace Compliance.Web.Evidence;

/// <summary>The words that the dropzone's script shows, in the language of the circuit.</summary>
internal static class DropzoneTexts
{
    /// <summary>All of them, by the names that the script knows.</summary>
    public static Dictionary<string, string> All()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["language"] = Languages.Current,
            ["list"] = DropzoneText.List,
            ["waiting"] = DropzoneText.Waiting,
            ["sending"] = DropzoneText.Sending,
            ["finishing"] = DropzoneText.Finishing,
            ["checking"] = DropzoneText.Checking,
            ["stored"] = DropzoneText.Stored,
            ["cancelled"] = DropzoneText.Cancelled,
            ["failed"] = DropzoneText.Failed,
            ["lost"] = DropzoneText.Lost,
            ["interrupted"] = DropzoneText.Interrupted,
            ["signedOut"] = DropzoneText.SignedOut,
            ["serverError"] = DropzoneText.ServerError,
            ["folder"] = DropzoneText.Folder,
            ["empty"] = DropzoneText.Empty,
            ["tooLarge"] = DropzoneText.TooLarge,
            ["oneOnly"] = DropzoneText.OneOnly,
            ["cancel"] = DropzoneText.Cancel,
            ["retry"] = DropzoneText.Retry,
            ["dismiss"] = DropzoneText.Dismiss,
            ["hash"] = DropzoneText.Hash,
            ["done"] = DropzoneText.Done,
            ["notDone"] = DropzoneText.NotDone,
            ["version"] = DropzoneText.Version,
        };
        foreach (var scan in Enum.GetValues<ScanVerdict>())
        {
            texts[$"scan.{scan}"] = EnumText.For(scan);
        }

        return texts;
    }
}
