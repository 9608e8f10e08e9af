using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Where the place is: its address, its commune (or its town abroad), its point.</summary>
public sealed class LocationInput : FormSection
{
    /// <summary>France and its neighbours.</summary>
    public static readonly IReadOnlyList<string> Countries = ["FR", "AD", "BE", "CH", "DE", "ES", "GB", "IT", "LU", "MC", "PT"];

    public string? Street { get; set; }
    public string? PostalCode { get; set; }

    /// <summary>As typed; of a list when the typed name has homonyms. A town when abroad.</summary>
    public string? Commune { get; set; }

    /// <summary>Code of one of <see cref="Choices"/>; replaces what was typed.</summary>
    public string? Choice { get; set; }

    /// <summary>Insee code chosen in the suggestions; good only for the name it was chosen with.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; set; } = "FR";

    /// <summary>WGS 84 degrees.</summary>
    public string? Latitude { get; set; }

    public string? Longitude { get; set; }

    /// <summary>What the typed commune leads to: <see cref="CommuneLookup"/> finds it before <see cref="Apply"/>.</summary>
    [BindNever]
    public CommuneFound? Found { get; set; }

    /// <summary>Communes that the typed text may mean, to choose from.</summary>
    [BindNever]
    public IReadOnlyList<CommuneFound> Choices { get; set; } = [];

    /// <summary>Position found from the address, when no point was given.</summary>
    [BindNever]
    public PlacePosition? Geocoded { get; set; }

    public bool IsAbroad => Country is not (null or "FR");

    public static LocationInput From(PlaceFacts facts) => new()
    {
        Street = facts.Address?.Street, PostalCode = facts.Address?.PostalCode, Commune = facts.Address?.Locality, CommuneCode = facts.Address?.CommuneCode,
        Country = facts.Address?.Country ?? "FR", Latitude = Degrees(facts.Position?.Latitude), Longitude = Degrees(facts.Position?.Longitude),
    };

    public override PlaceFacts Apply(PlaceFacts facts)
    {
        var before = From(facts);
        var sameTown = (Typed.Text(Commune), Typed.Text(CommuneCode), Country) == (Typed.Text(before.Commune), Typed.Text(before.CommuneCode), before.Country);
        var address = new PostalAddress(
            Typed.Text(Street), Typed.Text(PostalCode),
            sameTown ? facts.Address?.Locality : Found?.Name ?? Typed.Text(Commune),
            IsAbroad ? null : sameTown ? facts.Address?.CommuneCode : Found?.Code, Country ?? "FR");
        return facts with { Address = address == new PostalAddress(Country: "FR") ? null : address, Position = Position(facts.Position, before, !sameTown || Typed.Text(Street) != Typed.Text(before.Street)) };
    }

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (TooLong(Street, 200), nameof(Street)),
        (!IsAbroad && Typed.Text(PostalCode) is { } code && (code.Length != 5 || !code.All(char.IsAsciiDigit)) ? "Un code postal a cinq chiffres." : TooLong(PostalCode, 20), nameof(PostalCode)),
        (TooLong(Commune, 200), nameof(Commune)),
        (IsCountry(Country) ? null : "Choisissez un pays de la liste.", nameof(Country)),
        (WrongDegrees(Latitude, Longitude, 90, "La latitude va de −90 à 90 degrés : 44,7301 par exemple."), nameof(Latitude)),
        (WrongDegrees(Longitude, Latitude, 180, "La longitude va de −180 à 180 degrés : 5,0212 par exemple."), nameof(Longitude)),
    ];

    private PlacePosition? Position(PlacePosition? known, LocationInput before, bool addressChanged)
    {
        if ((Typed.Text(Latitude), Typed.Text(Longitude)) == (before.Latitude, before.Longitude) && known is not null)
        {
            return known;
        }

        return Typed.Number(Latitude) is { } latitude && Typed.Number(Longitude) is { } longitude
            ? new PlacePosition((double)latitude, (double)longitude, PositionPrecision.Exact)
            : addressChanged ? Geocoded : null;
    }

    private static bool IsCountry(string? code) => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper);

    private static string? WrongDegrees(string? typed, string? other, int most, string message) =>
        !Typed.TryNumber(typed, out var degrees) || Math.Abs(degrees ?? 0) > most ? message
        : degrees is null && Typed.Text(other) is not null ? "Donnez la latitude et la longitude, ou aucune des deux." : null;

    private static string? Degrees(double? degrees) => degrees?.ToString("0.######", CultureInfo.GetCultureInfo("fr-FR"));
}
