using System.Text.RegularExpressions;

namespace TiersLieux.Import.Files;

/// <summary>
/// Takes e-mail addresses, and names announced by a title (« Madame X ») or by a part played (« représenté par X », « X, entreprise
/// individuelle »), out of a text before it is kept: what a file says of persons never enters the database.
/// </summary>
public static partial class PersonalData
{
    public const string Removed = "[adresse électronique retirée]";

    public const string NameRemoved = "[nom retiré]";

    public static string Without(string text) =>
        Bearer().Replace(
            Titled().Replace(text.Contains('@', StringComparison.Ordinal) ? Email().Replace(text, Removed) : text, NameRemoved), NameRemoved);

    [GeneratedRegex(@"[\w.+'-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    // At the start of a cell: « 7 rue Madame Curie » names a street.
    [GeneratedRegex(@"^\s*(Madame|Mme|Monsieur|Mr\.?|M\.)\s+\p{Lu}[\p{L}'-]+.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    // A person has a first name and a name: « représenté par l'association X » stays.
    [GeneratedRegex(
        """
        (?<=(?i:représentée?\s+par)\s+)\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){1,2}
        |^\s*(?!Les?\s|La\s|L'|Aux?\s)\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){1,2}(?=,?\s(?i:entreprise\sindividuelle|entrepreneure?\sindividuel|auto-?entrepreneu))
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Bearer();
}
