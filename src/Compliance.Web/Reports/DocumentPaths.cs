namespace Compliance.Web.Reports;

/// <summary>Addresses of issued documents.</summary>
public static class DocumentPaths
{
    /// <summary>Where a document is downloaded, relative to the base.</summary>
    public static string Download(Guid documentId) => $"documents/{documentId}";
}
