namespace Compliance.App.Evidence;

/// <summary>The malware scanner, section <c>Scanner</c> of the configuration.</summary>
public sealed class ScannerOptions
{
    /// <summary>Address of clamd as <c>host:port</c>; empty where the installation has no scanner.</summary>
    public string Clamd { get; set; } = "";

    /// <summary>Longest silence of clamd that is waited for; two minutes unless configured.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Up to this size a file is scanned before its upload is answered; 16 MiB unless configured.</summary>
    public long ScanAtOnceUpTo { get; set; } = 16L * 1024 * 1024;
}
