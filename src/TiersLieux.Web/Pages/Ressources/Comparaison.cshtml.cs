using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>The monographs side by side, each number with its source; the same as a CSV file with <c>?format=csv</c>.</summary>
public sealed class ComparaisonModel(TiersLieuxDbContext db) : PageModel
{
    public const string PlaceColumn = "lieu";
    public const string Descending = "desc";
    private const int Most = 500;

    /// <param name="Place">Name of the place, or of the monograph when the directory does not know the place.</param>
    /// <param name="Source">Number of the source of its figures.</param>
    public sealed record Row(Resource Monograph, string Place, string? Town, MonographFigures Figures, int? Source);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public SheetCitations Cited { get; } = new();

    /// <summary>Code of a column, or <see cref="PlaceColumn"/>.</summary>
    public string Sort { get; private set; } = PlaceColumn;

    public bool IsDescending { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? tri, string? ordre, string? format, CancellationToken cancellationToken)
    {
        Sort = MonographColumns.All.FirstOrDefault(column => column.Code == tri)?.Code ?? PlaceColumn;
        IsDescending = ordre == Descending;
        var monographs = await db.Resources.AsNoTracking().Published().Where(resource => resource.Type == ResourceTypes.Monograph)
            .Include(resource => resource.Place).Include(resource => resource.Commune)
            .OrderBy(resource => resource.SearchKey).ThenBy(resource => resource.Id).Take(Most).ToListAsync(cancellationToken);
        Rows = [.. Sorted([.. monographs.Select(Read)])];
        return format == "csv" ? File(Csv(), "text/csv; charset=utf-8", "monographies.csv") : Page();
    }

    /// <summary>The same table sorted by a column; the other way when it already is.</summary>
    public string SortHref(string column) =>
        $"/ressources/comparaison?tri={column}{(Sort == column && !IsDescending ? $"&ordre={Descending}" : "")}";

    /// <summary>For <c>aria-sort</c>; null for the other columns.</summary>
    public string? AriaSort(string column) => Sort != column ? null : IsDescending ? "descending" : "ascending";

    private Row Read(Resource monograph)
    {
        var figures = monograph.Content.Comparison ?? new MonographFigures();
        var citation = monograph.Citations.GetValueOrDefault("comparison") ?? monograph.Citations.GetValueOrDefault("sections");
        return new(monograph, monograph.Place?.Name ?? monograph.Name, monograph.Place?.Locality ?? monograph.Commune?.Name, figures,
            citation is null ? null : Cited.Add(monograph.Slug, citation));
    }

    // What is not told comes last, whichever the way.
    private IEnumerable<Row> Sorted(List<Row> rows)
    {
        if (Sort == PlaceColumn)
        {
            var byName = rows.OrderBy(row => Domain.Search.SearchKey.From(row.Place), StringComparer.Ordinal);
            return IsDescending ? byName.Reverse() : byName;
        }

        var value = MonographColumns.All.Single(column => column.Code == Sort).Value;
        var told = rows.Where(row => value(row.Figures) is not null);
        return (IsDescending ? told.OrderByDescending(row => value(row.Figures)) : told.OrderBy(row => value(row.Figures)))
            .Concat(rows.Where(row => value(row.Figures) is null));
    }

    private byte[] Csv()
    {
        var csv = new StringBuilder();
        Line([PlaceColumn, "commune", .. MonographColumns.All.Select(column => column.Code), "note", "source", "adresse"]);
        foreach (var row in Rows)
        {
            Line([
                row.Place, row.Town, .. MonographColumns.All.Select(column => column.Raw(row.Figures)), row.Figures.Note,
                row.Source is { } number ? Cited.Sources[number - 1] : "", $"/ressources/{row.Monograph.Slug}",
            ]);
        }

        // The mark tells spreadsheets that the file is UTF-8.
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];

        void Line(IEnumerable<string?> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    // A spreadsheet runs what begins so.
    private static string Cell(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
