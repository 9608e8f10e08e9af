using System.Globalization;
using TiersLieux.Domain;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Search;

/// <param name="Parameter">Name in the query string.</param>
/// <param name="Message">French, for the visitor.</param>
public sealed record SearchError(string Parameter, string Message);

/// <summary>
/// Reads a <see cref="PlaceSearch"/> from the names and values of a query string. Never throws: what cannot be understood becomes an
/// error and is left out, so a page can still show something. Names it does not know are ignored.
/// </summary>
public sealed class PlaceSearchBinder
{
    public const int MaximumValues = 60;
    public const int MaximumTextLength = 200;

    private static readonly Dictionary<string, PlaceOrder> Orders = new(StringComparer.Ordinal)
    {
        ["distance"] = PlaceOrder.Distance,
        ["nom"] = PlaceOrder.Name,
        ["confirmation"] = PlaceOrder.Confirmation,
        ["rotation"] = PlaceOrder.Rotation,
    };

    private readonly ILookup<string, string> values;
    private readonly List<SearchError> errors = [];

    private PlaceSearchBinder(ILookup<string, string> values) => this.values = values;

    /// <param name="query">Each name and value, decoded, in order; a repeated name comes several times.</param>
    public static (PlaceSearch Search, IReadOnlyList<SearchError> Errors) Bind(IEnumerable<KeyValuePair<string, string>> query)
    {
        var values = query.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToLookup(pair => pair.Key, pair => pair.Value.Trim());
        var binder = new PlaceSearchBinder(values);
        if (values.Sum(group => group.Count()) > MaximumValues)
        {
            return (new PlaceSearch(), [new("", $"Trop de critères : {MaximumValues} au plus.")]);
        }

        return (binder.Read(), binder.errors);
    }

    private PlaceSearch Read()
    {
        var around = Around();
        return new PlaceSearch
        {
            Words = Text("q"),
            Where = Text("ou"),
            Territories = [.. TerritoryKindWords.All.SelectMany(words => Codes(words))],
            Around = around,
            RadiusKm = Radius(),
            Box = Box(),
            Kinds = Terms("type", PlaceKinds.All),
            Services = Terms("service", PlaceServices.All),
            Equipment = Terms("equipement", EquipmentKinds.All),
            Programmes = Slugs("programme"),
            Networks = Slugs("reseau"),
            Lifecycles = [.. Terms("etape", PlaceLifecycles.All).Select(code => PlaceLifecycles.Parse(code)!.Value)],
            Rural = Flag("rural"),
            Frr = Flag("frr"),
            Accessible = Flag("accessible"),
            OpenNow = Flag("ouvert"),
            Order = Order(),
            Page = Whole("page", 1, 1, 100_000),
            PageSize = Whole("pageSize", PlaceSearch.DefaultPageSize, 1, PlaceSearch.MaximumPageSize),
        };
    }

    private string? Single(string name)
    {
        var given = values[name].Distinct().ToList();
        if (given.Count > 1)
        {
            errors.Add(new(name, $"Le paramètre « {name} » n’accepte qu’une valeur."));
        }

        return given.FirstOrDefault();
    }

    private string? Text(string name)
    {
        var text = Single(name);
        if (text?.Length > MaximumTextLength)
        {
            errors.Add(new(name, $"Votre texte est trop long : {MaximumTextLength} caractères au plus."));
            return null;
        }

        return text;
    }

    private IEnumerable<TerritoryCode> Codes(TerritoryKindWords words)
    {
        foreach (var code in values[words.Parameter].Select(code => code.ToUpperInvariant()).Distinct())
        {
            if (code.Length <= 20 && code.All(char.IsAsciiLetterOrDigit))
            {
                yield return new TerritoryCode(words.Kind, code);
            }
            else
            {
                errors.Add(new(words.Parameter, $"« {Shortened(code)} » n’est pas un code valable ({words.Label.ToLowerInvariant()})."));
            }
        }
    }

    private IReadOnlyList<string> Terms(string name, Vocabulary vocabulary)
    {
        var given = values[name].Distinct().ToList();
        errors.AddRange(given.Where(code => !vocabulary.Knows(code))
            .Select(code => new SearchError(name, $"« {Shortened(code)} » n’est pas une valeur connue ({vocabulary.Name}).")));
        return given.Where(vocabulary.Knows).ToList();
    }

    // Which slugs exist is known to the database alone: the resolver looks.
    private IReadOnlyList<string> Slugs(string name)
    {
        var given = values[name].Distinct().ToList();
        errors.AddRange(given.Where(slug => !IsSlug(slug)).Select(slug => new SearchError(name, $"« {Shortened(slug)} » n’est pas une valeur connue ({name}).")));
        return given.Where(IsSlug).ToList();

        static bool IsSlug(string text) => text.Length <= MaximumTextLength && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
    }

    private bool Flag(string name)
    {
        switch (Single(name)?.ToLowerInvariant())
        {
            case null or "0" or "non" or "false":
                return false;
            case "1" or "oui" or "true" or "on":
                return true;
            default:
                errors.Add(new(name, $"Le paramètre « {name} » vaut 1 ou 0."));
                return false;
        }
    }

    private (double, double)? Around()
    {
        var (latitude, longitude) = (Single("lat"), Single("lon"));
        if (latitude is null && longitude is null)
        {
            return null;
        }

        if (Number(latitude) is { } lat && Number(longitude) is { } lon && Wgs84.IsOnEarth(lat, lon))
        {
            return (lat, lon);
        }

        errors.Add(new("lat", "La position demandée n’est pas valable : « lat » va de −90 à 90 et « lon » de −180 à 180, ensemble."));
        return null;
    }

    private double? Radius()
    {
        var text = Single("rayon");
        if (text is null)
        {
            return null;
        }

        if (Number(text) is { } radius and >= 1 and <= PlaceSearch.MaximumRadiusKm)
        {
            return radius;
        }

        errors.Add(new("rayon", $"Le rayon se donne en kilomètres, de 1 à {PlaceSearch.MaximumRadiusKm}."));
        return null;
    }

    private BoundingBox? Box()
    {
        var text = Single("bbox");
        if (text is null)
        {
            return null;
        }

        var numbers = text.Length > 200 ? [] : text.Split(',').Select(Number).ToList();
        if (numbers is [{ } west, { } south, { } east, { } north] && west < east && south < north
            && Wgs84.IsOnEarth(south, west) && Wgs84.IsOnEarth(north, east))
        {
            return new BoundingBox(west, south, east, north);
        }

        errors.Add(new("bbox", "La zone se donne par quatre nombres, « ouest,sud,est,nord », en degrés, l’ouest avant l’est et le sud avant le nord."));
        return null;
    }

    private PlaceOrder? Order()
    {
        var text = Single("tri");
        if (text is null)
        {
            return null;
        }

        if (Orders.TryGetValue(text, out var order))
        {
            return order;
        }

        errors.Add(new("tri", $"Le tri est l’un de : {string.Join(", ", Orders.Keys)}."));
        return null;
    }

    private int Whole(string name, int otherwise, int minimum, int maximum)
    {
        var text = Single(name);
        if (text is null)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        errors.Add(new(name, $"« {name} » est un nombre entier de {minimum} à {maximum}."));
        return otherwise;
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    internal static string Code(PlaceOrder order) => Orders.First(pair => pair.Value == order).Key;
}
