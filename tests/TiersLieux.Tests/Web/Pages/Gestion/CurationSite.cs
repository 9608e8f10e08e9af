using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

/// <summary>Class fixture: the site over the small country, with a coordinator of Crest and one of Paris.</summary>
public sealed class CurationSite : WebDatabase
{
    public SmallCountry Country { get; private set; } = null!;
    public Account Coordinator { get; private set; } = null!;

    /// <summary>Curates Crest.</summary>
    public HttpClient Crest { get; private set; } = null!;

    /// <summary>Curates Paris: what is in Crest does not exist for them.</summary>
    public HttpClient Paris { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Country = await SmallCountry.CreateAsync(Data);
        Coordinator = await Data.AccountAsync(AccountRole.Coordinator, Country.Crest);
        Crest = await SignInAsync(Coordinator, secondFactor: true);
        Paris = await SignInAsync(await Data.AccountAsync(AccountRole.Coordinator, Country.Paris), secondFactor: true);
    }

    public Task<Place> PlaceAsync(PlaceFacts? facts = null) => Data.PlaceAsync(Country.Crest, facts);

    public async Task<AngleSharp.Html.Dom.IHtmlDocument> GetAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        return await ReadPageAsync(response);
    }
}
