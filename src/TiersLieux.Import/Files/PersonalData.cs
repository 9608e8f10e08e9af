using System.Text.RegularExpressions;

namespace TiersLieux.Import.Files;

/// <summary>Takes e-mail addresses out of a text before it is kept: what a file says of persons never enters the database.</summary>
public static partial class PersonalData
{
    public const string Removed = "[adresse électronique retirée]";

    public static string WithoutEmails(string text) => text.Contains('@', StringComparison.Ordinal) ? Email().Replace(text, Removed) : text;

    [GeneratedRegex(@"[\w.+'-]+@[\w-]+(\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
