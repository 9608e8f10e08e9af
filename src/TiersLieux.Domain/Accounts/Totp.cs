using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TiersLieux.Domain.Accounts;

/// <summary>Codes of an application (RFC 6238): six digits, a new one every thirty seconds.</summary>
public static class Totp
{
    private const int StepSeconds = 30;

    /// <summary>Steps before and after the present one whose code is taken: clocks of telephones are a minute wrong at most.</summary>
    private const int Drift = 2;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step, counted from 1970, whose code this is; null when it is not one of now.</summary>
    /// <param name="key">In base 32.</param>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        var (secret, present) = (Secret(key), Step(now));
        for (var step = present - Drift; step <= present + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What the application shows now.</summary>
    public static string Code(string key, DateTimeOffset now) => Code(Secret(key), Step(now));

    private static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

#pragma warning disable CA5350 // SHA-1 is what the applications compute; it signs nothing.
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    private static byte[] Secret(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var letter in key)
        {
            (bits, count) = ((bits << 5) | Math.Max(0, Letters.IndexOf(letter, StringComparison.Ordinal)), count + 5);
            if (count >= 8)
            {
                bytes.Add((byte)(bits >> (count -= 8)));
                bits &= (1 << count) - 1;
            }
        }

        return [.. bytes];
    }
}
