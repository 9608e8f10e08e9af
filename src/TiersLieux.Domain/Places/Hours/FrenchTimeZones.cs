namespace TiersLieux.Domain.Places.Hours;

/// <summary>The legal time of a place.</summary>
public static class FrenchTimeZones
{
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <param name="departementCode">Insee code of the département or collectivity (« 26 », « 974 », « 988 »); null abroad or when unknown.</param>
    /// <param name="country">ISO 3166, two letters.</param>
    /// <returns>Paris for anything the tables do not know.</returns>
    public static TimeZoneInfo Of(string? departementCode, string? country = "FR")
    {
        var id = country is null or "FR" ? Overseas(departementCode) : Abroad(country);
        return id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : Paris;
    }

    private static string? Overseas(string? departementCode) => departementCode switch
    {
        "971" => "America/Guadeloupe",
        "972" => "America/Martinique",
        "973" => "America/Cayenne",
        "974" => "Indian/Reunion",
        "975" => "America/Miquelon",
        "976" => "Indian/Mayotte",
        "977" => "America/St_Barthelemy",
        "978" => "America/Marigot",
        "986" => "Pacific/Wallis",
        "987" => "Pacific/Tahiti",
        "988" => "Pacific/Noumea",
        _ => null,
    };

    private static string? Abroad(string country) => country switch
    {
        "BE" => "Europe/Brussels",
        "CH" => "Europe/Zurich",
        "DE" => "Europe/Berlin",
        "ES" => "Europe/Madrid",
        "GB" => "Europe/London",
        "IT" => "Europe/Rome",
        "LU" => "Europe/Luxembourg",
        "MC" => "Europe/Monaco",
        "AD" => "Europe/Andorra",
        "PT" => "Europe/Lisbon",
        _ => null,
    };
}
