using System.Buffers.Binary;
using System.Text;

namespace TiersLieux.Tests.Testing;

/// <summary>Reads what a Mapbox vector tile says, without its geometry: layers, then the properties of each feature.</summary>
public static class VectorTile
{
    public static Dictionary<string, List<Dictionary<string, object>>> Read(byte[] tile) => Fields(tile)
        .Where(field => field.Number == 3)
        .Select(field => Layer(field.Bytes))
        .ToDictionary(layer => layer.Name, layer => layer.Features);

    private static (string Name, List<Dictionary<string, object>> Features) Layer(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        var keys = fields.Where(field => field.Number == 3).Select(field => Encoding.UTF8.GetString(field.Bytes)).ToList();
        var values = fields.Where(field => field.Number == 4).Select(field => Value(Fields(field.Bytes).Single())).ToList();
        var features = fields.Where(field => field.Number == 2).Select(feature =>
        {
            var tags = Fields(feature.Bytes).Where(field => field.Number == 2).SelectMany(field => Packed(field.Bytes)).ToList();
            return tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]]);
        });
        return (Encoding.UTF8.GetString(fields.Single(field => field.Number == 1).Bytes), features.ToList());
    }

    private static object Value((int Number, ulong Varint, byte[] Bytes) field) => field.Number switch
    {
        1 => Encoding.UTF8.GetString(field.Bytes),
        3 => BinaryPrimitives.ReadDoubleLittleEndian(field.Bytes),
        6 => (long)(field.Varint >> 1) ^ -(long)(field.Varint & 1),
        _ => (long)field.Varint,
    };

    private static IEnumerable<(int Number, ulong Varint, byte[] Bytes)> Fields(byte[] bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            var tag = Varint(bytes, ref position);
            var (number, wire) = ((int)(tag >> 3), (int)(tag & 7));
            var varint = wire == 0 ? Varint(bytes, ref position) : 0;
            var length = wire switch { 0 => 0, 1 => 8, 5 => 4, _ => (int)Varint(bytes, ref position) };
            yield return (number, varint, bytes[position..(position + length)]);
            position += length;
        }
    }

    private static IEnumerable<ulong> Packed(byte[] bytes)
    {
        for (var position = 0; position < bytes.Length;)
        {
            yield return Varint(bytes, ref position);
        }
    }

    private static ulong Varint(byte[] bytes, ref int position)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[position++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
