using Microsoft.AspNetCore.Identity;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>The refusals of Identity a person can meet: those of a password.</summary>
internal sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"Votre mot de passe est trop court : {length} caractères au moins.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"Votre mot de passe est trop simple : utilisez au moins {uniqueChars} caractères différents.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Ce n’est pas votre mot de passe actuel.");

    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), "Votre compte vient d’être modifié ailleurs : rien n’a été changé ici, recommencez.");

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Ce changement n’a pas pu être fait.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
