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

    /// <summary>The keys that exist in <paramref name="language"/>.</summary>
    public static IEnumerable<string> Keys(string language) => Texts.Keys(language);
}
