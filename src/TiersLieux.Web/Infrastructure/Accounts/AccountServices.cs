using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Accounts: ASP.NET Core Identity on our database, one cookie, and who may open which page.</summary>
internal static class AccountServices
{
    /// <summary>Folder of the keys that sign cookies and forms; they must outlive a restart.</summary>
    public const string KeysSetting = "Keys:Folder";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentViewer>();
        builder.Services.AddScoped<IAuthorizationHandler, RightHandler>();
        builder.Services.AddScoped<NewAccounts>();
        builder.Services.AddScoped<AgentRequests>();
        builder.Services.AddScoped<SecondFactors>();
        builder.Services.AddSingleton<AccountMails>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddAuthorization(Policies.Add);
        builder.Services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.SignIn.RequireConfirmedEmail = true;
            // Length, not symbols: what the CNIL and ANSSI advise for a password with a lockout.
            options.Password = new PasswordOptions
            {
                RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 5,
            };
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<TiersLieuxDbContext>().AddSignInManager().AddDefaultTokenProviders().AddErrorDescriber<FrenchIdentityErrors>();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "session";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // Without HTTPS only on one's own machine.
            var isSecure = builder.Configuration[SiteAddress.Setting]?.StartsWith("https:", StringComparison.Ordinal) == true;
            cookie.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/compte/connexion";
            cookie.AccessDeniedPath = "/compte/acces-refuse";
            cookie.ReturnUrlParameter = "retour";
            cookie.ExpireTimeSpan = Sessions.Lifetime;
            // Instead of Identity's own check of the security stamp, which reads it every half hour and forgets the second factor.
            cookie.Events.OnValidatePrincipal = SessionCookie.CheckAsync;
            cookie.Events.OnSigningIn = SessionCookie.OpenAsync;
            cookie.Events.OnSigningOut = SessionCookie.CloseAsync;
        });
        var keys = builder.Services.AddDataProtection().SetApplicationName("tiers-lieux");
        if (builder.Configuration[KeysSetting] is { Length: > 0 } folder)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }

        builder.Services.AddAntiforgery(options => options.Cookie.Name = "formulaire");
        builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "message");
    }

    /// <summary>Which pages are open to everybody; what is not named here asks for an account.</summary>
    public static void Authorize(PageConventionCollection pages)
    {
        foreach (var folder in new[] { "/Lieux", "/Territoires", "/Donnees", "/Legal", "/Api", "/Contribuer", "/Programmes", "/Structures", "/Reseaux",
            "/Accompagnement", "/RendezVous", "/Ressources", "/Locaux", "/Demandes" })
        {
            pages.AllowAnonymousToFolder(folder);
        }

        pages.AllowAnonymousToPage("/Index");
        pages.AllowAnonymousToPage("/Erreur");
        foreach (var page in new[] { "Inscription", "Confirmer", "Connexion", "SecondFacteur", "MotDePasseOublie", "Reinitialiser", "Invitation" })
        {
            pages.AllowAnonymousToPage("/Compte/" + page);
        }

        pages.AuthorizeFolder("/Compte", Policies.SignedIn);
        pages.AuthorizeFolder("/Publier", Policies.SignedIn);
        pages.AuthorizeFolder("/Modifier", Policies.Editing);
        pages.AuthorizeFolder("/Gestion", Policies.Curation);
        pages.AuthorizeFolder("/Gestion/Administration", Policies.Administration);
    }
}
