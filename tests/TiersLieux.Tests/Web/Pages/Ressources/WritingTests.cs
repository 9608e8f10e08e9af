using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Gestion;

namespace TiersLieux.Tests.Web.Pages.Ressources;

[Collection(RessourcesSite.Name)]
public sealed class WritingTests(CurationSite site)
{
    private const string New = "/publier/ressources?type=monographie";
    private const string Form = "main form.form-sheet";

    [Fact]
    public async Task Post_New_PreviewsThenKeepsADraftThenPublishes()
    {
        var place = await site.PlaceAsync(new() { Name = "Le Grenier à récits" });
        List<KeyValuePair<string, string>> typed =
        [
            new("Form.Name", "Le Grenier, monographie"), new("Form.Sections[contexte]", "## Le bourg\n\nUn **grenier** à sel."), new("Form.Place", $"https://annuaire.exemple.org/lieux/{place.Slug}"),
            new("Form.Related", $"/lieux/{place.Slug}\nhttps://annuaire.exemple.org/lieux/{place.Slug}?x=1"), new("Form.Figures", "Surface | 340 | m² | 2016"),
            new("Form.Comparison.Population", "1 200"), new("Form.Comparison.PublicShare", "37,5"),
        ];

        using var preview = await site.PostFormAsync(site.Crest, New, typed, Form, "button[value=apercu]");
        preview.StatusCode.Should().Be(HttpStatusCode.OK);
        (await WebDatabase.ReadPageAsync(preview)).QuerySelector(".preview h5")!.TextContent.Should().Be("Le bourg");
        (await FindAsync("le-grenier-monographie")).Should().BeNull("un aperçu n’enregistre rien");

        using var kept = await site.PostFormAsync(site.Crest, New, typed, Form, "button[value=brouillon]");
        kept.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var draft = (await FindAsync("le-grenier-monographie"))!;
        draft.Should().BeEquivalentTo(new { State = SheetState.Draft, PlaceId = (int?)place.Id, Type = ResourceTypes.Monograph });
        draft.Content.Related.Should().Equal($"lieux/{place.Slug}");
        draft.Content.Comparison.Should().Be(new MonographFigures(Population: 1_200, PublicShare: 37.5m));
        draft.Content.Figures.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Label = "Surface", Value = 340m, Unit = "m²", Year = 2016 });

        // Sent again as it is shown: nothing typed before is lost.
        using var published = await site.PostFormAsync(site.Crest, kept.Headers.Location!.ToString(), [], Form, "button[value=publier]");
        published.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var resource = (await FindAsync("le-grenier-monographie"))!;
        resource.State.Should().Be(SheetState.Published);
        resource.Content.Should().BeEquivalentTo(draft.Content);
        (await site.WithDbAsync(db => db.SheetVersions.CountAsync(version => version.SheetId == resource.Id))).Should().Be(2);
    }

    [Theory]
    [InlineData("Form.Sections[contexte]", "[clic](javascript:alert(1))", "seules les adresses http(s) sont permises")]
    [InlineData("Form.Sections[contexte]", "un <script>alert(1)</script>", "le HTML n’est pas accepté")]
    [InlineData("Form.Sections[contexte]", "", "Écrivez au moins une partie")]
    [InlineData("Form.Name", "", "Le nom manque")]
    [InlineData("Form.Name", "Glossaire", "porte déjà ce nom")]
    [InlineData("Form.Related", "/lieux/nulle-part", "nulle-part")]
    [InlineData("Form.Place", "nulle-part", "ne connaît pas")]
    [InlineData("Form.Comparison.Population", "beaucoup", "Écrivez un nombre")]
    [InlineData("Form.Comparison.PublicShare", "140", "va de 0 à 100")]
    [InlineData("Form.Figures", "Surface 340 m²", "Un chiffre s’écrit sur une ligne")]
    [InlineData("Form.Comparison.Setting", "lunaire", "urbain ou rural")]
    public async Task Post_Wrong_SaysWhat_AndKeepsNothing(string field, string value, string told)
    {
        Dictionary<string, string> typed = new() { ["Form.Name"] = "Refusée en bloc", ["Form.Sections[contexte]"] = "Un bourg.", [field] = value };

        using var response = await site.PostFormAsync(site.Crest, New, typed, Form, "button[value=publier]");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.QuerySelector(".message--error")!.TextContent.Replace('\u00a0', ' ').Should().Contain(told);
        page.QuerySelectorAll(".message--error a").Select(link => link.GetAttribute("href")!).Should().NotContain(anchor => page.QuerySelector(Escaped(anchor)) == null);
        (await FindAsync("refusee-en-bloc")).Should().BeNull();
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_IsToldBeforeAnythingIsLost()
    {
        var resource = await site.ResourceAsync(new() { Name = "Écrite à deux" });
        var url = $"/publier/ressources/{resource.Id}";
        var seen = await site.GetAsync(site.Crest, url);
        (await site.PostFormAsync(site.Paris, url, [new("Form.Summary", "La seconde.")], Form, "button[value=publier]")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        using var late = await site.PostFormAsync(site.Crest, url, seen, [new("Form.Summary", "La première.")], Form, "button[value=publier]");

        late.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await late.Content.ReadAsStringAsync()).Should().Contain("a changé cette ressource").And.Contain("La première.");
        (await FindAsync(resource.Slug))!.Summary.Should().Be("La seconde.");
    }

    [Fact]
    public async Task OthersThanCoordinators_FindNothingToWrite()
    {
        var resource = await site.ResourceAsync(new() { Name = "Écrite par la coordination" });
        using var account = await site.SignInAsync(await site.Data.AccountAsync());

        foreach (var url in new[] { "/publier/ressources", New, $"/publier/ressources/{resource.Id}", $"/publier/ressources/{resource.Id}/illustrations" })
        {
            (await account.GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.NotFound, url);
        }

        (await site.Crest.GetAsync("/publier/ressources/999999")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Crest.GetAsync("/publier/ressources?type=roman")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Illustration_ShowsInTheText_KeepsItsNumber_AndIsHiddenWithItsResource()
    {
        var resource = await site.ResourceAsync(
            new() { Name = "Illustrée", Sections = new Dictionary<string, string> { ["probleme"] = "![Avant](illustration:1) ![Après](illustration:2)" } }, isDraft: true);
        var url = $"/publier/ressources/{resource.Id}/illustrations";
        Dictionary<string, string> words = new() { ["alternative"] = "La gare avant les travaux", ["credit"] = "Camille Exemple" };
        (await site.PostFileAsync(site.Crest, url, "photo", TestImages.Jpeg, words)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.PostFileAsync(site.Crest, url, "photo", TestImages.Png, words)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.PostFormAsync(site.Crest, url, [], "form:has([name=numero][value='1'])", "button[formaction*=retirer]")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        var page = await site.GetAsync(site.Crest, $"/ressources/{resource.Slug}");
        var image = page.QuerySelectorAll(".illustration img").Should().ContainSingle("la première a été retirée, la seconde garde son numéro").Subject.GetAttribute("src")!;
        (await site.Client.GetAsync(image)).StatusCode.Should().Be(HttpStatusCode.NotFound, "la ressource n’est pas publiée");
        (await site.Crest.GetAsync(image)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await site.PostFormAsync(site.Crest, $"/publier/ressources/{resource.Id}", [], Form, "button[value=publier]")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Client.GetAsync(image)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static string Escaped(string anchor) => $"[id='{anchor[1..]}']";

    private Task<Resource?> FindAsync(string slug) => site.WithDbAsync(db => db.Resources.AsNoTracking().SingleOrDefaultAsync(resource => resource.Slug == slug));
}
