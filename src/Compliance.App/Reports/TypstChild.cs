using System.Diagnostics;
using System.Text;

namespace Compliance.App.Reports;

/// <summary>One running compiler process. Not thread-safe: <see cref="TypstRenderer"/> asks it one thing at a time.</summary>
internal sealed class TypstChild : IDisposable
{
    private const int KeptErrorLines = 20;

    // The process needs none of the platform's secrets, and without a home it finds no fonts of the user's.
    private static readonly string[] KeptVariables = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"];

    private readonly Process process;
    private readonly Queue<string> errors = new();

    public TypstChild(TypstOptions options)
    {
        var start = new ProcessStartInfo(options.NodePath)
        {
            WorkingDirectory = options.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Except(KeptVariables, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(name);
        }

        // The limit is for JavaScript's heap only; with it and the collections after each document memory stays flat.
        foreach (var argument in (string[])["--expose-gc", "--max-old-space-size=128", "worker.mjs", Path.GetFullPath(options.TemplateFolder ?? options.Folder)])
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start) ?? throw new RenderFailedException("The document compiler did not start.");
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>False once the process ended, by itself or not.</summary>
    public bool IsAlive => !process.HasExited;

    /// <summary>How many requests it was sent.</summary>
    public int Asked { get; private set; }

    /// <summary>Sends one line and waits for the line that answers it.</summary>
    public async Task<string> AskAsync(string request, CancellationToken ct)
    {
        Asked++;
        await process.StandardInput.WriteLineAsync(request.AsMemory(), ct);
        await process.StandardInput.FlushAsync(ct);
        return await process.StandardOutput.ReadLineAsync(ct)
            ?? throw new RenderFailedException($"The document compiler ended without an answer. {LastErrors()}".TrimEnd());
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }

        process.Dispose();
    }

    private void Remember(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > KeptErrorLines)
            {
                errors.Dequeue();
            }
        }
    }

    private string LastErrors()
    {
        lock (errors)
        {
            return string.Join('\n', errors);
        }
    }
}
