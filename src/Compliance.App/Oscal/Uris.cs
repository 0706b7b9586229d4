using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Compliance.App.Oscal;

/// <summary>URIs by the grammar of RFC 3986, and e-mail addresses, each checked in one walk over the text.</summary>
internal static class Uris
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // The double quote is no URI character; common validators let it pass, and so do we.
    private static readonly SearchValues<char> Path = SearchValues.Create(Alphanumeric + "-._~!$&'\"()*+,;=:@/");
    private static readonly SearchValues<char> QueryOrFragment = SearchValues.Create(Alphanumeric + "-._~!$&'\"()*+,;=:@/?");
    private static readonly SearchValues<char> UserInfo = SearchValues.Create(Alphanumeric + "-._~!$&'()*+,;=:");
    private static readonly SearchValues<char> Host = SearchValues.Create(Alphanumeric + "-._~!$&'\"()*+,;=");
    private static readonly SearchValues<char> Mailbox = SearchValues.Create(Alphanumeric + "!#$%&'*+/=?^_`{|}~-");
    private static readonly SearchValues<char> Label = SearchValues.Create(Alphanumeric + "-");

    /// <summary>True for a URI with a scheme.</summary>
    public static bool IsUri(string text) => SchemeLength(text) > 0 && IsReference(text);

    /// <summary>True for a URI or a relative reference; the empty one is the document itself.</summary>
    public static bool IsReference(string text)
    {
        var rest = text.AsSpan();
        var hash = rest.IndexOf('#');
        if (hash >= 0)
        {
            if (!Consists(rest[(hash + 1)..], QueryOrFragment))
            {
                return false;
            }

            rest = rest[..hash];
        }

        var question = rest.IndexOf('?');
        if (question >= 0)
        {
            if (!Consists(rest[(question + 1)..], QueryOrFragment))
            {
                return false;
            }

            rest = rest[..question];
        }

        rest = rest[SchemeLength(rest)..];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            rest = rest[2..];
            var slash = rest.IndexOf('/');
            if (!IsAuthority(slash < 0 ? rest : rest[..slash]))
            {
                return false;
            }

            rest = slash < 0 ? [] : rest[slash..];
        }

        return Consists(rest, Path);
    }

    /// <summary>True for a plain e-mail address with a full domain name.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && text[..at].Split('.').All(atom => atom.Length > 0 && atom.AsSpan().IndexOfAnyExcept(Mailbox) < 0)
            && text[(at + 1)..].Split('.') is { Length: > 1 } labels
            && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.AsSpan().IndexOfAnyExcept(Label) < 0);
    }

    /// <summary>Characters of the scheme with its colon; 0 where there is none.</summary>
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && text[..colon].IndexOfAnyExcept(SchemeLetters) < 0 ? colon + 1 : 0;
    }

    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create(Alphanumeric + "+-.");

    private static bool IsAuthority(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            if (!Consists(text[..at], UserInfo))
            {
                return false;
            }

            text = text[(at + 1)..];
        }

        if (text.StartsWith("[", StringComparison.Ordinal))
        {
            var close = text.IndexOf(']');
            return close > 0
                && IPAddress.TryParse(text[1..close], out var address) && address.AddressFamily is AddressFamily.InterNetworkV6
                && IsPort(text[(close + 1)..]);
        }

        var colon = text.IndexOf(':');
        return Consists(colon < 0 ? text : text[..colon], Host) && IsPort(colon < 0 ? [] : text[colon..]);
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] == ':' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool Consists(ReadOnlySpan<char> text, SearchValues<char> allowed)
    {
        while (true)
        {
            var other = text.IndexOfAnyExcept(allowed);
            if (other < 0)
            {
                return true;
            }

            if (text[other] != '%' || text.Length < other + 3 || !char.IsAsciiHexDigit(text[other + 1]) || !char.IsAsciiHexDigit(text[other + 2]))
            {
                return false;
            }

            text = text[(other + 3)..];
        }
    }
}
