using System.Text;

namespace TiersLieux.Import.Files;

/// <summary>Reads bytes as text line by line, so that one line in an old encoding does not spoil the file.</summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// UTF-8, with or without its mark; a line that is not valid UTF-8 is read as Windows-1252. NUL, which PostgreSQL cannot store,
    /// becomes U+FFFD.
    /// </summary>
    /// <param name="repairedLines">How many lines were read as Windows-1252.</param>
    public static string Read(ReadOnlySpan<byte> bytes, out int repairedLines)
    {
        repairedLines = 0;
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n') is var found and >= 0 ? found + 1 : bytes.Length;
            try
            {
                text.Append(Strict.GetString(bytes[..end]));
            }
            catch (DecoderFallbackException)
            {
                repairedLines++;
                text.Append(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes[..end]));
            }

            bytes = bytes[end..];
        }

        return text.Replace('\0', '\uFFFD').ToString();
    }
}
