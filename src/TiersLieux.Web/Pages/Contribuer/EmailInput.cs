using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>The address a visitor leaves to be answered.</summary>
public static class EmailInput
{
    /// <returns>Null when the address can be written to; otherwise a French message.</returns>
    public static string? Problem(string? typed) => Typed.Text(typed) is not { } address ? "Donnez votre adresse électronique : c’est par elle que nous vous répondrons."
        : EmailFieldAttribute.IsAddress(address) ? null : "Donnez une adresse de la forme nom@exemple.fr.";
}
