namespace TiersLieux.Web.Freshness;

internal static class FreshnessServices
{
    public static void AddFreshness(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlaceReminders>();
        builder.Services.AddScoped<PlaceConfirmation>();
    }
}
