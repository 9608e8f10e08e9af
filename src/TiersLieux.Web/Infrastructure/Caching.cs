using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;

namespace TiersLieux.Web.Infrastructure;

/// <summary>Compression, static files, and the in-memory cache of the answers that are the same for everybody.</summary>
internal static partial class Caching
{
    /// <summary>Kept five minutes, by address, search and compression.</summary>
    public const string Shared = "partage";

    public const string TileType = "application/vnd.mapbox-vector-tile";

    private static readonly TimeSpan Expiry = TimeSpan.FromMinutes(5);

    public static void AddCaching(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutputCache(options =>
        {
            options.SizeLimit = builder.Configuration.GetValue("Cache:MegaBytes", 64L) * 1024 * 1024;
            options.MaximumBodySize = 1024 * 1024;
            options.AddPolicy(Shared, policy => policy.Expire(Expiry).SetVaryByQuery("*").SetVaryByHeader("Accept").VaryByValue(Encoding));
        });
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, TileType, "application/geo+json", "application/problem+json", "application/ld+json", "image/svg+xml", "text/calendar",
            ];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>The cache is outside the compression: what it keeps is already compressed.</summary>
    public static void UseCaching(this WebApplication app)
    {
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") || HashedName().IsMatch(file.File.Name)
                    ? "public, max-age=31536000, immutable"
                    : "public, max-age=86400",
        });
    }

    public static void UseFrench(this WebApplication app)
    {
        var french = new CultureInfo("fr-FR");
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(french), SupportedCultures = [french], SupportedUICultures = [french], RequestCultureProviders = [],
        });
    }

    // Browsers write this header in many ways that lead to three answers.
    private static KeyValuePair<string, string> Encoding(HttpContext context)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        return KeyValuePair.Create("compression", accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "");
    }

    [GeneratedRegex("-[0-9A-Za-z]{8,}\\.[a-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex HashedName();
}
