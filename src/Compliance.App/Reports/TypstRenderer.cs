using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Compliance.App.Reports;

/// <summary>Where and how the document compiler runs, section <c>Reports</c> of the configuration.</summary>
public sealed class TypstOptions
{
    /// <summary>The Node.js program, 20 or newer.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>Folder with <c>worker.mjs</c>, its npm packages and the templates.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "Reports", "Typst");

    /// <summary>How long one document may take before the compiler is killed.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After how many documents the compiler is started anew, so that a slow leak never matters.</summary>
    public int RecycleAfter { get; set; } = 200;
}

/// <summary>A file inside the document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its kind.</param>
/// <param name="Description">What it is.</param>
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

/// <summary>Renders documents. One class behind the report models, so that another engine would replace only this one.</summary>
public interface IDocumentRenderer
{
    /// <summary>Renders a document; equal input gives equal bytes.</summary>
    /// <param name="template">Name of the template: lower-case letters, digits and hyphens.</param>
    /// <param name="model">The report model; every string in it is shown as text, made renderable first.</param>
    /// <param name="attachments">Files to attach.</param>
    /// <param name="created">The document's date.</param>
    /// <param name="ct">Cancels, and kills the compiler.</param>
    /// <exception cref="RenderFailedException">There is no complete document; the message is the compiler's.</exception>
    Task<byte[]> RenderAsync<T>(string template, T model, IReadOnlyList<PdfAttachment> attachments, DateTimeOffset created, CancellationToken ct);
}

/// <summary>
/// Renders with Typst in a Node.js child process that lives on between documents. One document at a time; a child that
/// takes too long or dies is replaced, and the document that it was at fails.
/// </summary>
public sealed class TypstRenderer(TypstOptions options) : IDocumentRenderer, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly PlainText plain = new(options.Folder);
    private Process? child;
    private int rendered;

    /// <inheritdoc />
    public async Task<byte[]> RenderAsync<T>(
        string template, T model, IReadOnlyList<PdfAttachment> attachments, DateTimeOffset created, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        var request = JsonSerializer.Serialize(
            new
            {
                id = 1,
                template,
                data = plain.Clean(JsonSerializer.SerializeToNode(model, Json)),
                attachments = attachments.Select(file => new
                {
                    name = file.Name,
                    mime = file.MediaType,
                    description = file.Description,
                    base64 = Convert.ToBase64String(file.Content.Span),
                }),
                created = created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                standard = "a-3a",
            },
            Json);
        await turn.WaitAsync(ct);
        try
        {
            return await AskAsync(request, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        Kill();
        turn.Dispose();
    }

    private async Task<byte[]> AskAsync(string request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.TimeLimit);
        try
        {
            var process = Ensure();
            await process.StandardInput.WriteLineAsync(request.AsMemory(), limit.Token);
            await process.StandardInput.FlushAsync(limit.Token);
            var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new RenderFailedException("The document compiler ended without an answer.");
            using var answer = JsonDocument.Parse(line);
            if (++rendered >= options.RecycleAfter)
            {
                Kill();
            }

            return answer.RootElement.TryGetProperty("pdfBase64", out var pdf)
                ? pdf.GetBytesFromBase64()
                : throw new RenderFailedException(answer.RootElement.GetProperty("error").GetString() ?? "No cause was given.");
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            Kill();
            throw new RenderFailedException($"The document took longer than {options.TimeLimit.TotalSeconds:0} seconds.", late);
        }
        catch (Exception problem) when (problem is IOException or JsonException or System.ComponentModel.Win32Exception)
        {
            Kill();
            throw new RenderFailedException($"The document compiler is not to be had: {problem.Message}", problem);
        }
        catch (OperationCanceledException)
        {
            // Its answer would be taken for the next document's.
            Kill();
            throw;
        }
    }

    private Process Ensure()
    {
        if (child is { HasExited: false })
        {
            return child;
        }

        Kill();
        var start = new ProcessStartInfo(options.NodePath)
        {
            UseShellExecute = false,
            WorkingDirectory = options.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["--expose-gc", "--max-old-space-size=128", "worker.mjs"])
        {
            start.ArgumentList.Add(argument);
        }

        child = Process.Start(start) ?? throw new RenderFailedException("The document compiler did not start.");
        return child;
    }

    private void Kill()
    {
        rendered = 0;
        if (child is null)
        {
            return;
        }

        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }

        child.Dispose();
        child = null;
    }
}
