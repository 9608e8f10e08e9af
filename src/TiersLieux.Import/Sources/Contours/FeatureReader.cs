using System.Text.Json;
using TiersLieux.Spatial;

namespace TiersLieux.Import.Sources.Contours;

/// <summary>Reads one GeoJSON feature (Polygon or MultiPolygon, longitude before latitude, with or without height) into EWKB.</summary>
internal sealed class FeatureReader
{
    private readonly EwkbWriter writer = new();

    /// <exception cref="FormatException">The feature cannot be used; the message says why, in French.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    public CommuneContour Read(ReadOnlySpan<byte> feature)
    {
        string? code = null;
        string? shape = null;
        long coordinates = -1;
        var reader = new Utf8JsonReader(feature);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProperties = reader.ValueTextEquals("properties");
            var isGeometry = reader.ValueTextEquals("geometry");
            reader.Read();
            if ((!isProperties && !isGeometry) || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isCode = isProperties && reader.ValueTextEquals("code");
                var isShape = isGeometry && reader.ValueTextEquals("type");
                var isCoordinates = isGeometry && reader.ValueTextEquals("coordinates");
                reader.Read();
                if ((isCode || isShape) && reader.TokenType == JsonTokenType.String)
                {
                    _ = isCode ? code = reader.GetString() : shape = reader.GetString();
                }
                else if (isCoordinates)
                {
                    coordinates = reader.TokenStartIndex;
                }

                reader.Skip();
            }
        }

        if (string.IsNullOrEmpty(code))
        {
            throw new FormatException("Le code de la commune manque.");
        }

        if (coordinates < 0 || shape is not ("Polygon" or "MultiPolygon"))
        {
            throw new ContourFormatException(code, "Le contour manque ou n’est pas un polygone.");
        }

        try
        {
            ReadCoordinates(feature[(int)coordinates..], shape == "MultiPolygon");
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw new ContourFormatException(code, error is FormatException ? error.Message : "Les coordonnées sont illisibles.");
        }

        return new CommuneContour(code, writer.Written);
    }

    private void ReadCoordinates(ReadOnlySpan<byte> json, bool isMultiple)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartArray);
        var countAt = writer.BeginMultiPolygon(Wgs84.Srid);
        var polygons = 1;
        if (isMultiple)
        {
            for (polygons = 0; reader.Read() && reader.TokenType == JsonTokenType.StartArray; polygons++)
            {
                ReadPolygon(ref reader);
            }
        }
        else
        {
            ReadPolygon(ref reader);
        }

        if (polygons == 0)
        {
            throw new FormatException("Le contour est vide.");
        }

        writer.SetCount(countAt, polygons);
    }

    private void ReadPolygon(ref Utf8JsonReader reader)
    {
        var countAt = writer.BeginPolygon();
        var rings = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.StartArray; rings++)
        {
            ReadRing(ref reader);
        }

        if (rings == 0)
        {
            throw new FormatException("Un polygone est vide.");
        }

        writer.SetCount(countAt, rings);
    }

    private void ReadRing(ref Utf8JsonReader reader)
    {
        var countAt = writer.BeginRing();
        var first = writer.Length;
        var points = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.StartArray; points++)
        {
            reader.Read();
            var longitude = reader.GetDouble();
            reader.Read();
            var latitude = reader.GetDouble();
            if (!Wgs84.IsOnEarth(latitude, longitude))
            {
                throw new FormatException("Un point du contour n’est pas sur la Terre.");
            }

            writer.WritePoint(longitude, latitude);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                // A height, or a measure: not kept.
            }
        }

        if (points > 0 && writer.PointAt(first) is var start && start != writer.PointAt(writer.Length - 16))
        {
            writer.WritePoint(start.X, start.Y);
            points++;
        }

        if (points < 4)
        {
            throw new FormatException("Un anneau du contour a moins de quatre points.");
        }

        writer.SetCount(countAt, points);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw new FormatException("Ce n’est pas une entité GeoJSON.");
        }
    }
}

/// <summary>The contour of a known code cannot be used; the message says why, in French.</summary>
internal sealed class ContourFormatException(string code, string message) : FormatException(message)
{
    public string Code { get; } = code;
}
