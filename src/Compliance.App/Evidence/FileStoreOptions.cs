namespace Compliance.App.Evidence;

/// <summary>Where bytes are kept, section <c>Storage</c> of the configuration.</summary>
public sealed class FileStoreOptions
{
    /// <summary>Folder of the platform's files; it and the database are what a backup has to hold.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Largest evidence file in bytes; 2 GiB unless configured.</summary>
    public long MaxFileSize { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Room on the disk that uploads never use, in bytes; 256 MiB unless configured.</summary>
    public long ReserveBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>How old bytes without a row have to be before they are removed; 24 hours unless configured.</summary>
    public TimeSpan OrphanGrace { get; set; } = TimeSpan.FromHours(24);
}
