using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Contributions;

/// <summary>
/// How complete a sheet is, from 0 to 100: what a visitor needs to come weighs most. The weights are ours, set on what visitors look
/// for first: when it is open, where it is, how to reach it, what is done there.
/// </summary>
public static class Completeness
{
    /// <summary>Below, a sheet is said to be incomplete.</summary>
    public const int Enough = 50;

    public const string Contact = "contact";
    public const string Street = "street";

    /// <summary>Weight of each part of a sheet, the heaviest first; a part is a field, but <see cref="Contact"/> and <see cref="Street"/>.</summary>
    public static readonly IReadOnlyList<(string Part, string Label, int Weight)> Weights =
    [
        ("openingHours", "les horaires", 14),
        ("summary", "le résumé", 12),
        (Street, "la rue", 10),
        (Contact, "un courriel ou un téléphone", 10),
        ("position", "la position exacte", 8),
        ("kinds", "le type de lieu", 8),
        ("description", "la description", 8),
        ("services", "les services", 8),
        ("website", "le site", 6),
        ("accessibility", "l’accessibilité", 6),
        ("rates", "les tarifs", 6),
        ("operator", "la structure porteuse", 4),
    ];

    /// <returns>Parts of <see cref="Weights"/> the sheet says nothing of.</returns>
    public static IReadOnlyList<string> Missing(PlaceFacts facts) => [.. Weights.Select(weight => weight.Part).Where(part => !Says(facts, part))];

    /// <param name="missing">As <see cref="Missing"/> answers.</param>
    public static int Score(IReadOnlyCollection<string> missing) => Weights.Where(weight => !missing.Contains(weight.Part)).Sum(weight => weight.Weight);

    public static string Label(string part) => Weights.First(weight => weight.Part == part).Label;

    public static int Weight(string part) => Weights.First(weight => weight.Part == part).Weight;

    private static bool Says(PlaceFacts facts, string part) => part switch
    {
        "openingHours" => facts.OpeningHours is not null,
        "summary" => facts.Summary is not null,
        Street => facts.Address?.Street is not null,
        Contact => facts.Email is not null || facts.Phone is not null,
        "position" => facts.Position is { Precision: <= PositionPrecision.Street },
        "kinds" => facts.Kinds is { Count: > 0 },
        "description" => facts.Description is not null,
        "services" => facts.Services is { Count: > 0 },
        "website" => facts.Website is not null,
        "accessibility" => facts.Accessibility is { Count: > 0 },
        "rates" => facts.Rates is { Count: > 0 },
        _ => facts.Operator is not null,
    };
}
