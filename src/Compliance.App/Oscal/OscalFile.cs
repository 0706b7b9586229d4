namespace Compliance.App.Oscal;

/// <summary>Reads OSCAL documents from the local disk.</summary>
public static class OscalFile
{
    /// <summary>The document in a file, or why there is none; no file makes this throw.</summary>
    /// <param name="path">Path of the file. A file larger than 50 MB is refused by its length, before it is read.</param>
    /// <param name="refusal">Why there is no document; empty where there is one.</param>
    public static OscalDocument? Read(string path, out string refusal)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (file.CanSeek && file.Length > JsonReading.MaximumBytes)
            {
                refusal = JsonReading.TooLarge(file.Length);
                return null;
            }

            // A device or a file that grows tells no length beforehand: one byte more than allowed is enough to know.
            using var content = new MemoryStream(file.CanSeek ? (int)file.Length + 1 : 0);
            var buffer = new byte[81_920];
            int read;
            while (content.Length <= JsonReading.MaximumBytes && (read = file.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
            }

            return OscalDocument.Read(content.GetBuffer().AsSpan(0, (int)content.Length), out refusal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            refusal = $"it cannot be read: {fault.Message}";
            return null;
        }
    }
}
