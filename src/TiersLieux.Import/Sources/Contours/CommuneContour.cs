namespace TiersLieux.Import.Sources.Contours;

/// <summary>A commune's contour as EWKB (multipolygon, SRID 4326, longitude before latitude), ready for a binary COPY.</summary>
/// <param name="Ewkb">Valid until the next contour is read: the buffer is used again.</param>
public readonly record struct CommuneContour(string Code, ReadOnlyMemory<byte> Ewkb);
