namespace TiersLieux.Domain.Places;

/// <summary>How well a position is known, from the best to the least; the order is used to choose between two sources.</summary>
public enum PositionPrecision
{
    /// <summary>Coordinates given for the place itself.</summary>
    Exact = 1,

    /// <summary>Geocoded to a house number.</summary>
    Address = 2,

    /// <summary>Geocoded to a street or a hamlet.</summary>
    Street = 3,

    /// <summary>Known by its commune only: shown at the commune's point.</summary>
    Commune = 4,

    /// <summary>Known by the neighbours of its commune only, while contours are missing.</summary>
    Approximate = 5,
}

public static class PositionPrecisions
{
    public static string Code(this PositionPrecision precision) => precision switch
    {
        PositionPrecision.Exact => "exacte",
        PositionPrecision.Address => "adresse",
        PositionPrecision.Street => "rue",
        PositionPrecision.Commune => "commune",
        _ => "approximative",
    };

    /// <summary>A French sentence for the sheet.</summary>
    public static string Label(this PositionPrecision precision) => precision switch
    {
        PositionPrecision.Exact => "Position précise",
        PositionPrecision.Address => "Position à l’adresse",
        PositionPrecision.Street => "Position à la rue",
        PositionPrecision.Commune => "Position à la commune : l’adresse exacte n’est pas connue",
        _ => "Position approximative",
    };
}
