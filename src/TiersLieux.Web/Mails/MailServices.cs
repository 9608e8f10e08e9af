using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Web.Infrastructure.Jobs;

namespace TiersLieux.Web.Mails;

/// <summary>The outbox, by SMTP or into a folder; the page that reads the folder exists in development only.</summary>
internal static class MailServices
{
    public static void AddMails(this WebApplicationBuilder builder)
    {
        var settings = new MailSettings(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<PickupFolder>();
        builder.Services.AddScoped<MailDelivery>();
        if (settings.Host is not null)
        {
            builder.Services.AddSingleton<IMailTransport, SmtpTransport>();
        }
        else if (settings.Folder is not null)
        {
            builder.Services.AddSingleton<IMailTransport, FolderTransport>();
        }

        var canSend = settings.Host is not null || settings.Folder is not null;
        if (canSend && JobServices.AreEnabled(builder.Configuration))
        {
            builder.Services.AddHostedService<MailService>();
        }

        // After the pages are added: they make the conventions.
        builder.Services.PostConfigure<RazorPagesOptions>(options =>
        {
            options.Conventions.AllowAnonymousToFolder("/Courriels");
            options.Conventions.AllowAnonymousToFolder("/Dev");
            if (!builder.Environment.IsDevelopment())
            {
                // No selector, no address.
                options.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
            }
        });
    }

    /// <summary>Says at start, once, that e-mails wait for a setting.</summary>
    public static void WarnAboutMails(this WebApplication app)
    {
        if (app.Services.GetService<IMailTransport>() is null)
        {
            app.Logger.LogWarning("Aucun courriel ne partira : réglez {Host} ou {Folder}. Ils attendent dans la base.", MailSettings.HostSetting, MailSettings.FolderSetting);
        }
    }
}
