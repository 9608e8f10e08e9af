using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Territoires;

public static class TerritoryDisplay
{
    /// <summary>What the map opens on: the contour, else the places around the territory's point.</summary>
    public static string? MapBounds(this DetailsModel model) => model.Territory.Contour is { } contour
        ? MapFrame.Text(contour.EnvelopeInternal)
        : MapFrame.Around(model.Places.Concat(model.Nearest).Select(row => row.Position).Append(model.Territory.Position));
}
