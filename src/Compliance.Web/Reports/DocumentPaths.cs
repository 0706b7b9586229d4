using Compliance.App.Oscal.Export;

namespace Compliance.Web.Reports;

/// <summary>Addresses of issued documents.</summary>
public static class DocumentPaths
{
    /// <summary>Where a document is downloaded, relative to the base.</summary>
    public static string Download(Guid documentId) => $"documents/{documentId}";

    /// <summary>Where a case is downloaded as OSCAL, relative to the base.</summary>
    public static string Oscal(Guid inspectionId, OscalModel model) => $"inspections/{inspectionId}/oscal/{OscalModels.NameOf(model)}";
}
