using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Sign-out, by a form: a link alone cannot sign somebody out.</summary>
public sealed class DeconnexionModel(SignInManager<Account> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
