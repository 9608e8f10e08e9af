using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Domain.Accounts;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web;

/// <summary>The table of rights, applied to every route there is: each role really asks for each of them. A new route without a rule fails.</summary>
public sealed partial class PermissionsTests(WebCountry site) : IClassFixture<WebCountry>
{
    public enum Access
    {
        /// <summary>Everybody.</summary>
        Open,

        /// <summary>Any account.</summary>
        SignedIn,

        /// <summary>Those who edit a place without waiting.</summary>
        Editing,

        /// <summary>Coordinators and admins, with a second factor.</summary>
        Curation,

        /// <summary>Admins, with a second factor.</summary>
        Administration,
    }

    /// <summary>One line per route, its parameters as the page names them.</summary>
    private static readonly Dictionary<string, Access> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Access.Open,
        ["lieux"] = Access.Open,
        ["lieux/{slug}"] = Access.Open,
        ["lieux/mi-chemin"] = Access.Open,
        ["accompagnement"] = Access.Open,
        ["accompagnement/{slug}"] = Access.Open,
        ["publier/accompagnement/{id:int?}"] = Access.SignedIn,
        ["api/v1/accompagnement/orientation"] = Access.Open,
        ["api/v1/lieux/mi-chemin"] = Access.Open,
        ["api/v1/programmes"] = Access.Open,
        ["api/v1/programmes/{slug}"] = Access.Open,
        ["api/v1/structures"] = Access.Open,
        ["api/v1/structures/{slug}"] = Access.Open,
        ["api/v1/reseaux"] = Access.Open,
        ["api/v1/reseaux/{slug}"] = Access.Open,
        ["api/v1/accompagnement"] = Access.Open,
        ["api/v1/accompagnement/{slug}"] = Access.Open,
        ["api/v1/rendez-vous"] = Access.Open,
        ["api/v1/rendez-vous/{slug}"] = Access.Open,
        ["api/v1/ressources"] = Access.Open,
        ["api/v1/ressources/{slug}"] = Access.Open,
        ["api/v1/locaux"] = Access.Open,
        ["api/v1/locaux/{slug}"] = Access.Open,
        ["programmes"] = Access.Open,
        ["programmes/{slug}"] = Access.Open,
        ["publier/programmes/{id:int?}"] = Access.SignedIn,
        ["structures"] = Access.Open,
        ["structures/{slug}"] = Access.Open,
        ["publier/structures/{id:int?}"] = Access.SignedIn,
        ["reseaux"] = Access.Open,
        ["reseaux/{slug}"] = Access.Open,
        ["publier/reseaux/{id:int?}"] = Access.SignedIn,
        ["publier/reseaux/{id:int}/membres"] = Access.SignedIn,
        ["territoires"] = Access.Open,
        ["territoires/{segment}/{code}"] = Access.Open,
        ["rendez-vous"] = Access.Open,
        ["rendez-vous/{slug}"] = Access.Open,
        ["rendez-vous.ics"] = Access.Open,
        ["rendez-vous/{slug}.ics"] = Access.Open,
        ["publier/rendez-vous/{id:int?}"] = Access.SignedIn,
        ["api/v1/rendez-vous/dates"] = Access.Open,
        ["api/v1/rendez-vous/{slug}/dates"] = Access.Open,
        ["donnees"] = Access.Open,
        ["api"] = Access.Open,
        ["legal/mentions"] = Access.Open,
        ["legal/confidentialite"] = Access.Open,
        ["legal/accessibilite"] = Access.Open,
        ["erreur/{status:int}"] = Access.Open,
        ["api/v1/lieux"] = Access.Open,
        ["api/v1/lieux/{id}"] = Access.Open,
        ["api/v1/territoires"] = Access.Open,
        ["api/v1/territoires/{kind}/{code}"] = Access.Open,
        ["api/{documentName}/openapi.json"] = Access.Open,
        ["tuiles/territoires/{z}/{x}/{y}.pbf"] = Access.Open,
        ["tuiles/lieux/{z}/{x}/{y}.pbf"] = Access.Open,
        ["health/live"] = Access.Open,
        ["ressources"] = Access.Open,
        ["ressources/{slug}"] = Access.Open,
        ["ressources/comparaison"] = Access.Open,
        ["ressources/glossaire"] = Access.Open,
        ["ressources/{slug}/commenter"] = Access.Open,
        ["ressources/{slug}/commentaires/{id:int}/signaler"] = Access.Open,
        // Coordination only, by the page itself: it does not exist for others.
        ["publier/ressources/{id:int?}"] = Access.SignedIn,
        ["publier/ressources/{id:int}/illustrations"] = Access.SignedIn,
        ["health/ready"] = Access.Open,
        ["compte"] = Access.SignedIn,
        ["compte/inscription"] = Access.Open,
        ["compte/confirmer"] = Access.Open,
        ["compte/connexion"] = Access.Open,
        ["compte/adresse"] = Access.Open,
        ["compte/identite"] = Access.SignedIn,
        ["gestion/propositions/{id:int}/document"] = Access.Curation,
        ["compte/second-facteur"] = Access.Open,
        ["compte/mot-de-passe-oublie"] = Access.Open,
        ["compte/reinitialiser"] = Access.Open,
        ["compte/invitation"] = Access.Open,
        ["compte/deconnexion"] = Access.SignedIn,
        ["compte/acces-refuse"] = Access.SignedIn,
        ["compte/securite"] = Access.SignedIn,
        ["compte/securite/application"] = Access.SignedIn,
        ["compte/securite/codes"] = Access.SignedIn,
        ["compte/sessions"] = Access.SignedIn,
        ["compte/donnees"] = Access.SignedIn,
        ["compte/structure"] = Access.SignedIn,
        ["publier"] = Access.SignedIn,
        ["publier/{segment}/{id:int}/versions"] = Access.SignedIn,
        ["contribuer"] = Access.Open,
        ["contribuer/corriger/{slug}"] = Access.Open,
        ["contribuer/envoye/{cle}"] = Access.Open,
        ["contribuer/nouveau-lien"] = Access.Open,
        ["contribuer/photos/{slug}"] = Access.Open,
        ["contribuer/preuve/{secret}"] = Access.Open,
        ["contribuer/proposer"] = Access.Open,
        ["contribuer/proposer/doublons"] = Access.Open,
        ["contribuer/proposer/{brouillon}/existe-deja"] = Access.Open,
        ["contribuer/proposer/{brouillon}/photos"] = Access.Open,
        ["contribuer/proposer/{brouillon}/plus-tard"] = Access.Open,
        ["contribuer/proposer/{brouillon}/verifier"] = Access.Open,
        ["contribuer/proposer/{brouillon}/{etape}"] = Access.Open,
        ["contribuer/signaler/{slug}"] = Access.Open,
        ["contribuer/suivi/{cle}"] = Access.Open,
        ["courriels/desabonnement/{secret}"] = Access.Open,
        ["dev/courriels"] = Access.Open,
        ["dev/courriels/{name}"] = Access.Open,
        ["lieux/{slug}/confirmer/{secret}"] = Access.Open,
        ["lieux/{slug}/ecrire"] = Access.Open,
        ["lieux/{slug}/ecrire/{secret}"] = Access.Open,
        ["lieux/{slug}/historique"] = Access.Open,
        ["photos/{file}"] = Access.Open,
        ["compte/contributions/{id:int}"] = Access.SignedIn,
        ["compte/lieux"] = Access.SignedIn,
        ["contribuer/revendiquer/{slug}"] = Access.SignedIn,
        ["demandes/nouvelle"] = Access.Open,
        ["demandes/envoyee"] = Access.Open,
        ["demandes/suivi/{cle}"] = Access.Open,
        ["demandes/repondre/{secret}"] = Access.Open,
        ["demandes/repondre/{secret}/passer"] = Access.Open,
        ["compte/demandes"] = Access.SignedIn,
        ["gestion/demandes"] = Access.Curation,
        ["gestion/demandes/{id:int}"] = Access.Curation,
        ["locaux"] = Access.Open,
        ["locaux/{slug}"] = Access.Open,
        ["publier/locaux/{id:int?}"] = Access.SignedIn,
        ["tuiles/locaux/{z}/{x}/{y}.pbf"] = Access.Open,
        ["modifier/{slug}"] = Access.Editing,
        ["modifier/{slug}/photos"] = Access.Editing,
        ["gestion"] = Access.Curation,
        ["gestion/doublons/{a:int}/{b:int}"] = Access.Curation,
        ["gestion/historique/{slug}"] = Access.Curation,
        ["gestion/lot"] = Access.Curation,
        ["gestion/propositions/{id:int}"] = Access.Curation,
        ["gestion/tableau"] = Access.Curation,
        ["gestion/collectivites"] = Access.Curation,
        ["gestion/administration"] = Access.Administration,
        ["gestion/administration/comptes/{id:int}"] = Access.Administration,
        ["gestion/administration/invitations"] = Access.Administration,
        ["gestion/administration/journal"] = Access.Administration,
    };

    /// <summary>Value of a route parameter; « 1 » for the others. An answer of 404 counts as allowed: what is asked does not exist.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["segment"] = "communes", ["kind"] = "commune", ["code"] = "26108", ["documentName"] = "v1", ["status"] = "404",
    };

    /// <summary>Answer a post without the form's own token: nothing is done there.</summary>
    private static readonly HashSet<string> WithoutToken = ["erreur/{status:int}", "courriels/desabonnement/{secret}"];

    public static TheoryData<string, Access> Roles => new()
    {
        { "visiteur", Access.Open },
        { "compte", Access.SignedIn },
        { "gestionnaire", Access.Editing },
        { "agent", Access.Editing },
        { "coordination sans second facteur", Access.SignedIn },
        { "administration sans second facteur", Access.SignedIn },
        { "coordination", Access.Curation },
        { "administration", Access.Administration },
    };

    [Fact]
    public void Routes_AllHaveARule() => Routes().Select(route => route.Name).Distinct().Should().BeSubsetOf(Rules.Keys.Select(rule => rule.ToLowerInvariant()));

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Role_OpensWhatItsRightsSay_AndNothingElse(string role, Access reach)
    {
        var mistakes = new List<string>();
        foreach (var (name, isPage) in Routes().Distinct())
        {
            // Each with a browser of its own: some pages sign out.
            using var browser = await BrowserAsync(role);
            var expected = Rules[name] <= reach;
            var url = "/" + Parameter().Replace(name, match => Values.GetValueOrDefault(match.Groups[1].Value, "1"));
            using var read = await browser.GetAsync(url);
            if (IsRefused(name, read) == expected)
            {
                mistakes.Add($"GET {url} : {(int)read.StatusCode}");
            }

            if (isPage && !WithoutToken.Contains(name))
            {
                using var posted = await browser.PostAsync(url, new FormUrlEncodedContent([]));
                if (expected ? posted.StatusCode != HttpStatusCode.BadRequest : !IsRefused(name, posted))
                {
                    mistakes.Add($"POST {url} : {(int)posted.StatusCode}");
                }
            }
        }

        mistakes.Should().BeEmpty("{0} a les droits « {1} »", role, reach);
    }

    private static bool IsRefused(string route, HttpResponseMessage response) =>
        (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden && route != "compte/acces-refuse")
        || (response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString() is var address
            && (address.Contains("/compte/connexion?retour=", StringComparison.Ordinal) || address.Contains("/compte/acces-refuse?retour=", StringComparison.Ordinal)));

    private async Task<HttpClient> BrowserAsync(string role)
    {
        var data = site.Data;
        return role switch
        {
            "visiteur" => site.CreateClient(),
            "compte" => await site.SignInAsync(await data.AccountAsync()),
            "gestionnaire" => await site.SignInAsync(await data.ManagerAsync(site.Country.Places["fab"])),
            "agent" => await site.SignInAsync(await data.AccountAsync(AccountRole.Agent, site.Country.Crest)),
            "coordination sans second facteur" => await site.SignInAsync(await data.AccountAsync(AccountRole.Coordinator, site.Country.Crest)),
            "administration sans second facteur" => await site.SignInAsync(await data.AccountAsync(AccountRole.Admin)),
            "coordination" => await site.SignInAsync(await data.AccountAsync(AccountRole.Coordinator, site.Country.Crest), secondFactor: true),
            _ => await site.SignInAsync(await data.AccountAsync(AccountRole.Admin), secondFactor: true),
        };
    }

    private IEnumerable<(string Name, bool IsPage)> Routes() => site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => (PublicUrlsTests.NameOf(endpoint), endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null));

    [GeneratedRegex("""\{\*{0,2}(\w+)[^}]*\}""")]
    private static partial Regex Parameter();
}
