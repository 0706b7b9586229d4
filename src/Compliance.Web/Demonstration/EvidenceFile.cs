namespace Compliance.Web.Demonstration;

/// <summary>A made-up file of evidence.</summary>
/// <param name="Key">What the story calls it.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Title">Title in the firm's library.</param>
/// <param name="Content">Makes its bytes; the same ones each time.</param>
public sealed record EvidenceFile(string Key, string FileName, string Title, Func<byte[]> Content);
