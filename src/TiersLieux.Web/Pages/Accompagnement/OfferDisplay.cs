using System.Text.Json;
using System.Text.Json.Serialization;
using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Pages.Accompagnement;

/// <summary>An offer in words.</summary>
public static class OfferDisplay
{
    // The default encoder escapes <, > and &, so no text of a sheet can close the element.
    private static readonly JsonSerializerOptions JsonLd = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>« Gratuit », « Participation aux frais : 20 € la séance. Tarif réduit possible. »; null when nobody said.</summary>
    public static string? Cost(OfferCost? cost)
    {
        if (cost is null)
        {
            return null;
        }

        var amount = cost.Amount is { } euros ? $"\u00a0: {French.Number(euros)}\u00a0€ {(cost.Unit is null ? "" : RateUnits.All.Label(cost.Unit))}".TrimEnd() : "";
        return $"{OfferCosts.All.Label(cost.Kind)}{amount}{(cost.Note is null ? "" : $". {cost.Note}")}";
    }

    /// <summary>« Émergence, Idéation »; <paramref name="none"/> when the list is empty.</summary>
    public static string? Labels(Vocabulary vocabulary, IReadOnlyList<string> codes, string? none = null) =>
        codes.Count == 0 ? none : string.Join(", ", codes.Select(vocabulary.Label));

    /// <summary>« Toute la France », « Drôme (26), zone d’emploi de Crest, et à 30 km autour de Die ».</summary>
    public static string? Area(Offer offer)
    {
        var parts = offer.Territories.Select(area => area.Territory!).OrderByDescending(territory => territory.Kind).ThenBy(territory => territory.SearchKey)
            .Select(territory => territory.Kind == TerritoryKind.ZoneEmploi ? $"zone d’emploi {French.Of(territory.Name)}" : territory.Name).ToList();
        if (offer.IsEverywhere)
        {
            parts.Insert(0, "toute la France");
        }

        if (offer.RadiusKm is { } radius)
        {
            parts.Add($"{French.Number((decimal)radius)}\u00a0km{(offer.Commune is { } seat ? $" autour {French.Of(seat.Name)}" : " à la ronde")}");
        }

        var words = string.Join(", ", parts);
        var name = offer.Content.Area?.Name;
        return words.Length == 0 ? name : name is null ? French.Capital(words) : $"{name} ({words})";
    }

    /// <summary>« 120 projets ».</summary>
    public static string Value(Figure figure) => FactsDisplay.Value(figure);

    /// <summary>The offer in schema.org words: a Service.</summary>
    public static string ToJsonLd(Offer offer, string url) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Service",
            ["name"] = offer.Name,
            ["description"] = offer.Summary,
            ["url"] = url,
            ["sameAs"] = offer.Content.Website,
            ["serviceType"] = "Accompagnement de projet",
            ["provider"] = offer.Organisation is { } organisation
                ? new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = organisation.Name } : null,
            ["areaServed"] = offer.IsEverywhere
                ? [new Dictionary<string, object?> { ["@type"] = "Country", ["name"] = "France" }]
                : offer.Territories.Select(area => new Dictionary<string, object?> { ["@type"] = "AdministrativeArea", ["name"] = area.Territory!.Name }).ToArray(),
            ["audience"] = offer.Publics.Count == 0 ? null : offer.Publics.Select(code => new Dictionary<string, object?> { ["@type"] = "Audience", ["audienceType"] = Publics.All.Label(code) }).ToArray(),
            ["isAccessibleForFree"] = offer.Cost is null ? null : offer.Cost == OfferCosts.Free,
        }.Where(pair => pair.Value is not null).ToDictionary(),
        JsonLd);
}
