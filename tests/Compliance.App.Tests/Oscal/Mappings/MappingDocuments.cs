using System.Text;

namespace Compliance.App.Tests.Oscal.Mappings;

/// <summary>Mapping collections made up for the tests.</summary>
internal static class MappingDocuments
{
    /// <summary>One statement; ids are separated by commas.</summary>
    public static string Map(string sources, string relationship, string targets, string? ns = null) =>
        $$"""{ "uuid": "{{Documents.Uuid}}", {{(ns is null ? "" : $"\"ns\": \"{ns}\", ")}}"relationship": "{{relationship}}", "sources": [ {{Items(sources)}} ], "targets": [ {{Items(targets)}} ] }""";

    /// <summary>One mapping between two made-up catalogues.</summary>
    public static string Mapping(params string[] maps) =>
        $$"""{ "uuid": "{{Documents.Uuid}}", "source-resource": { "type": "catalog", "href": "ours.json" }, "target-resource": { "type": "catalog", "href": "theirs.json" }, "maps": [ {{string.Join(", ", maps)}} ] }""";

    /// <summary>A collection.</summary>
    public static byte[] Collection(params string[] mappings) => Encoding.UTF8.GetBytes(
        $$"""
        { "mapping-collection": { {{Documents.Head}},
          "provenance": { "method": "human", "matching-rationale": "semantic", "status": "complete", "mapping-description": "Made up." },
          "mappings": [ {{string.Join(", ", mappings)}} ] } }
        """);

    private static string Items(string ids) => string.Join(", ", ids.Split(',').Select(id => $$"""{ "type": "control", "id-ref": "{{id}}" }"""));
}
