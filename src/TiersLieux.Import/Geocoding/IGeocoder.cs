namespace TiersLieux.Import.Geocoding;

/// <summary>Finds where addresses are. Lives outside the process: the national address API, when an operator turns it on.</summary>
public interface IGeocoder
{
    /// <returns>One answer per query, in order; null where nothing was found.</returns>
    /// <exception cref="HttpRequestException">The service does not answer as expected.</exception>
    Task<IReadOnlyList<GeocodedAddress?>> FindAsync(IReadOnlyList<AddressQuery> queries, CancellationToken cancellationToken);
}

/// <param name="Text">Number, street, postal code and commune in one line.</param>
/// <param name="CommuneCode">Insee code that bounds the search; null when not known.</param>
public sealed record AddressQuery(string Text, string? CommuneCode);

/// <param name="Score">0 to 1.</param>
/// <param name="Kind"><c>housenumber</c>, <c>street</c>, <c>locality</c> or <c>municipality</c>.</param>
public sealed record GeocodedAddress(double Latitude, double Longitude, double Score, string Kind, string? CommuneCode);
