using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>An e-mail address typed in a form: one address, without a name, that can be written to.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class EmailFieldAttribute : ValidationAttribute
{
    public const int MaximumLength = 254;

    public EmailFieldAttribute() => ErrorMessage = "Cette adresse n’est pas complète : elle s’écrit comme prenom@exemple.fr.";

    /// <summary>True for null or nothing: <see cref="RequiredAttribute"/> tells that.</summary>
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || IsAddress(text.Trim());

    /// <summary>Whether a text, without spaces around it, is an address that can be written to. No header can be slipped into one.</summary>
    public static bool IsAddress(string text) => text.Length <= MaximumLength && Address().IsMatch(text);

    [GeneratedRegex("""^[^\s@<>"(),:;\[\]\\\p{C}]+@([\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?\.)+[\p{L}\p{Nd}-]{2,}$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
