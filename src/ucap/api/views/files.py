"""Pictures and documents of entries, and the files that messages came with."""

from typing import Any

from django.http import FileResponse
from django.utils.datastructures import MultiValueDict
from ninja import File, Form, UploadedFile

from ucap.api.shapes.conversations import ConversationAnswer
from ucap.api.shapes.exchange import DescribedFile, EntryAnswer, EntryFileAnswer
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views.as_exchange import conversation, entry_answer, file_of_entry
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.offering import FORM, Section
from ucap.exchange import actions
from ucap.exchange.forms.interests import MessageForm
from ucap.exchange.forms.seeing import FileForm
from ucap.exchange.queries import interests
from ucap.exchange.queries.entries import entry_page, entry_to_edit
from ucap.exchange.queries.writing import file_to_change, file_to_read
from ucap.exchange.views.public import PICTURE, entry_file
from ucap.kernel.clock import now
from ucap.kernel.handing_out import ANYTHING, handed_out

files = Section("Files", "Pictures and documents of entries, and the files that messages came with.")
FILE = {"file_id": "0a1b2c3d4e5f"}


@files.read(
    "/entries/{slug}/files/{file_id}",
    None,
    visitors=True,
    gives=(PICTURE, ANYTHING),
    where={"slug": "sensors-for-canals", **FILE},
)
def read_entry_file(request: Call, slug: Slug, file_id: Id) -> FileResponse:
    """A picture of an entry, drawn anew as WebP, or a document as it was given."""
    return entry_file(file_to_read(file_id, entry_page(slug, request.user).entry))


@files.write(
    "POST", "/entries/{entry_id}/files", EntryFileAnswer, status=201, takes=FORM, scope=Scope.EXCHANGE
)
def add_entry_file(
    request: PersonCall, entry_id: Id, file: File[UploadedFile], alt: Form[str] = ""
) -> EntryFileAnswer:
    """Adds a picture or a document to an entry."""
    entry = entry_to_edit(entry_id, request.user)
    given = checked(FileForm({"alt": alt}, MultiValueDict({"file": [file]})))
    added = actions.add_file(
        entry=entry,
        data=given["file"].read(),
        name=given["file"].name,
        alt=given["alt"],
        by=request.user,
        at=now(),
    )
    return file_of_entry(added, entry)


@files.write("PUT", "/entry-files/{file_id}", EntryFileAnswer, scope=Scope.EXCHANGE, where=FILE)
def describe_entry_file(request: PersonCall, file_id: Id, sent: DescribedFile) -> EntryFileAnswer:
    """Says in words what a picture shows."""
    kept = file_to_change(file_id, request.user)
    described = actions.describe_file(file=kept, alt=sent.alt, by=request.user, at=now())
    return file_of_entry(described, kept.entry)


@files.write("DELETE", "/entry-files/{file_id}", EntryAnswer, takes="", scope=Scope.EXCHANGE, where=FILE)
def remove_entry_file(request: PersonCall, file_id: Id) -> EntryAnswer:
    """Takes a file away from its entry."""
    kept = file_to_change(file_id, request.user)
    entry = actions.remove_file(file=kept, by=request.user, at=now())
    return entry_answer(entry_page(entry.slug, request.user))


@files.read("/message-files/{file_id}", None, gives=(ANYTHING,), where=FILE)
def read_message_file(request: PersonCall, file_id: Id) -> FileResponse:
    """A file that a message of a conversation of yours came with."""
    kept = interests.file_of_message(file_id, request.user)
    return handed_out(kept.file, kept.name)


@files.write(
    "POST",
    "/conversations/{interest_id}/files",
    ConversationAnswer,
    status=201,
    takes=FORM,
    scope=Scope.EXCHANGE,
)
def send_message_files(
    request: PersonCall,
    interest_id: Id,
    text: Form[str],
    attached: File[list[UploadedFile]],
    note: Form[bool] = False,
) -> ConversationAnswer:
    """Writes a message, or a note for your own side, that up to five files come with."""
    interest = interests.interest_of(interest_id, request.user)
    form = MessageForm({"text": text, "note": note}, MultiValueDict[str, Any]({"attached": attached}))
    checked(form)
    actions.write_message(interest=interest, **form.answers(), by=request.user, at=now())
    return conversation(interests.conversation(interest_id, request.user))
