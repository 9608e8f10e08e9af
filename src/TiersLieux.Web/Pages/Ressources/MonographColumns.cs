using System.Globalization;
using TiersLieux.Domain.Resources;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>One column of the comparison of monographs.</summary>
/// <param name="Code">In the address and in the CSV file: <c>part-publique</c>.</param>
/// <param name="Value">A number, null when the document does not tell; the setting has none.</param>
/// <param name="Unit">After the number on the page, with its space; empty for a count.</param>
public sealed record MonographColumn(string Code, string Label, Func<MonographFigures, decimal?> Value, string Unit = "")
{
    /// <summary>As people read it; null when the document does not tell.</summary>
    public string? Show(MonographFigures figures) => Code switch
    {
        MonographColumns.Setting => figures.Setting is { } setting ? French.Capital(setting) : null,
        MonographColumns.Year => figures.Year?.ToString(CultureInfo.InvariantCulture),
        _ => Value(figures) is { } number ? French.Number(number) + Unit : null,
    };

    /// <summary>As a program reads it; empty when the document does not tell.</summary>
    public string Raw(MonographFigures figures) =>
        Code == MonographColumns.Setting ? figures.Setting ?? "" : Value(figures)?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>The columns, in the order of the page.</summary>
public static class MonographColumns
{
    public const string Setting = "cadre";
    public const string Year = "annee";

    public static readonly IReadOnlyList<MonographColumn> All =
    [
        new("population", "Habitants", figures => figures.Population),
        // Sorted as a number: rural first.
        new(Setting, "Urbain ou rural", figures => figures.Setting switch { MonographFigures.Rural => 1, MonographFigures.Urban => 2, _ => null }),
        new("investissement", "Investissement", figures => figures.Investment, "\u00a0€"),
        new("fonctionnement", "Fonctionnement par an", figures => figures.RunningCost, "\u00a0€"),
        new("part-publique", "Part publique", figures => figures.PublicShare, "\u00a0%"),
        new("equipe", "Équipe", figures => figures.Staff),
        new("membres", "Membres", figures => figures.Members),
        new(Year, "Année", figures => figures.Year),
    ];
}
