using System.Globalization;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Total">Items on all pages together.</param>
/// <param name="Page">1-based.</param>
public sealed record PagedList<T>(int Total, int Page, int PageSize, IReadOnlyList<T> Items);

/// <summary>The page asked for: <c>page</c> from 1, <c>pageSize</c> from 1 to 100.</summary>
public sealed record Paging(int Page, int PageSize)
{
    public const int MaximumPage = 100_000;

    public int Offset => (Page - 1) * PageSize;

    /// <param name="errors">Receives a French message for each value that is out of bounds or not a number.</param>
    public static Paging Parse(string? page, string? pageSize, ICollection<SearchError> errors) => new(
        Whole("page", page, 1, MaximumPage, errors),
        Whole("pageSize", pageSize, PlaceSearch.DefaultPageSize, PlaceSearch.MaximumPageSize, errors));

    private static int Whole(string name, string? text, int otherwise, int maximum, ICollection<SearchError> errors)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum)
        {
            return number;
        }

        errors.Add(new SearchError(name, $"« {name} » est un nombre entier de 1 à {maximum}."));
        return otherwise;
    }
}
