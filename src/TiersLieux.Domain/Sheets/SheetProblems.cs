using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Sheets;

/// <param name="Field">Name of the property of the content.</param>
/// <param name="Message">French, a sentence.</param>
public sealed record SheetProblem(string Field, string Message);

/// <summary>Collects what is wrong with a content.</summary>
public sealed class SheetProblems
{
    private readonly List<SheetProblem> all = [];

    public IReadOnlyList<SheetProblem> All => all;

    public void Check(string field, bool isRespected, string message)
    {
        if (!isRespected)
        {
            all.Add(new(field, message));
        }
    }

    public void Text(string field, string what, string? text, int maximum, bool required = false)
    {
        Check(field, !required || !string.IsNullOrWhiteSpace(text), $"{what} manque.");
        Check(field, text is null || text.Length <= maximum, $"{what} tient en {maximum} caractères.");
    }

    public void WebAddress(string field, string? address) =>
        Check(field, address is null || PlaceFactsRules.IsWebAddress(address), $"« {address} » n’est pas une adresse commençant par http:// ou https://.");

    /// <summary>Codes of a closed list.</summary>
    public void Codes(string field, IEnumerable<string?>? codes, Vocabulary vocabulary)
    {
        foreach (var code in codes ?? [])
        {
            Check(field, code is not null && vocabulary.Knows(code), $"« {code} » n’est pas dans la liste ({vocabulary.Name}).");
        }
    }

    /// <summary>One code, or none.</summary>
    public void Code(string field, string? code, Vocabulary vocabulary) => Codes(field, code is null ? [] : [code], vocabulary);

    /// <summary>Number and length of the lines of a list.</summary>
    public void Items<T>(string field, string what, IReadOnlyList<T>? items, Func<T, string?[]> texts)
    {
        Check(field, items is null or { Count: <= SheetContent.MaximumItems }, $"{what} : {SheetContent.MaximumItems} lignes au plus.");
        Check(field, (items ?? []).Take(SheetContent.MaximumItems).SelectMany(texts).All(text => text is null or { Length: <= SheetContent.MaximumText }),
            $"{what} : {SheetContent.MaximumText} caractères au plus par case.");
    }

    /// <summary>A day written <c>2026-03-01</c>, a month or a year.</summary>
    public void Day(string field, string what, string? day) =>
        Check(field, day is null || PlaceFactsRules.IsDay(day), $"{what} : année, mois ou jour, par exemple 2026, 2026-03 ou 2026-03-01.");
}
