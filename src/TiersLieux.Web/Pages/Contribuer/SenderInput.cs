using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Who sends: the partial <c>_Email</c> asks for an address only when none is proven.</summary>
public sealed class SenderInput
{
    /// <summary>As typed.</summary>
    public string? Email { get; set; }

    /// <summary>Of the account, or the one a link was sent to; null for a visitor whose address is still to be given.</summary>
    [BindNever]
    public string? ProvenAddress { get; set; }

    /// <returns>True when there is an address to answer to; otherwise the form has a message.</returns>
    public bool Check(ModelStateDictionary state)
    {
        if (ProvenAddress is null && EmailInput.Problem(Email) is { } problem)
        {
            state.AddModelError("Sender.Email", problem);
        }

        return state.IsValid;
    }

    /// <summary>The typed address, without spaces.</summary>
    public string? Address => Typed.Text(Email);
}
