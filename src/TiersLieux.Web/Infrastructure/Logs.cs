using System.Text.RegularExpressions;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace TiersLieux.Web.Infrastructure;

/// <summary>
/// One line per request, with its trace id, in text or JSON (setting <c>Logs:Format</c>: <c>texte</c> or <c>json</c>). No address of
/// a visitor and no query string, which can hold their position: only the path, the status and the time taken. The secrets of e-mailed
/// links are left out of the path.
/// </summary>
internal static partial class Logs
{
    private const string Text = "{Timestamp:HH:mm:ss} {Level:u3} {TraceId} {Message:lj}{NewLine}{Exception}";

    public static void AddLogs(this WebApplicationBuilder builder) => builder.Services.AddSerilog((services, logs) =>
    {
        logs.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .ReadFrom.Configuration(builder.Configuration)
            .ReadFrom.Services(services);
        _ = string.Equals(builder.Configuration["Logs:Format"], "json", StringComparison.OrdinalIgnoreCase)
            ? logs.WriteTo.Console(new RenderedCompactJsonFormatter())
            : logs.WriteTo.Console(outputTemplate: Text);
        // The host's own logger, never the static one: two hosts in one process would write to whichever started last.
    }, preserveStaticLogger: true);

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} en {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
        [
            new("RequestMethod", new ScalarValue(context.Request.Method)), new("RequestPath", new ScalarValue(Secret().Replace(path, "/…"))),
            new("StatusCode", new ScalarValue(status)), new("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, exception) => context switch
        {
            _ when exception is not null || context.Response.StatusCode >= 500 => LogEventLevel.Error,
            // Asked every few seconds by whatever watches the site.
            _ when context.Request.Path.StartsWithSegments("/health") => LogEventLevel.Debug,
            _ => LogEventLevel.Information,
        };
    });

    /// <summary>256 bits in base 64 (SecretLinks).</summary>
    [GeneratedRegex("/[0-9A-Za-z_-]{43}(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
