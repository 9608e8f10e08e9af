using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Structures;

internal static class StructureDisplay
{
    /// <summary>Layer of the territory tiles.</summary>
    public static string Layer(TerritoryKind kind) => kind switch
    {
        TerritoryKind.Commune => "communes", TerritoryKind.Epci => "epci", TerritoryKind.ZoneEmploi => "zones_emploi", TerritoryKind.Departement => "departements",
        _ => "regions",
    };

    /// <summary>« Crest (Drôme) », « Barcelone (Espagne) », « agit dans toute la France »; empty when nothing is known.</summary>
    /// <param name="organisation">With its commune and département.</param>
    public static string Seat(Organisation organisation) => organisation switch
    {
        { Commune: { } commune } => $"{commune.Name} ({commune.Departement!.Name})",
        { Content.Locality: { } locality } => organisation.Content.Country is { } country and not "FR" ? $"{locality} ({French.Country(country)})" : locality,
        { IsEverywhere: true } => "agit dans toute la France",
        _ => organisation.Content.Area?.Name ?? "",
    };
}
