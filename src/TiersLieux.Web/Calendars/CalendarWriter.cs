using System.Buffers;
using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace TiersLieux.Web.Calendars;

/// <summary>Writes the lines of iCalendar (RFC 5545): UTF-8, CRLF, folded at 75 octets without cutting a character.</summary>
public sealed class CalendarWriter(IBufferWriter<byte> output)
{
    private const int LineOctets = 75;

    private byte[] line = new byte[512];

    /// <summary>Octets written so far.</summary>
    public long Octets { get; private set; }

    /// <param name="name">With its parameters: <c>DTSTART;TZID=Europe/Paris</c>.</param>
    /// <param name="value">As it stands in the file: a text goes through <see cref="Text(string, string?)"/>.</param>
    public void Line(string name, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(name.Length + value.Length) + 1;
        if (line.Length < most)
        {
            line = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(name, line);
        line[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(value, line.AsSpan(length));
        Fold(line.AsSpan(0, length));
    }

    /// <summary>A text, escaped; nothing when there is none.</summary>
    public void Text(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Line(name, Escape(text));
        }
    }

    public void Number(string name, int number) => Line(name, number.ToString(CultureInfo.InvariantCulture));

    public void Instant(string name, DateTimeOffset instant) => Line(name, Utc(instant));

    public void Position(Point? position)
    {
        if (position is not null)
        {
            Line("GEO", string.Create(CultureInfo.InvariantCulture, $"{position.Y:0.######};{position.X:0.######}"));
        }
    }

    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static string Day(DateTime time) => time.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                '\n' => escaped.Append("\\n"),
                < ' ' or '\u007f' => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private void Fold(ReadOnlySpan<byte> octets)
    {
        for (var room = LineOctets; octets.Length > room; room = LineOctets - 1)
        {
            var cut = room;
            // An octet 10xxxxxx goes on with a character.
            while ((octets[cut] & 0xC0) == 0x80)
            {
                cut--;
            }

            output.Write(octets[..cut]);
            output.Write("\r\n "u8);
            Octets += cut + 3;
            octets = octets[cut..];
        }

        output.Write(octets);
        output.Write("\r\n"u8);
        Octets += octets.Length + 2;
    }
}
