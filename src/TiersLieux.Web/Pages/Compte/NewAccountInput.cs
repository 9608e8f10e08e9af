using System.ComponentModel.DataAnnotations;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>What a new account is made of, besides its proven address.</summary>
public sealed record NewAccountInput
{
    [Required(ErrorMessage = "Donnez votre nom."), StringLength(100, ErrorMessage = "Votre nom est trop long : 100 caractères au plus.")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(200, ErrorMessage = "Votre mot de passe est trop long : 200 caractères au plus.")]
    public string? Password { get; init; }
}
