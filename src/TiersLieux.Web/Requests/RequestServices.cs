namespace TiersLieux.Web.Requests;

internal static class RequestServices
{
    public static void AddRequests(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RequestContacts>();
        builder.Services.AddScoped<RequestTargets>();
        builder.Services.AddScoped<RequestLetters>();
        builder.Services.AddScoped<RequestSending>();
        builder.Services.AddScoped<RequestAnswers>();
        builder.Services.AddScoped<RequestFollowing>();
        builder.Services.AddScoped<RequestAccess>();
        builder.Services.AddScoped<RequestReminders>();
        builder.Services.AddScoped<RequestBounces>();
    }
}
