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
                "ucap.web.templatetags.ucap",
                "ucap.web.templatetags.components",
                "ucap.web.templatetags.pictures",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
