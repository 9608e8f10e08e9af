using TiersLieux.Data.Search;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>A titled list of results.</summary>
/// <param name="Id">Anchor of the title, unique in the page.</param>
public sealed record ResultSection(string Title, IReadOnlyList<PlaceRow> Rows, string Id);
