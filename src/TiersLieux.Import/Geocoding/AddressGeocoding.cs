using TiersLieux.Domain.Places;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Geocoding;

/// <summary>Gives a position to rows that have an address but no coordinates, when the answer is sure enough.</summary>
public static class AddressGeocoding
{
    /// <summary>Score from which a street is accepted; below, the place stays at its commune.</summary>
    public const double MinimumScore = 0.5;

    /// <summary>Score from which a house number is believed.</summary>
    public const double MinimumAddressScore = 0.7;

    public const string Unavailable = "géocodage indisponible";

    internal static async Task ApplyAsync(
        IGeocoder geocoder, IReadOnlyList<Draft> drafts, CommuneBook communes, Repairs repairs, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        IReadOnlyList<GeocodedAddress?> answers;
        try
        {
            answers = await geocoder.FindAsync([.. drafts.Select(Query)], cancellationToken);
        }
        catch (HttpRequestException)
        {
            // The import is worth more than a finer position: places stay at their commune until the next one.
            repairs.Count(Unavailable, drafts.Count);
            return;
        }

        foreach (var (draft, answer) in drafts.Zip(answers))
        {
            if (answer is not null && Position(answer) is { } position && Agrees(draft, answer, communes))
            {
                draft.Facts = draft.Facts with { Position = position };
                repairs.Count(PlacePipeline.Geocoded);
            }
        }
    }

    /// <returns>null when the answer is only a town, or not sure.</returns>
    public static PlacePosition? Position(GeocodedAddress answer) => answer switch
    {
        { Score: < MinimumScore } or { Kind: "municipality" } => null,
        { Kind: "housenumber", Score: >= MinimumAddressScore } => new(answer.Latitude, answer.Longitude, PositionPrecision.Address, answer.Score),
        _ => new(answer.Latitude, answer.Longitude, PositionPrecision.Street, answer.Score),
    };

    private static bool Agrees(Draft draft, GeocodedAddress answer, CommuneBook communes) =>
        answer.CommuneCode is null
        || (communes.ByCode(answer.CommuneCode) ?? communes.ByFormerCode(answer.CommuneCode))?.Code == draft.Address.CommuneCode;

    private static AddressQuery Query(Draft draft) =>
        new(string.Join(' ', new[] { draft.Address.Street, draft.Address.PostalCode, draft.Address.Locality }.OfType<string>()), draft.Address.CommuneCode);
}
