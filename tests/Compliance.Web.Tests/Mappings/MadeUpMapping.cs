using System.Text;
using Compliance.App.Data;
using Compliance.App.Oscal.Mappings;
using Compliance.Domain.Access;

namespace Compliance.Web.Tests.Mappings;

/// <summary>A mapping of SP 800-171 to a standard that does not exist.</summary>
internal static class MadeUpMapping
{
    public static readonly Actor Editor = new(new Guid("0198c000-0000-7000-8000-0000000000e1"), "Editor", new HashSet<Role> { Role.StandardsEditor }, null);

    /// <summary>3.1.1 covers one requirement fully and one partly; 9.9.9 is unknown.</summary>
    public static byte[] Content => Encoding.UTF8.GetBytes("""
        { "mapping-collection": {
          "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f1",
          "metadata": { "title": "Made up", "last-modified": "2026-04-01T09:00:00+09:00", "version": "1", "oscal-version": "1.2.1" },
          "provenance": { "method": "human", "matching-rationale": "semantic", "status": "complete", "mapping-description": "Made up." },
          "mappings": [ { "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f2",
            "source-resource": { "type": "catalog", "href": "ours.json" }, "target-resource": { "type": "catalog", "href": "Kakuu-Standard" },
            "maps": [
              { "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f3", "relationship": "equal-to", "sources": [ { "type": "control", "id-ref": "3.1.1" } ], "targets": [ { "type": "control", "id-ref": "kk-1" } ] },
              { "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f4", "relationship": "subset-of", "sources": [ { "type": "control", "id-ref": "3.1.1" } ], "targets": [ { "type": "control", "id-ref": "kk-2" } ] },
              { "uuid": "7401f09f-ef58-4d30-a6e7-46b8ebb0e4f5", "relationship": "equal-to", "sources": [ { "type": "control", "id-ref": "9.9.9" } ], "targets": [ { "type": "control", "id-ref": "kk-3" } ] } ] } ] } }
        """);

    public static async Task<Guid> ImportAsync(ImportMapping import, IIds ids)
    {
        var imported = await import.RunAsync(Editor, ids.New(), new MappingFile("nist-sp-800-171-r2", MappingSide.Source, null, Content), CancellationToken.None);
        Assert.Null(imported.Error);
        return imported.Value;
    }
}
