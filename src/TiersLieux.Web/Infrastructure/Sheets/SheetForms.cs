using Microsoft.AspNetCore.Mvc.ModelBinding;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>What the forms of all kinds of sheets do the same way.</summary>
public static class SheetForms
{
    /// <summary>Puts each problem of a content on the field of its name, under a prefix: <c>Input.EndsOn</c>.</summary>
    public static void AddProblems(this ModelStateDictionary state, IEnumerable<SheetProblem> problems, string prefix)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field.Length == 0 ? "" : $"{prefix}.{problem.Field}", problem.Message);
        }
    }

    /// <summary>Told once, on the next page, after a sheet was saved.</summary>
    public static string Saved(Sheet sheet) => sheet.State switch
    {
        SheetState.Published => "C’est en ligne.",
        SheetState.Waiting => "C’est envoyé : la coordination va le relire avant de le mettre en ligne.",
        SheetState.Draft => "Le brouillon est enregistré : vous seul le voyez.",
        _ => "C’est enregistré.",
    };
}
