namespace TiersLieux.Web.Infrastructure;

/// <summary>The yardstick of scripts/bench.sh: what the server can do at best on this machine.</summary>
internal static class Bench
{
    /// <summary>Maps /hello when the setting <c>Bench</c> is true; it is off by default.</summary>
    public static void MapBench(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Bench"))
        {
            app.MapGet("/hello", () => "hello").ExcludeFromDescription();
        }
    }
}
