using System.Text.RegularExpressions;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>The address a visitor leaves to be answered.</summary>
public static partial class EmailInput
{
    public const int MaximumLength = 200;

    /// <returns>Null when the address can be written to; otherwise a French message.</returns>
    public static string? Problem(string? typed) => Typed.Text(typed) is not { } address ? "Donnez votre adresse électronique : c’est par elle que nous vous répondrons."
        : address.Length > MaximumLength || !Form().IsMatch(address) ? "Donnez une adresse de la forme nom@exemple.fr." : null;

    // A header cannot be slipped in: no space, no angle bracket, no comma.
    [GeneratedRegex(@"^[^@\s<>,;:""()\[\]\\]+@[^@\s<>,;:""()\[\]\\]+\.[^@\s<>,;:""()\[\]\\]{2,}$")]
    private static partial Regex Form();
}
