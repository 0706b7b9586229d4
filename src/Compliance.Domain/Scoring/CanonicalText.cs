using System.Security.Cryptography;
using System.Text;

namespace Compliance.Domain.Scoring;

/// <summary>
/// Builds the byte forms that are hashed: UTF-8 without byte order mark, one fact a line, every line ended by one line
/// feed, fields separated by one space. No field may hold white space, so two different facts never look alike.
/// </summary>
public sealed class CanonicalText
{
    private readonly StringBuilder text = new();

    /// <summary>Appends one line.</summary>
    /// <param name="fields">Neither empty nor with white space or control characters.</param>
    /// <exception cref="ArgumentException">A field would make the form ambiguous: the caller did not validate its ids.</exception>
    public CanonicalText Line(params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Length == 0 || fields[i].Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            {
                throw new ArgumentException($"\"{fields[i]}\" cannot be part of a canonical form.", nameof(fields));
            }

            text.Append(i == 0 ? "" : " ").Append(fields[i]);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

    /// <summary>The form itself.</summary>
    public override string ToString() => text.ToString();
}
