namespace Compliance.App.Evidence;

/// <summary>What the store on a disk has to know of files and their systems.</summary>
internal static class DiskFiles
{
    /// <summary>True for a SHA-256 in lower-case hex.</summary>
    public static bool IsHash(string name) => name.Length == 64 && !name.AsSpan().ContainsAnyExcept("0123456789abcdef");

    /// <summary>True for "no space" and "over quota": errno on Linux and macOS, HRESULT on Windows.</summary>
    public static bool IsDiskFull(IOException failure) =>
        failure is not FileNotFoundException
        && (OperatingSystem.IsWindows() ? failure.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027) : failure.HResult is 28 or 122 or 69);

    /// <summary>True where no process holds the file.</summary>
    public static bool IsAbandoned(FileInfo file)
    {
        try
        {
            using var held = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// Makes a file for writing, for nobody else's eyes. It is held until it is closed, so that the sweep of this or another
    /// process knows that somebody is at it.
    /// </summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
