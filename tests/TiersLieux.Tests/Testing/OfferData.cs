using TiersLieux.Data.Accompaniment;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Tests.Testing;

/// <summary>Published offers and organisations, written as the site writes them; and who they reach.</summary>
internal static class OfferData
{
    /// <summary>An offer on these territories: <c>epci:200040459</c>.</summary>
    public static Task<Offer> OfferAsync(this TestDatabase database, string name, params string[] territories) =>
        database.OfferAsync(new OfferContent { Name = name, Area = new(Territories: territories) });

    public static async Task<Offer> OfferAsync(this TestDatabase database, OfferContent content) => (Offer)await database.SheetAsync(SheetKind.Offer, content);

    public static async Task<Organisation> OrganisationAsync(this TestDatabase database, string name, string? commune = null) =>
        (Organisation)await database.SheetAsync(SheetKind.Organisation, new OrganisationContent { Name = name, Commune = commune });

    /// <param name="parameter">« commune=26108 » of a query string, and more.</param>
    public static async Task<OrientationResult> OrientAsync(this TestDatabase database, string parameter, OrientationAnswers? answers = null)
    {
        var (place, now) = (await database.OrientationPlaceAsync(parameter), DateTimeOffset.UtcNow);
        return await new Orientation(database.DataSource).FindAsync(place, answers ?? OrientationAnswers.None, null, 0, 100, now, default);
    }

    public static async Task<IReadOnlyList<NeighbourOffer>> NeighboursAsync(this TestDatabase database, string parameter) =>
        await new Orientation(database.DataSource).NeighboursAsync(await database.OrientationPlaceAsync(parameter), DateTimeOffset.UtcNow, default);

    private static async Task<OrientationPlace> OrientationPlaceAsync(this TestDatabase database, string parameter)
    {
        var pairs = parameter.Split('&').Select(pair => KeyValuePair.Create(pair.Split('=')[0], pair.Split('=')[1]));
        await using var db = database.CreateContext();
        var (resolved, errors) = await new PlaceSearchResolver(new TerritorySearch(database.DataSource), db, TimeProvider.System)
            .ResolveAsync(PlaceSearchBinder.Bind(pairs).Search, default);
        errors.Should().BeEmpty();
        return (await OrientationPlace.OfAsync(db, resolved, default))!;
    }
}
