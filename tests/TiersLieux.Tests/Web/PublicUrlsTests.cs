using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web;

/// <summary>Every public address, what it answers and in which form. A new route without a line here fails.</summary>
public sealed class PublicUrlsTests(WebCountry site) : IClassFixture<WebCountry>
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string Tile = "application/vnd.mapbox-vector-tile";

    /// <summary>Route pattern, an address of it, status, content type.</summary>
    public static TheoryData<string, string, int, string?> Urls => new()
    {
        { "", "/", 200, Html },
        { "lieux", "/lieux", 200, Html },
        { "lieux/{slug}", "/lieux/{fab}", 200, Html },
        { "lieux/mi-chemin", "/lieux/mi-chemin?de=26108&vers=26113", 200, Html },
        { "accompagnement", "/accompagnement?commune=26108", 200, Html },
        { "accompagnement/{slug}", "/accompagnement/inconnue", 404, Html },
        { "publier/accompagnement/{id:int?}", "/publier/accompagnement", 302, null },
        { "api/v1/accompagnement/orientation", "/api/v1/accompagnement/orientation?commune=26108", 200, Json },
        { "api/v1/lieux/mi-chemin", "/api/v1/lieux/mi-chemin?de=26108&vers=26113", 200, Json },
        { "lieux/{slug}/historique", "/lieux/{fab}/historique", 200, Html },
        { "gestion", "/gestion", 302, null },
        { "gestion/lot", "/gestion/lot", 302, null },
        { "gestion/tableau", "/gestion/tableau", 302, null },
        { "gestion/propositions/{id:int}", "/gestion/propositions/1", 302, null },
        { "gestion/doublons/{a:int}/{b:int}", "/gestion/doublons/1/2", 302, null },
        { "gestion/historique/{slug}", "/gestion/historique/{fab}", 302, null },
        { "publier", "/publier", 302, null },
        { "publier/{segment}/{id:int}/versions", "/publier/locaux/1/versions", 302, null },
        { "api/v1/programmes", "/api/v1/programmes", 200, Json },
        { "api/v1/programmes/{slug}", "/api/v1/programmes/inconnu", 404, "application/problem+json" },
        { "api/v1/structures", "/api/v1/structures", 200, Json },
        { "api/v1/structures/{slug}", "/api/v1/structures/inconnu", 404, "application/problem+json" },
        { "api/v1/reseaux", "/api/v1/reseaux", 200, Json },
        { "api/v1/reseaux/{slug}", "/api/v1/reseaux/inconnu", 404, "application/problem+json" },
        { "api/v1/accompagnement", "/api/v1/accompagnement", 200, Json },
        { "api/v1/accompagnement/{slug}", "/api/v1/accompagnement/inconnu", 404, "application/problem+json" },
        { "api/v1/rendez-vous", "/api/v1/rendez-vous", 200, Json },
        { "api/v1/rendez-vous/{slug}", "/api/v1/rendez-vous/inconnu", 404, "application/problem+json" },
        { "api/v1/ressources", "/api/v1/ressources", 200, Json },
        { "api/v1/ressources/{slug}", "/api/v1/ressources/inconnu", 404, "application/problem+json" },
        { "api/v1/locaux", "/api/v1/locaux", 200, Json },
        { "api/v1/locaux/{slug}", "/api/v1/locaux/inconnu", 404, "application/problem+json" },
        { "programmes", "/programmes", 200, Html },
        { "programmes/{slug}", "/programmes/inconnu", 404, Html },
        { "publier/programmes/{id:int?}", "/publier/programmes", 302, null },
        { "structures", "/structures", 200, Html },
        { "structures/{slug}", "/structures/inconnu", 404, Html },
        { "publier/structures/{id:int?}", "/publier/structures", 302, null },
        { "reseaux", "/reseaux", 200, Html },
        { "reseaux/{slug}", "/reseaux/inconnu", 404, Html },
        { "publier/reseaux/{id:int?}", "/publier/reseaux", 302, null },
        { "publier/reseaux/{id:int}/membres", "/publier/reseaux/1/membres", 302, null },
        { "territoires", "/territoires", 200, Html },
        { "territoires/{segment}/{code}", "/territoires/communes/26108", 200, Html },
        { "rendez-vous", "/rendez-vous", 200, Html },
        { "rendez-vous/{slug}", "/rendez-vous/inconnu", 404, Html },
        { "rendez-vous.ics", "/rendez-vous.ics", 200, "text/calendar" },
        { "rendez-vous/{slug}.ics", "/rendez-vous/inconnu.ics", 404, null },
        { "publier/rendez-vous/{id:int?}", "/publier/rendez-vous", 302, null },
        { "api/v1/rendez-vous/dates", "/api/v1/rendez-vous/dates", 200, Json },
        { "api/v1/rendez-vous/{slug}/dates", "/api/v1/rendez-vous/inconnu/dates", 404, null },
        { "donnees", "/donnees", 200, Html },
        { "api", "/api", 200, Html },
        { "legal/mentions", "/legal/mentions", 200, Html },
        { "legal/confidentialite", "/legal/confidentialite", 200, Html },
        { "legal/accessibilite", "/legal/accessibilite", 200, Html },
        { "contribuer", "/contribuer", 200, Html },
        { "contribuer/proposer", "/contribuer/proposer", 200, Html },
        { "contribuer/proposer/{brouillon}/{etape}", "/contribuer/proposer/inconnu/identite", 404, Html },
        { "contribuer/proposer/{brouillon}/existe-deja", "/contribuer/proposer/inconnu/existe-deja", 404, Html },
        { "contribuer/proposer/{brouillon}/photos", "/contribuer/proposer/inconnu/photos", 404, Html },
        { "contribuer/proposer/{brouillon}/plus-tard", "/contribuer/proposer/inconnu/plus-tard", 404, Html },
        { "contribuer/proposer/{brouillon}/verifier", "/contribuer/proposer/inconnu/verifier", 404, Html },
        { "contribuer/proposer/doublons", "/contribuer/proposer/doublons?nom=fablab&commune=Crest", 200, Html },
        { "contribuer/envoye/{cle}", "/contribuer/envoye/inconnu", 404, Html },
        { "contribuer/suivi/{cle}", "/contribuer/suivi/inconnu", 404, Html },
        { "contribuer/nouveau-lien", "/contribuer/nouveau-lien", 200, Html },
        { "contribuer/corriger/{slug}", "/contribuer/corriger/{fab}", 200, Html },
        { "contribuer/signaler/{slug}", "/contribuer/signaler/{fab}", 200, Html },
        { "contribuer/revendiquer/{slug}", "/contribuer/revendiquer/{fab}", 302, null },
        { "contribuer/preuve/{secret}", "/contribuer/preuve/inconnu", 404, Html },
        { "modifier/{slug}", "/modifier/{fab}", 302, null },
        { "compte/contributions/{id:int}", "/compte/contributions/1", 302, null },
        { "erreur/{status:int}", "/erreur/500", 404, Html },
        { "api/v1/lieux", "/api/v1/lieux", 200, Json },
        { "api/v1/lieux/{id}", "/api/v1/lieux/{fab}", 200, Json },
        { "api/v1/territoires", "/api/v1/territoires?q=crest", 200, Json },
        { "api/v1/territoires/{kind}/{code}", "/api/v1/territoires/commune/26108", 200, Json },
        { "api/{documentName}/openapi.json", "/api/v1/openapi.json", 200, Json },
        { "tuiles/territoires/{z}/{x}/{y}.pbf", "/tuiles/territoires/5/16/11.pbf", 200, Tile },
        { "tuiles/lieux/{z}/{x}/{y}.pbf", "/tuiles/lieux/5/16/11.pbf", 200, Tile },
        { "demandes/nouvelle", "/demandes/nouvelle", 200, Html },
        { "demandes/envoyee", "/demandes/envoyee", 200, Html },
        { "demandes/suivi/{cle}", "/demandes/suivi/inconnu", 404, Html },
        { "demandes/repondre/{secret}", "/demandes/repondre/inconnu", 404, Html },
        { "demandes/repondre/{secret}/passer", "/demandes/repondre/inconnu/passer", 404, Html },
        { "compte/demandes", "/compte/demandes", 302, null },
        { "gestion/demandes", "/gestion/demandes", 302, null },
        { "gestion/demandes/{id:int}", "/gestion/demandes/1", 302, null },
        { "locaux", "/locaux", 200, Html },
        { "locaux/{slug}", "/locaux/inconnu", 404, Html },
        { "publier/locaux/{id:int?}", "/publier/locaux", 302, null },
        { "tuiles/locaux/{z}/{x}/{y}.pbf", "/tuiles/locaux/5/16/11.pbf", 200, Tile },
        { "lieux/{slug}/ecrire", "/lieux/{fab}/ecrire", 404, Html },
        { "lieux/{slug}/ecrire/{secret}", "/lieux/{fab}/ecrire/inconnu", 404, Html },
        { "lieux/{slug}/confirmer/{secret}", "/lieux/{fab}/confirmer/inconnu", 404, Html },
        { "courriels/desabonnement/{secret}", "/courriels/desabonnement/inconnu", 404, Html },
        { "contribuer/photos/{slug}", "/contribuer/photos/{fab}", 200, Html },
        { "modifier/{slug}/photos", "/modifier/{fab}/photos", 302, null },
        { "compte/lieux", "/compte/lieux", 302, null },
        { "photos/{file}", "/photos/0123456789abcdef0123456789abcdef-400.webp", 404, null },
        { "dev/courriels", "/dev/courriels", 200, Html },
        { "dev/courriels/{name}", "/dev/courriels/inconnu", 404, Html },
        { "compte", "/compte", 302, null },
        { "compte/inscription", "/compte/inscription", 200, Html },
        { "compte/confirmer", "/compte/confirmer", 200, Html },
        { "compte/connexion", "/compte/connexion", 200, Html },
        { "compte/adresse", "/compte/adresse", 200, Html },
        { "compte/identite", "/compte/identite", 302, null },
        { "gestion/propositions/{id:int}/document", "/gestion/propositions/1/document", 302, null },
        { "compte/second-facteur", "/compte/second-facteur", 302, null },
        { "compte/mot-de-passe-oublie", "/compte/mot-de-passe-oublie", 200, Html },
        { "compte/reinitialiser", "/compte/reinitialiser", 200, Html },
        { "compte/invitation", "/compte/invitation", 200, Html },
        { "compte/deconnexion", "/compte/deconnexion", 302, null },
        { "compte/acces-refuse", "/compte/acces-refuse", 302, null },
        { "compte/securite", "/compte/securite", 302, null },
        { "compte/securite/application", "/compte/securite/application", 302, null },
        { "compte/securite/codes", "/compte/securite/codes", 302, null },
        { "compte/sessions", "/compte/sessions", 302, null },
        { "compte/donnees", "/compte/donnees", 302, null },
        { "compte/structure", "/compte/structure", 302, null },
        { "gestion/collectivites", "/gestion/collectivites", 302, null },
        { "gestion/administration", "/gestion/administration", 302, null },
        { "gestion/administration/comptes/{id:int}", "/gestion/administration/comptes/1", 302, null },
        { "gestion/administration/invitations", "/gestion/administration/invitations", 302, null },
        { "gestion/administration/journal", "/gestion/administration/journal", 302, null },
        { "ressources", "/ressources", 200, Html },
        { "ressources/{slug}", "/ressources/inconnue", 404, Html },
        { "ressources/comparaison", "/ressources/comparaison", 200, Html },
        { "ressources/glossaire", "/ressources/glossaire", 200, Html },
        { "ressources/{slug}/commenter", "/ressources/inconnue/commenter", 404, Html },
        { "ressources/{slug}/commentaires/{id:int}/signaler", "/ressources/inconnue/commentaires/1/signaler", 404, Html },
        { "publier/ressources/{id:int?}", "/publier/ressources", 302, null },
        { "publier/ressources/{id:int}/illustrations", "/publier/ressources/1/illustrations", 302, null },
        { "health/live", "/health/live", 200, null },
        { "health/ready", "/health/ready", 200, null },
    };

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Get_Answers(string route, string url, int status, string? contentType)
    {
        using var response = await site.Client.GetAsync(url.Replace("{fab}", site.Country.Places["fab"].Slug, StringComparison.Ordinal));

        ((int)response.StatusCode).Should().Be(status, route);
        if (contentType is not null)
        {
            response.Content.Headers.ContentType!.MediaType.Should().Be(contentType);
        }

        response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'self'").And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Fact]
    public void Routes_AreAllInTheTable()
    {
        var known = Urls.Select(row => (string)row[0]).ToHashSet();

        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(NameOf).Distinct().ToList();

        routes.Should().Contain("lieux").And.BeSubsetOf(known.Select(route => route.ToLowerInvariant()));
    }

    /// <summary>The pattern of a route, in lower case, without « index ».</summary>
    internal static string NameOf(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.RawText!.Trim('/').ToLowerInvariant();
        return route.EndsWith("/index", StringComparison.Ordinal) ? route[..^6] : route == "index" ? "" : route;
    }

    [Fact]
    public async Task Post_WhereNothingIsPosted_IsRefused()
    {
        using var response = await site.Client.PostAsync("/api/v1/lieux", null);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }
}
