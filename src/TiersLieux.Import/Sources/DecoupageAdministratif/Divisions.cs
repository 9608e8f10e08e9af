namespace TiersLieux.Import.Sources.DecoupageAdministratif;

/// <summary>A territory larger than a commune.</summary>
/// <param name="Region">Code, for a département.</param>
/// <param name="LegalKind">CC, CA…, for an EPCI.</param>
public sealed record LargerTerritory(string Code, string Name, string? Region = null, int? Population = null, string? LegalKind = null);

/// <summary>A current commune, completed by the other datasets.</summary>
public sealed class CommuneEntry(string code, string name, string departement, string region)
{
    public string Code { get; } = code;
    public string Name { get; } = name;
    public string Departement { get; } = departement;
    public string Region { get; } = region;
    public int? Population { get; init; }
    public string? Siren { get; init; }
    public IReadOnlyList<string> PostalCodes { get; init; } = [];
    public string? Epci { get; set; }
    public string? ZoneEmploi { get; set; }
    public int? DensityLevel { get; set; }
    public string? FrrClass { get; set; }
}

/// <summary>The country as the package <c>@etalab/decoupage-administratif</c> divides it.</summary>
/// <param name="Vintage">Year of the commune list.</param>
/// <param name="FormerCodes">Past codes (déléguées, associées, arrondissements, older codes) to a code that may itself be past.</param>
public sealed record Divisions(
    int Vintage, IReadOnlyList<LargerTerritory> Regions, IReadOnlyList<LargerTerritory> Departements, IReadOnlyList<LargerTerritory> Epcis,
    IReadOnlyDictionary<string, CommuneEntry> Communes, Dictionary<string, string> FormerCodes);
