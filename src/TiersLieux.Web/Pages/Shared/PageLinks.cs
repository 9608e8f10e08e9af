namespace TiersLieux.Web.Pages.Shared;

/// <summary>Previous and next page of a list, drawn by the partial <c>_PageLinks</c>.</summary>
/// <param name="Address">Of a page, by its number.</param>
public sealed record PageLinks(int Page, int PageSize, int Total, Func<int, string> Address)
{
    public int Last => Math.Max(1, (int)Math.Ceiling(Total / (double)PageSize));

    /// <summary>A page number of a query string; 1 for anything else.</summary>
    public static int Read(string? text) => int.TryParse(text, out var page) && page is > 0 and <= 100_000 ? page : 1;
}
