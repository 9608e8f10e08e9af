using System.ComponentModel.DataAnnotations;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>
/// A part of the sheet as a form: the same inputs to propose, to correct and to edit at once. Everything is text until it is checked, so
/// that what was typed is shown again as it was.
/// </summary>
public abstract class FormSection : IValidatableObject
{
    /// <summary>The facts with what this section says; call it on a section without error.</summary>
    public abstract PlaceFacts Apply(PlaceFacts facts);

    /// <summary>One French message per problem, on the field it is about.</summary>
    protected abstract IEnumerable<(string? Message, string Field)> Problems();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Problems().Where(problem => problem.Message is not null).Select(problem => new ValidationResult(problem.Message, [problem.Field]));

    /// <summary>Adds blank lines to its lists, to be filled.</summary>
    public virtual void Pad()
    {
    }

    /// <summary>At least two blank lines at the end, within what a list may hold.</summary>
    protected static void Pad<T>(List<T> lines, Func<T, bool> isBlank, Func<T> blank)
    {
        while (lines.Count < PlaceFactsRules.MaximumItems && lines.AsEnumerable().Reverse().TakeWhile(isBlank).Count() < 2)
        {
            lines.Add(blank());
        }
    }

    protected static string? TooMany<T>(List<T> lines) =>
        lines.Count > PlaceFactsRules.MaximumItems ? $"{PlaceFactsRules.MaximumItems} lignes au plus." : null;

    protected static string? TooLong(string? typed, int most) => typed?.Length > most ? $"{most} caractères au plus : il y en a {typed.Length}." : null;

    /// <summary>Null rather than an empty list: « says nothing of it ».</summary>
    protected static IReadOnlyList<T>? OrNull<T>(IEnumerable<T> items)
    {
        T[] list = [.. items];
        return list.Length == 0 ? null : list;
    }

    protected static string? Unknown(IEnumerable<string?>? codes, Domain.Vocabulary vocabulary) =>
        (codes ?? []).Any(code => code is null || !vocabulary.Knows(code)) ? $"Choisissez dans la liste : {vocabulary.Name} inconnu." : null;
}
