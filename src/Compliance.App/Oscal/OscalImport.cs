using System.Text;
using System.Text.Json;
using Compliance.App.Oscal.Export;

namespace Compliance.App.Oscal;

/// <summary>What an import of one document, or of a profile with its catalogue, came to.</summary>
/// <param name="Report">What is printed.</param>
/// <param name="Catalogue">The catalogue, resolved where a profile was given; null where there is none.</param>
public sealed record OscalImported(ImportReport Report, OscalCatalogue? Catalogue);

/// <summary>A catalogue that a draft checklist can be made from.</summary>
public sealed record OscalCatalogue
{
    internal OscalCatalogue(JsonMap content) => Content = content;

    internal JsonMap Content { get; }

    /// <summary>The catalogue as JSON under the name <c>catalog</c>. One that was resolved has no UUID of its own, as nothing identifies it yet.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePropertyName("catalog");
            Content.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

/// <summary>
/// Imports an OSCAL document from the local disk: checks it, resolves it where it is a profile, and counts its controls.
/// </summary>
public static class OscalImport
{
    /// <summary>Imports a document.</summary>
    /// <param name="file">A document of any model. A profile is resolved where what it imports lies beside it.</param>
    /// <param name="profileFile">A profile to resolve against <paramref name="file"/>; the two may stand the other way round. Null for none.</param>
    /// <param name="refusal">Which file is no OSCAL document, and why; empty where there is a result.</param>
    /// <returns>The result, or null with a refusal.</returns>
    public static OscalImported? Read(string file, string? profileFile, out string refusal)
    {
        if (OscalFile.Read(file, out refusal) is not { } document)
        {
            refusal = $"{file}: no OSCAL document: {refusal}";
            return null;
        }

        if (profileFile is null)
        {
            return document.Model == "profile" ? ReadProfile(file, document) : Single(document, []);
        }

        if (OscalFile.Read(profileFile, out refusal) is not { } profile)
        {
            refusal = $"{profileFile}: no OSCAL document: {refusal}";
            return null;
        }

        if (profile.Model != "profile" && document.Model == "profile")
        {
            (file, document, profileFile, profile) = (profileFile, profile, file, document);
        }

        if (profile.Model != "profile" || document.Model is not ("catalog" or "profile"))
        {
            refusal = $"expected a catalogue and a profile, found {file} of the model {document.Model} and {profileFile} of the model {profile.Model}";
            return null;
        }

        var given = new ImportSource(ImportFolder.KeyOf(file), Path.GetFileName(file), document, "");
        return Resolve(profileFile, profile, given);
    }

    /// <summary>Imports a document that was handed in; nothing is looked for on the disk.</summary>
    /// <param name="document">A catalogue or a profile.</param>
    /// <param name="sources">What a profile imports, found by file name.</param>
    /// <param name="refusal">Which file is no OSCAL document, and why; empty where there is a result.</param>
    /// <returns>The result, or null with a refusal.</returns>
    public static OscalImported? Read(OscalUpload document, IReadOnlyList<OscalUpload> sources, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(sources);
        if (OscalDocument.Read(document.Content.Span, out refusal) is not { } read)
        {
            return null;
        }

        if (read.Model != "profile")
        {
            return Single(read, []);
        }

        // One source answers the profile whatever name the profile gives it: files are renamed on their way.
        var given = sources is [var only] ? new ImportSource(only.FileName, only.FileName, OscalDocument.Read(only.Content.Span, out var why), why) : null;
        return ResolveIn(document.FileName, read, new ImportFolder(sources, given) { First = read.Content });
    }

    private static OscalImported ReadProfile(string file, OscalDocument profile)
    {
        var folder = new ImportFolder(FolderOf(file), null);
        var hrefs = profile.Content.Maps("imports").Select(import => import.Text("href") ?? "");
        if (hrefs.Any(href => folder.Find(href, profile.Content) is not null))
        {
            return Resolve(file, profile, null);
        }

        var ids = profile.Content.Maps("imports").SelectMany(import => import.Maps("include-controls")).SelectMany(directive => directive.List("with-ids"))
            .OfType<JsonText>().Distinct().Count();
        return Single(profile, [$"The profile names {ids} controls. What it imports is not beside it: give the catalogue to resolve it."]);
    }

    private static OscalImported Resolve(string profileFile, OscalDocument profile, ImportSource? given)
    {
        return ResolveIn(ImportFolder.KeyOf(profileFile), profile, new ImportFolder(FolderOf(profileFile), given) { First = profile.Content });
    }

    private static OscalImported ResolveIn(string key, OscalDocument profile, ImportFolder folder)
    {
        var (catalogue, faults, notes) = ProfileResolution.Resolve(profile, key, folder.Find);
        var (items, withdrawn) = OscalDocument.Count(catalogue ?? JsonMap.Empty);
        return new(
            new(catalogue is null ? profile.Model : "catalog", profile.Title, profile.OscalVersion, items, withdrawn, [.. profile.Faults, .. faults], notes),
            catalogue is null ? null : new(catalogue));
    }

    private static OscalImported Single(OscalDocument document, IReadOnlyList<string> notes) => new(
        new(document.Model, document.Title, document.OscalVersion, document.Items, document.Withdrawn, document.Faults, notes) { Assessment = OscalAssessment.Read(document) },
        document.Model == "catalog" ? new(document.Content) : null);

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
}
