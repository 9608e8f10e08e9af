using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>The documents a sheet cites, numbered from 1 in the order of the page, and which field cites which.</summary>
public sealed class SheetCitations
{
    private readonly List<string> sources = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Sources => sources;

    public static SheetCitations Of(Sheet sheet)
    {
        var all = new SheetCitations();
        foreach (var (field, citation) in sheet.Citations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            all.Add(field, citation);
        }

        return all;
    }

    /// <param name="field">In camel case: <c>comparison</c>, <c>figures</c>.</param>
    /// <returns>Null when nothing is cited for it.</returns>
    public int? Number(string field) => numbers.TryGetValue(field, out var number) ? number : null;

    /// <returns>The number of the source.</returns>
    public int Add(string field, Citation citation)
    {
        var words = Words(citation);
        var index = sources.IndexOf(words);
        if (index < 0)
        {
            index = sources.Count;
            sources.Add(words);
        }

        return numbers[field] = index + 1;
    }

    private static string Words(Citation citation) => string.Join(", ", new[]
    {
        citation.Document, citation.Where, citation.AsOf is { } day ? French.Date(day) : null,
    }.OfType<string>());
}
