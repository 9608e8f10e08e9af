using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web;

/// <summary>Whatever is sent, the answer is never an error of ours.</summary>
public sealed class FuzzTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    private static readonly string[] Awkward =
    [
        "'", "\"", "%", "%00", "%ff", "\\", "🏡", "é", "1", "-1", "1e9", "NaN", "26", "2A", "(", ")", ",", " & ", ":*", "!", "|", "<script>", "--", ";", "\u0001", "saint", "st", "zone d'emploi de",
    ];

    private static Gen<string> Text => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Awkward),
        Gen.ListOf(Gen.Elements(Awkward)).Select(parts => string.Concat(parts)));

    [Property(MaxTest = 150)]
    public Property Territories_AnyQuery_NeverFails() => Prop.ForAll(
        Arb.From(Gen.Four(Text)),
        texts => Answers($"/api/v1/territoires?q={Encode(texts.Item1)}&kind={Encode(texts.Item2)}&page={Encode(texts.Item3)}&pageSize={Encode(texts.Item4)}")
            && Answers($"/api/v1/territoires?q={Encode(texts.Item1)}"));

    [Property(MaxTest = 100)]
    public Property Territory_AnyKindAndCode_NeverFails() => Prop.ForAll(
        Arb.From(Gen.Three(Text)),
        texts => Answers($"/api/v1/territoires/{Segment(texts.Item1)}/{Segment(texts.Item2)}?format={Encode(texts.Item3)}")
            && Answers($"/api/v1/territoires/commune/{Segment(texts.Item2)}"));

    [Property(MaxTest = 100)]
    public Property Tile_AnyCoordinates_NeverFails() => Prop.ForAll(
        Arb.From(Gen.Three(Gen.OneOf(Text, Gen.Choose(-2, 40).Select(number => $"{number}")))),
        Arb.From(Text),
        (address, text) =>
            Answers($"/tuiles/territoires/{Segment(address.Item1)}/{Segment(address.Item2)}/{Segment(address.Item3)}.pbf")
            && Answers($"/tuiles/lieux/{Segment(address.Item1)}/{Segment(address.Item2)}/{Segment(address.Item3)}.pbf?q={Encode(text)}&bbox={Encode(text)}"));

    [Property(MaxTest = 60)]
    public Property AnyRawQuery_NeverFails() => Prop.ForAll(
        Arb.From(Gen.ListOf(Gen.Elements("%", "f", "0", "C3", "q=", "&", "=", "+", "ou=", "a")).Select(parts => string.Concat(parts))),
        query => Answers("/api/v1/territoires?" + query) && Answers("/tuiles/lieux/3/4/2.pbf?" + query));

    private bool Answers(string url)
    {
        using var response = site.Client.GetAsync(url).GetAwaiter().GetResult();
        return (int)response.StatusCode < 500 ? true : throw new InvalidOperationException($"{(int)response.StatusCode} pour {url}");
    }

    // The server refuses by itself a path that holds a null character.
    private static string Segment(string text) => Encode(text.Replace("\0", "", StringComparison.Ordinal));

    private static string Encode(string text) => string.Concat(text.EnumerateRunes().Select(rune => Uri.EscapeDataString(rune.ToString())));
}
