using TiersLieux.Domain.Search;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Towns across the border that French files name without their country, and that no French commune is called after.</summary>
public static class ForeignTown
{
    public const string Name = "lieu à l’étranger reconnu";

    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["tournai"] = "BE", ["mouscron"] = "BE", ["bruxelles"] = "BE", ["charleroi"] = "BE", ["namur"] = "BE", ["arlon"] = "BE",
        ["luxembourg"] = "LU", ["esch sur alzette"] = "LU", ["sarrebruck"] = "DE", ["geneve"] = "CH", ["lausanne"] = "CH",
        ["turin"] = "IT", ["vintimille"] = "IT", ["barcelone"] = "ES", ["monaco"] = "MC",
    };

    public static void Apply(Draft draft, CommuneBook communes, Repairs repairs)
    {
        var address = draft.Address;
        if (address.Country == "FR" && address.CommuneCode is null && address.PostalCode is null
            && Countries.TryGetValue(SearchKey.From(address.Locality), out var country)
            && communes.ByName(address.Locality, null) is null)
        {
            draft.Address = address with { Country = country };
            repairs.Count(Name);
        }
    }
}
