namespace TiersLieux.Web.Infrastructure.Jobs;

/// <summary>What the site does by itself. On several nodes, one may be enough: setting <c>Jobs:Enabled</c>, true by default.</summary>
internal static class JobServices
{
    public const string Setting = "Jobs:Enabled";

    public static bool AreEnabled(IConfiguration configuration) => configuration.GetValue(Setting, true);

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DailyTasks>();
        if (AreEnabled(builder.Configuration))
        {
            builder.Services.AddHostedService<DailyService>();
        }
    }
}
