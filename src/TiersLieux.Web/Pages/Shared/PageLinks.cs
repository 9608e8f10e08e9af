namespace TiersLieux.Web.Pages.Shared;

/// <summary>Previous and next page of a list, drawn by the partial <c>_PageLinks</c>.</summary>
/// <param name="Address">Of a page, by its number.</param>
public sealed record PageLinks(int Page, int PageSize, int Total, Func<int, string> Address)
{
    public int Last => Math.Max(1, (int)Math.Ceiling(Total / (double)PageSize));

    /// <summary>The page number of the query string; 1 for anything else. Not a parameter of the handler: « page » there is the name of the Razor page.</summary>
    public static int Read(HttpRequest request) => int.TryParse(request.Query["page"], out var page) && page is > 0 and <= 100_000 ? page : 1;
}
