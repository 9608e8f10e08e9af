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
    public override bool IsValid(object? value) =>
        value is not string { Length: > 0 } text || (text.Trim() is { Length: <= MaximumLength } address && Address().IsMatch(address));

    [GeneratedRegex("""^[^\s@<>"(),:;\[\]\\\p{C}]+@([\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?\.)+[\p{L}\p{Nd}-]{2,}$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
