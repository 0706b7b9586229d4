using System.Runtime.InteropServices;

namespace Compliance.App.Evidence;

/// <summary>
/// Makes a rename survive a power cut. A file that was flushed is still lost where the folder's entry for it was not;
/// .NET has no call for that. Windows writes such entries through by itself.
/// </summary>
internal static class DirectorySync
{
    // O_RDONLY | O_CLOEXEC, the same number on x64 and arm64.
    private const int ReadOnlyCloseOnExec = 0x80000;

    /// <summary>Flushes a folder's entries to the disk.</summary>
    /// <exception cref="IOException">The system refused: the entry may be lost.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open(folder, ReadOnlyCloseOnExec);
        var failed = handle < 0 || Fsync(handle) != 0;
        var errno = Marshal.GetLastPInvokeError();
        if (handle >= 0)
        {
            _ = Close(handle);
        }

        if (failed)
        {
            throw new IOException($"A folder could not be flushed to the disk (errno {errno}).", errno);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
