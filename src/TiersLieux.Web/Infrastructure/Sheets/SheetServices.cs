using TiersLieux.Import.Sheets;

namespace TiersLieux.Web.Infrastructure.Sheets;

internal static class SheetServices
{
    /// <summary>What the pages that write sheets need.</summary>
    public static void AddSheets(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SheetAccess>();
        builder.Services.AddScoped<SheetNaming>();
        builder.Services.AddScoped<SheetWriting>();
    }
}
