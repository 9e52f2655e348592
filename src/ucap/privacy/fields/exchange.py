"""Tables of the exchange: entries, their texts and files. They are an organisation's or a city's, and stay; who wrote them does not."""

from ucap.privacy.fields.accounts import WHO_DID_IT
from ucap.privacy.fields.cooperation import FOR_GOOD
from ucap.privacy.fields.table import Ground, Table

TABLES = (
    Table(
        "exchange.Entry",
        "an offer, a request or a research interest of an organisation or a city",
        Ground.INTEREST,
        FOR_GOOD,
        "whoever its visibility lets see it, once it is published",
        {
            "author": WHO_DID_IT,
            "title": "what it says; an address of somebody who leaves is taken out",
            "summary": "what it says; an address of somebody who leaves is taken out",
        },
        "id slug state visibility organisation city place plan plan_part plan_item current draft created_at edited_at"
        " published_at expires_on renewed_at reminded_at is_example kind area language country",
    ),
    Table(
        "exchange.EntryVersion",
        "one text of an entry",
        Ground.INTEREST,
        FOR_GOOD + "; an address of somebody who leaves is taken out of every version",
        "its author, its organisation's owners or its city's officers; others once it is published",
        {"content_json": "what the entry says", "by": WHO_DID_IT},
        "id entry number revision at edited_at submitted_at published_at",
    ),
    Table("exchange.EntryTag", "what an entry is found by", rest="id entry facet value"),
    Table("exchange.EntryWords", "the words of an entry", rest="id entry words"),
    Table("exchange.EntryCity", "a city whose people see an entry", rest="id entry city"),
    Table(
        "exchange.EntryFile",
        "a picture or a document of an entry",
        Ground.INTEREST,
        "until it is taken away",
        "whoever sees the entry",
        {
            "by": WHO_DID_IT,
            "file": "the picture or document; may show or name people",
            "name": "how it was called",
            "alt": "what a picture shows; may name people",
        },
        "id entry size is_image width height at",
    ),
    Table(
        "exchange.EntryTranslation",
        "what an entry says in another language",
        Ground.INTEREST,
        "until the entry says something else; a correction until there is a newer one",
        "whoever sees the entry",
        {
            "original": "what the entry says; an address of somebody who leaves is taken out",
            "machine": "what the operator's translation service made of it; may name people",
            "corrected": "how its people put it; an address of somebody who leaves is taken out",
            "by": WHO_DID_IT,
        },
        "id entry part digest source target at",
    ),
    Table(
        "exchange.EntryTranslated",
        "how far the translation service has come with an entry",
        rest="entry version revision done failures due_at",
    ),
    Table(
        "exchange.TranslationPause",
        "until when the translation service is let alone",
        rest="id failures until error",
    ),
    Table(
        "exchange.Interest",
        "an organisation or a city is interested in an entry",
        Ground.INTEREST,
        FOR_GOOD,
        "the two sides; the secretariat who with whom, how far and what became of it",
        {
            "by": WHO_DID_IT,
            "handled_by": "who of the entry's side looks after it",
            "decline_text": "why it was declined, in words; may name people",
            "outcome_text": "what became of it, in words; may name people",
        },
        "id entry organisation city own_entry state stage at moved_at last_at answered_at reminded_at"
        " asker_read entry_read decline_reason outcome",
    ),
    Table(
        "exchange.Message",
        "one word of a conversation",
        Ground.INTEREST,
        FOR_GOOD + "; the name and addresses of somebody who leaves are taken out",
        "the two sides; a note its writer's side alone; moderators one that was reported and what stands next to it",
        {"by": WHO_DID_IT, "text": "what was written"},
        "id interest from_asker note at hidden_at",
    ),
    Table(
        "exchange.MessageFile",
        "a file that came with a message",
        Ground.INTEREST,
        "until whoever gave it is erased",
        "whoever reads the message",
        {"file": "the file; may show or name people", "name": "how it was called"},
        "id message size",
    ),
)
