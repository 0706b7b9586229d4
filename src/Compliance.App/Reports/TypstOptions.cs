namespace Compliance.App.Reports;

/// <summary>Where and how the document compiler runs, section <c>Reports</c> of the configuration.</summary>
public sealed class TypstOptions
{
    /// <summary>The Node.js program, 20 or newer.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>Folder with <c>worker.mjs</c>, <c>fonts.json</c> and the npm packages.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "Reports", "Typst");

    /// <summary>Folder with the templates; null where they lie in <see cref="Folder"/>.</summary>
    public string? TemplateFolder { get; set; }

    /// <summary>
    /// The standard that the files hold: <c>a-3a</c> is the only one that carries attachments and tags. One per file, so
    /// <c>ua-1</c> serves to show that the same source would hold as PDF/UA.
    /// </summary>
    public string Standard { get; set; } = "a-3a";

    /// <summary>How long one document may take, the compiler's start included, before the compiler is killed.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After how many documents the compiler is started anew, so that a slow leak never matters.</summary>
    public int RecycleAfter { get; set; } = 200;
}

/// <summary>A file inside the document.</summary>
/// <param name="Name">Its name: ASCII letters, digits, dots, hyphens and underscores.</param>
/// <param name="MediaType">Its kind, such as <c>application/json</c>.</param>
/// <param name="Description">What it is, for readers.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PdfAttachment(string Name, string MediaType, string Description, ReadOnlyMemory<byte> Content);

/// <summary>The document could not be rendered completely, so there is none.</summary>
public sealed class RenderFailedException : Exception
{
    /// <summary>A failure with its cause.</summary>
    public RenderFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause and the exception behind it.</summary>
    public RenderFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
