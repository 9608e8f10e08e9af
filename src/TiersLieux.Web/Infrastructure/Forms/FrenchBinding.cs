using Microsoft.AspNetCore.Mvc;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>What a form answers when a value is not of the kind its field expects.</summary>
internal static class FrenchBinding
{
    private const string NotUnderstood = "Cette réponse n’est pas comprise.";

    public static void Add(MvcOptions options)
    {
        options.Filters.Add<ReadableFormFilter>();
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => NotUnderstood);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetUnknownValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => NotUnderstood);
        messages.SetValueMustBeANumberAccessor(_ => "Donnez un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Donnez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Cette réponse manque.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Cette réponse manque.");
        messages.SetMissingKeyOrValueAccessor(() => "Cette réponse manque.");
    }
}
