using System.Text;
using System.Text.RegularExpressions;

namespace TiersLieux.Import.Steps;

/// <summary>« ThÃ©Ã¢tre » → « Théâtre »: UTF-8 that was once read as Windows-1252.</summary>
public static partial class Mojibake
{
    public const string Name = "caractères mal encodés";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Apply(string text) => Sign().IsMatch(text) ? Sequence().Replace(text, Reread) : text;

    private static string Reread(Match match)
    {
        try
        {
            return StrictUtf8.GetString(Windows1252.GetBytes(match.Value));
        }
        catch (Exception failure) when (failure is EncoderFallbackException or DecoderFallbackException)
        {
            return match.Value;
        }
    }

    // The two bytes of an accented Latin letter, read one by one.
    [GeneratedRegex(@"[\u00C2\u00C3\u00C5][\u0080-\u00BF\u2018-\u2122\u0152-\u0192]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"[\u00C2\u00C3\u00C5][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2122]|\u00E2\u20AC[\u0080-\u00BF\u0152\u0153\u0160\u0161\u017E\u02DC\u2013-\u2122]")]
    private static partial Regex Sequence();
}
