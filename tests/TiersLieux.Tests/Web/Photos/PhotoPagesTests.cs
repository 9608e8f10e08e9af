using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Photos;

namespace TiersLieux.Tests.Web.Photos;

public sealed class PhotoPagesTests(WebCountry site) : IClassFixture<WebCountry>
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["alternative"] = "La grande table de l’atelier", ["credit"] = "Camille <b>Exemple</b>", ["courriel"] = "camille@exemple.org",
    };

    [Fact]
    public async Task Propose_Visitor_WaitsForTheLink_AndShowsThePhotoToItsBearerOnly()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);

        using var sent = await ProposeAsync(site.CreateClient(), place, TestImages.Jpeg);

        sent.Headers.Location!.ToString().Should().Be($"/contribuer/photos/{place.Slug}?envoi=courriel");
        var proposal = await ProposalAsync(place);
        proposal.Should().BeEquivalentTo(new
        {
            Kind = ProposalKind.Correction, State = ProposalState.Unconfirmed, AuthorEmail = "camille@exemple.org", SubmittedAt = (DateTimeOffset?)null, place.CommuneId,
        });
        proposal.Changes.Should().BeEmpty();
        var photo = await site.WithDbAsync(db => db.Photos.SingleAsync(known => known.ProposalId == proposal.Id));
        photo.Should().BeEquivalentTo(new { PublishedAt = (DateTimeOffset?)null, PlaceId = (int?)null, Credit = "Camille <b>Exemple</b>" });
        var mail = await site.WithDbAsync(db => db.OutgoingEmails.Where(known => known.To == "camille@exemple.org").OrderBy(known => known.Id).LastAsync());
        var secret = Regex.Match(mail.Text, "/contribuer/suivi/([\\w-]{43})").Groups[1].Value;

        await ShouldAnswerAsync(site.Client, photo, "", HttpStatusCode.NotFound);
        await ShouldAnswerAsync(site.Client, photo, "?suivi=" + new string('a', 43), HttpStatusCode.NotFound);
        await ShouldAnswerAsync(site.Client, photo, "?suivi=" + secret, HttpStatusCode.OK, "no-store, private");
    }

    [Fact]
    public async Task Propose_Account_GoesToTheQueue_AndCuratorsOfTheScopeSeeThePhoto()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        var account = await site.Data.AccountAsync();
        var client = await site.SignInAsync(account);

        using var sent = await ProposeAsync(client, place, TestImages.Png);

        sent.Headers.Location!.ToString().Should().Be($"/contribuer/photos/{place.Slug}?envoi=file");
        var proposal = await ProposalAsync(place);
        proposal.Should().BeEquivalentTo(new { State = ProposalState.Waiting, AuthorId = (int?)account.Id, AuthorEmail = account.Email });
        var photo = await site.WithDbAsync(db => db.Photos.SingleAsync(known => known.ProposalId == proposal.Id));
        await ShouldAnswerAsync(client, photo, "", HttpStatusCode.OK, "no-store, private");
        await ShouldAnswerAsync(await site.SignInAsync(await site.Data.AccountAsync()), photo, "", HttpStatusCode.NotFound);
        var near = await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Crest);
        var far = await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Paris);
        await ShouldAnswerAsync(await site.SignInAsync(near, secondFactor: true), photo, "", HttpStatusCode.OK, "no-store, private");
        await ShouldAnswerAsync(await site.SignInAsync(near), photo, "", HttpStatusCode.NotFound);
        await ShouldAnswerAsync(await site.SignInAsync(far, secondFactor: true), photo, "", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("alternative", "", "de 5 à 300 caractères")]
    [InlineData("alternative", "rien", "de 5 à 300 caractères")]
    [InlineData("credit", " ", "de 2 à 200 caractères")]
    [InlineData("courriel", "camille", "nom@exemple.fr")]
    [InlineData("courriel", "", "nom@exemple.fr")]
    public async Task Propose_WrongField_ShowsErrorAndKeepsNothing(string field, string value, string message)
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);

        using var response = await ProposeAsync(site.CreateClient(), place, TestImages.Png, (field, value));

        await ShouldRefuseAsync(response, field, message);
        (await site.WithDbAsync(db => db.Proposals.AnyAsync(proposal => proposal.PlaceId == place.Id))).Should().BeFalse();
    }

    [Fact]
    public async Task Propose_NoFileOrNotAPhoto_ShowsErrorAndKeepsNothing()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);

        using var none = await ProposeAsync(site.CreateClient(), place, null);
        await ShouldRefuseAsync(none, "photo", "Choisissez une photo.");
        using var page = await ProposeAsync(site.CreateClient(), place, [.. "<html></html>"u8]);
        await ShouldRefuseAsync(page, "photo", "n’est pas une photo");
        using var heavy = await ProposeAsync(site.CreateClient(), place, new byte[PhotoIntake.MaximumBytes + 1]);
        await ShouldRefuseAsync(heavy, "photo", "dépasse 10");

        (await site.WithDbAsync(db => db.Proposals.AnyAsync(proposal => proposal.PlaceId == place.Id))).Should().BeFalse();
    }

    [Fact]
    public async Task Manage_AddDescribeMoveRemoveAndPutBack()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        var client = await site.SignInAsync(await site.Data.ManagerAsync(place));
        var url = $"/modifier/{place.Slug}/photos";
        foreach (var text in new[] { "La première photo", "La seconde photo" })
        {
            using var added = await site.PostFileAsync(client, url, "photo", TestImages.Png, new Dictionary<string, string> { ["alternative"] = text, ["credit"] = "Camille" });
            added.Headers.Location!.ToString().Should().Be($"{url}?fait=ajout");
        }

        var (first, second) = ((await PhotosAsync(place))[0], (await PhotosAsync(place))[1]);
        await ShouldAnswerAsync(site.Client, first, "", HttpStatusCode.OK, "public, max-age=31536000, immutable");

        await ActAsync(client, url, "monter", second.Id, "ordre");
        (await PhotosAsync(place)).Select(photo => photo.Id).Should().Equal(second.Id, first.Id);
        await ActAsync(client, url, "descendre", second.Id, "ordre");
        (await PhotosAsync(place)).Select(photo => photo.Id).Should().Equal(first.Id, second.Id);
        await ActAsync(client, url, "mots", first.Id, "mots", ("alternative", "La table, vue d’en haut"), ("credit", "Dominique"));
        (await PhotosAsync(place))[0].Should().BeEquivalentTo(new { AlternativeText = "La table, vue d’en haut", Credit = "Dominique" });
        await ActAsync(client, url, "retirer", first.Id, "retrait");
        await ShouldAnswerAsync(site.Client, first, "", HttpStatusCode.NotFound);
        await ActAsync(client, url, "remettre", first.Id, "retour");
        (await PhotosAsync(place)).Select(photo => photo.Id).Should().Equal(second.Id, first.Id);

        using var wrong = await PostAsync(client, url, "mots", first.Id, ("alternative", ""), ("credit", "Dominique"));
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var gone = await PostAsync(client, url, "retirer", int.MaxValue);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Manage_AnothersPlace_Is404_AndItsPhotosCannotBeTouched()
    {
        var (mine, other) = (await site.Data.PlaceAsync(site.Country.Crest), await site.Data.PlaceAsync(site.Country.Crest));
        var owner = await site.SignInAsync(await site.Data.ManagerAsync(other));
        using var added = await site.PostFileAsync(owner, $"/modifier/{other.Slug}/photos", "photo", TestImages.Png, Words);
        var photo = (await PhotosAsync(other)).Single();
        var client = await site.SignInAsync(await site.Data.ManagerAsync(mine));

        using var page = await client.GetAsync($"/modifier/{other.Slug}/photos");
        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var guessed = await PostAsync(client, $"/modifier/{mine.Slug}/photos", "retirer", photo.Id);
        guessed.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await PhotosAsync(other)).Should().ContainSingle();
    }

    [Fact]
    public async Task Get_PhotoOfAWithdrawnPlace_Is404()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        var client = await site.SignInAsync(await site.Data.ManagerAsync(place));
        using var added = await site.PostFileAsync(client, $"/modifier/{place.Slug}/photos", "photo", TestImages.Png, Words);
        await site.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(known => known.Id == place.Id)).Withdraw("Hors sujet", site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        await ShouldAnswerAsync(site.Client, (await PhotosAsync(place)).Single(), "", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/photos/inconnu.webp")]
    [InlineData("/photos/0123456789abcdef0123456789abcdef-800.webp")]
    [InlineData("/photos/..%2F..%2Fappsettings.json")]
    public async Task Get_NotAPhoto_Is404(string url)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> ProposeAsync(HttpClient client, Place place, byte[]? file, params (string Field, string Value)[] others)
    {
        var values = new Dictionary<string, string>(Words);
        foreach (var (field, value) in others)
        {
            values[field] = value;
        }

        return site.PostFileAsync(client, $"/contribuer/photos/{place.Slug}", "photo", file, values);
    }

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, string field, string message)
    {
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.Title.Should().StartWith("Erreur\u00a0: ");
        page.QuerySelector($".message--error a[href='#{field}']")!.TextContent.Should().Contain(message);
        page.GetElementById(field)!.GetAttribute("aria-invalid").Should().Be("true");
    }

    private async Task ActAsync(HttpClient client, string url, string handler, int id, string done, params (string Name, string Value)[] values)
    {
        using var response = await PostAsync(client, url, handler, id, values);
        response.Headers.Location!.ToString().Should().Be($"{url}?fait={done}");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string url, string handler, int id, params (string Name, string Value)[] values)
    {
        using var shown = await client.GetAsync(url);
        var token = (await WebDatabase.ReadPageAsync(shown)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync($"{url}?handler={handler}", new FormUrlEncodedContent(
            values.Append(("id", $"{id}")).Append(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))));
    }

    private static async Task ShouldAnswerAsync(HttpClient client, Photo photo, string query, HttpStatusCode status, string? cache = null)
    {
        using var response = await client.GetAsync(PhotoSizes.Address(photo.Key, PhotoSizes.List) + query);
        response.StatusCode.Should().Be(status);
        if (cache is not null)
        {
            response.Headers.CacheControl!.ToString().Should().Be(cache);
            response.Content.Headers.ContentType!.MediaType.Should().Be("image/webp");
        }
    }

    private Task<Proposal> ProposalAsync(Place place) => site.WithDbAsync(db => db.Proposals.AsNoTracking().SingleAsync(known => known.PlaceId == place.Id));

    private Task<List<Photo>> PhotosAsync(Place place) => site.WithDbAsync(db => db.Photos.AsNoTracking()
        .Where(photo => photo.PlaceId == place.Id && photo.RemovedAt == null).OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).ToListAsync());
}
