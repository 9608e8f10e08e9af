using System.Buffers.Binary;

namespace TiersLieux.Import.Sources.Contours;

/// <summary>Writes one multipolygon after the other into the same growing buffer, as EWKB: counts are filled in once known.</summary>
internal sealed class EwkbWriter
{
    private const uint PolygonType = 3;
    private const uint MultiPolygonType = 6;
    private const uint SridFlag = 0x20000000;
    private byte[] buffer = new byte[64 * 1024];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <returns>Where to <see cref="SetCount"/> the number of polygons.</returns>
    public int BeginMultiPolygon(int srid)
    {
        Length = 0;
        WriteByte(1);
        WriteUInt32(MultiPolygonType | SridFlag);
        WriteUInt32((uint)srid);
        return WriteUInt32(0);
    }

    /// <returns>Where to <see cref="SetCount"/> the number of rings.</returns>
    public int BeginPolygon()
    {
        WriteByte(1);
        WriteUInt32(PolygonType);
        return WriteUInt32(0);
    }

    /// <returns>Where to <see cref="SetCount"/> the number of points.</returns>
    public int BeginRing() => WriteUInt32(0);

    public void WritePoint(double x, double y)
    {
        Reserve(16);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(Length), x);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(Length + 8), y);
        Length += 16;
    }

    /// <summary>The point written at that offset.</summary>
    public (double X, double Y) PointAt(int offset) => (
        BinaryPrimitives.ReadDoubleLittleEndian(buffer.AsSpan(offset)), BinaryPrimitives.ReadDoubleLittleEndian(buffer.AsSpan(offset + 8)));

    public void SetCount(int at, int count) => BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(at), (uint)count);

    private void WriteByte(byte value)
    {
        Reserve(1);
        buffer[Length++] = value;
    }

    private int WriteUInt32(uint value)
    {
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(Length), value);
        Length += 4;
        return Length - 4;
    }

    private void Reserve(int bytes)
    {
        if (Length + bytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + bytes));
        }
    }
}
