"""Templates: each domain's own folder, the base and the components in `web`."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ucap.web.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "ucap.web.templatetags.ucap",  # after i18n: its language_name knows every language, not the interface's alone
                "ucap.web.templatetags.components",
                "ucap.web.templatetags.pictures",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
