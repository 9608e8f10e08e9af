using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Coordinates that cannot be those of a place in France: turned round when they were swapped, left out otherwise.</summary>
public static class CoordinateSteps
{
    public const string Swapped = "coordonnées inversées";
    public const string OutsideFrance = "coordonnées hors de France écartées";

    /// <summary>Boxes around metropolitan France and the overseas territories: south, west, north, east.</summary>
    private static readonly (double South, double West, double North, double East)[] France =
    [
        (41.2, -5.3, 51.2, 9.7), (15.8, -63.2, 18.2, -61.0), (14.3, -61.3, 14.9, -60.8), (2.1, -54.7, 5.8, -51.6),
        (-21.5, 55.1, -20.8, 55.9), (-13.1, 44.9, -12.6, 45.4), (46.7, -56.5, 47.2, -56.1), (-23.0, 163.5, -19.5, 168.2), (-28.0, -154.8, -7.8, -134.4),
    ];

    public static void Apply(Draft draft, Repairs repairs)
    {
        if (draft.IsAbroad || draft.Latitude is not { } latitude || draft.Longitude is not { } longitude || IsInFrance(latitude, longitude))
        {
            return;
        }

        if (IsInFrance(longitude, latitude))
        {
            (draft.Latitude, draft.Longitude) = (longitude, latitude);
            repairs.Count(Swapped);
            return;
        }

        Remove(draft, repairs);
    }

    /// <summary>Forgets coordinates that fall in the sea or abroad, and says so.</summary>
    public static void Remove(Draft draft, Repairs repairs)
    {
        draft.Notes.Add(FormattableString.Invariant($"Coordonnées écartées, hors de toute commune : {draft.Latitude}, {draft.Longitude}."));
        (draft.Latitude, draft.Longitude) = (null, null);
        repairs.Count(OutsideFrance);
    }

    private static bool IsInFrance(double latitude, double longitude) => France.Any(box =>
        latitude >= box.South && latitude <= box.North && longitude >= box.West && longitude <= box.East);
}
