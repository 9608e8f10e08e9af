using System.Globalization;
using System.Text.Json;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>French names and lines of the fields of a <see cref="SheetContent"/>, for histories and decisions.</summary>
public static class SheetFields
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "Nom", ["summary"] = "Résumé", ["description"] = "Description", ["website"] = "Site", ["organisation"] = "Structure", ["place"] = "Lieu",
        ["commune"] = "Commune", ["area"] = "Zone couverte", ["related"] = "En lien avec", ["figures"] = "Chiffres",
        ["nature"] = "Nature", ["memberLabel"] = "Nom d’un membre", ["startsOn"] = "Début", ["endsOn"] = "Fin", ["parties"] = "Partenaires",
        ["indicators"] = "Objectifs et résultats", ["calls"] = "Appels", ["eligibility"] = "Éligibilité", ["members"] = "Membres",
        ["roles"] = "Rôles", ["legalForm"] = "Statut", ["foundedIn"] = "Année de création", ["locality"] = "Ville", ["country"] = "Pays",
        ["countries"] = "Pays", ["networks"] = "Réseaux", ["places"] = "Lieux membres", ["organisations"] = "Structures membres",
        ["phases"] = "Phases", ["formats"] = "Formats", ["needs"] = "Besoins", ["sectors"] = "Secteurs", ["publics"] = "Publics", ["cost"] = "Coût",
        ["duration"] = "Durée", ["access"] = "Conditions d’accès", ["sessions"] = "Permanences",
        ["type"] = "Type", ["startsAt"] = "Début", ["endsAt"] = "Fin", ["timeZone"] = "Fuseau horaire", ["recurrence"] = "Répétition", ["isOnline"] = "En ligne",
        ["onlineAddress"] = "Adresse en ligne", ["location"] = "Endroit", ["capacity"] = "Places", ["booking"] = "Réservation", ["offers"] = "Offres", ["stops"] = "Étapes",
        ["frequency"] = "Fréquence", ["interval"] = "Une fois sur", ["days"] = "Jours", ["position"] = "Rang dans le mois", ["until"] = "Jusqu’au", ["count"] = "Nombre de fois",
        ["except"] = "Sauf", ["skipsHolidays"] = "Sauf les jours fériés",
        ["sections"] = "Texte", ["question"] = "Question", ["comparison"] = "Comparaison",
        ["label"] = "Intitulé", ["kind"] = "Nature", ["amount"] = "Montant", ["unit"] = "Unité", ["note"] = "Note", ["rule"] = "Règle", ["everywhere"] = "Toute la France",
        ["territories"] = "Territoires", ["radiusKm"] = "Rayon en km", ["frequency"] = "Chaque", ["interval"] = "Tous les", ["days"] = "Jours", ["position"] = "Rang dans le mois",
        ["until"] = "Jusqu’au", ["count"] = "Nombre de fois", ["except"] = "Sauf", ["population"] = "Habitants", ["setting"] = "Ville ou campagne", ["investment"] = "Investissement",
        ["runningCost"] = "Fonctionnement annuel", ["publicShare"] = "Part publique", ["staff"] = "Équipe", ["year"] = "Année",
        ["street"] = "Adresse", ["surfaceM2"] = "Surface en m²", ["state"] = "État", ["conditions"] = "Conditions", ["deadline"] = "Date limite",
    };

    /// <summary>« Zone couverte ».</summary>
    public static string Name(string field) => Names.GetValueOrDefault(field, field);

    /// <summary>The value of a field in lines a reader understands; one dash when it says nothing.</summary>
    public static IReadOnlyList<string> Lines(string field, JsonElement? value) => value is not { } known || known.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        ? ["–"]
        : known.ValueKind switch
        {
            JsonValueKind.Array => [.. known.EnumerateArray().Select(item => One(field, item))],
            JsonValueKind.Object => [.. known.EnumerateObject().Select(pair => $"{Part(field, pair.Name)} : {One(pair.Name, pair.Value)}")],
            _ => [.. One(field, known).Split('\n', StringSplitOptions.RemoveEmptyEntries)],
        };

    // The sections of a resource are named by their code.
    private static string Part(string field, string name) => field == "sections"
        ? ResourceSections.Practice.Find(name)?.Label ?? ResourceSections.Monograph.Find(name)?.Label ?? "Texte"
        : Name(name);

    private static string One(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Words(field, value.GetString()!),
        JsonValueKind.Number => value.GetDecimal().ToString("#,0.##", CultureInfo.GetCultureInfo("fr-FR")),
        JsonValueKind.True => "oui",
        JsonValueKind.False => "non",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => One(field, item))),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Where(pair => pair.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            .Select(pair => One(pair.Name, pair.Value))),
        _ => "–",
    };

    // A code of a closed list reads as its label; a territory as « Département 26 ».
    private static string Words(string field, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && TerritoryKindWords.FromCode(text[..colon]) is { } kind)
        {
            return $"{kind.Label} {text[(colon + 1)..]}";
        }

        return SheetVocabularies.Label(field, text) ?? text;
    }
}

/// <summary>A field that changed from one version to the next.</summary>
public sealed record SheetFieldChange(string Field, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public static IReadOnlyList<SheetFieldChange> Between(string before, string after)
    {
        var (old, now) = (Read(before), Read(after));
        return [.. now.Keys.Union(old.Keys).Where(field => Raw(old, field) != Raw(now, field))
            .Select(field => new SheetFieldChange(field, SheetFields.Lines(field, Value(old, field)), SheetFields.Lines(field, Value(now, field))))];

        static string? Raw(Dictionary<string, JsonElement> fields, string field) => fields.TryGetValue(field, out var value) ? value.GetRawText() : null;
        static JsonElement? Value(Dictionary<string, JsonElement> fields, string field) => fields.TryGetValue(field, out var value) ? value : null;
        static Dictionary<string, JsonElement> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
    }
}
