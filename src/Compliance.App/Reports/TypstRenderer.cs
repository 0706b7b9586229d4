using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Compliance.App.Reports;

/// <summary>Renders documents. One class behind the report models, so that another engine would replace only this one.</summary>
public interface IDocumentRenderer
{
    /// <summary>Renders a document; equal input gives equal bytes.</summary>
    /// <param name="template">Name of the template: lower-case letters, digits and hyphens.</param>
    /// <param name="model">The report model; every string in it is shown as text, made renderable first.</param>
    /// <param name="attachments">Files to attach.</param>
    /// <param name="created">The document's date, kept to the second.</param>
    /// <param name="ct">Cancels, and kills the compiler.</param>
    /// <exception cref="RenderFailedException">There is no complete document; the message is the compiler's.</exception>
    Task<byte[]> RenderAsync<T>(string template, T model, IReadOnlyList<PdfAttachment> attachments, DateTimeOffset created, CancellationToken ct);
}

/// <summary>
/// Renders with Typst in a Node.js child process that lives on between documents. One document at a time; a child that
/// takes too long or dies is replaced, and the document that it was at fails.
/// </summary>
public sealed partial class TypstRenderer(TypstOptions options) : IDocumentRenderer, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly PlainText plain = new(options.Folder);
    private TypstChild? child;
    private long lastId;
    private bool disposed;

    /// <inheritdoc />
    public async Task<byte[]> RenderAsync<T>(
        string template, T model, IReadOnlyList<PdfAttachment> attachments, DateTimeOffset created, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        if (attachments.FirstOrDefault(file => !FileName().IsMatch(file.Name)) is { } odd)
        {
            throw new ArgumentException($"'{odd.Name}' is no name for an attachment.", nameof(attachments));
        }

        var id = Interlocked.Increment(ref lastId);
        var request = JsonSerializer.Serialize(
            new
            {
                id,
                template,
                data = plain.Clean(JsonSerializer.SerializeToNode(model, Json)),
                attachments = attachments.Select(file => new
                {
                    name = file.Name,
                    mime = file.MediaType,
                    description = file.Description,
                    base64 = Convert.ToBase64String(file.Content.Span),
                }),
                created = created.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                standard = options.Standard,
            },
            Json);
        await turn.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await AskAsync(id, request, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The semaphore itself holds nothing that needs disposal, and a waiting caller still has to be told.
        await turn.WaitAsync();
        disposed = true;
        Retire();
        turn.Release();
    }

    private async Task<byte[]> AskAsync(long id, string request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.TimeLimit);
        var answered = false;
        try
        {
            if (child is null || !child.IsAlive || child.Asked >= options.RecycleAfter)
            {
                Retire();
                child = new TypstChild(options);
            }

            var pdf = Read(id, await child.AskAsync(request, limit.Token), out var refusal);
            answered = true;
            return pdf ?? throw new RenderFailedException(refusal);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new RenderFailedException($"The document took longer than {options.TimeLimit.TotalSeconds:0.#} seconds.", late);
        }
        catch (Exception problem) when (problem is IOException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException or Win32Exception)
        {
            throw new RenderFailedException($"The document compiler failed: {problem.Message}", problem);
        }
        finally
        {
            // Whatever it would still say would be taken for the answer to the next document.
            if (!answered)
            {
                Retire();
            }
        }
    }

    private static byte[]? Read(long id, string line, out string refusal)
    {
        refusal = string.Empty;
        using var answer = JsonDocument.Parse(line);
        if (answer.RootElement.GetProperty("id") is not { ValueKind: JsonValueKind.Number } answeredId || answeredId.GetInt64() != id)
        {
            throw new InvalidOperationException("the answer belongs to another document");
        }

        if (answer.RootElement.TryGetProperty("pdfBase64", out var content))
        {
            var pdf = content.GetBytesFromBase64();
            return pdf.AsSpan().StartsWith("%PDF-"u8) ? pdf : throw new InvalidOperationException("the answer is no PDF");
        }

        refusal = answer.RootElement.GetProperty("error").GetString() ?? "No cause was given.";
        return null;
    }

    private void Retire()
    {
        child?.Dispose();
        child = null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
