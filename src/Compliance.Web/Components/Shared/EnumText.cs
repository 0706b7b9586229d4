namespace Compliance.Web.Components.Shared;

/// <summary>The word for a member of an enumeration; its key is <c>Type.Member</c>.</summary>
public static class EnumText
{
    private static readonly DataTexts Texts = new("EnumText");

    /// <summary>The word in the current language; the member's name where it has none (a test keeps that from happening).</summary>
    public static string For(Enum member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Texts.Find($"{member.GetType().Name}.{member}") ?? member.ToString();
    }

    /// <summary>The word for a code that is no member of an enumeration, such as <c>Prefecture.13</c>.</summary>
    public static string Named(string key) => Texts.Find(key) ?? key;

    /// <summary>The keys that exist in <paramref name="language"/>.</summary>
    public static IEnumerable<string> Keys(string language) => Texts.Keys(language);
}
