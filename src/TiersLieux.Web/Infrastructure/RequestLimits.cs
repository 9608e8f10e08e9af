using System.Text;

namespace TiersLieux.Web.Infrastructure;

/// <summary>Refuses, before anything reads them, query strings that are too long or are not text.</summary>
public static class RequestLimits
{
    public const int MaximumQueryLength = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void AddRequestLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        // Above our own limit, so that most of what is too long still gets an answer in French.
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
    });

    public static void UseRequestLimits(this WebApplication app) => app.Use((context, next) =>
    {
        var query = context.Request.QueryString.Value;
        if (query?.Length > MaximumQueryLength)
        {
            return context.RefuseAsync(StatusCodes.Status414UriTooLong, $"Votre demande est trop longue : {MaximumQueryLength} caractères au plus.");
        }

        return query is null || IsText(query)
            ? next(context)
            : context.RefuseAsync(StatusCodes.Status400BadRequest, "Votre demande contient des caractères illisibles : elle doit être écrite en UTF-8.");
    });

    /// <summary>True when the percent-encoded bytes are UTF-8 without a null character.</summary>
    public static bool IsText(string query)
    {
        if (!query.Contains('%', StringComparison.Ordinal))
        {
            return !query.Contains('\0', StringComparison.Ordinal);
        }

        var bytes = new byte[query.Length];
        var count = 0;
        for (var i = 0; i < query.Length; i++)
        {
            if (query[i] == '%' && i + 2 < query.Length && char.IsAsciiHexDigit(query[i + 1]) && char.IsAsciiHexDigit(query[i + 2]))
            {
                bytes[count++] = Convert.ToByte(query.Substring(i + 1, 2), 16);
                i += 2;
            }
            else
            {
                // Anything not encoded only has to separate the encoded bytes.
                bytes[count++] = query[i] is > '\0' and < '\x80' ? (byte)query[i] : (byte)'?';
            }
        }

        try
        {
            _ = StrictUtf8.GetCharCount(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return !bytes.AsSpan(0, count).Contains((byte)0);
    }
}
