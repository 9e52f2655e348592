"""Documents that become drafts."""

from typing import Annotated

from django.http import HttpResponse
from django.utils.datastructures import MultiValueDict
from ninja import File, Form, Path, UploadedFile

from ucap.api.shapes.drafts import ImportAnswer, Settled
from ucap.api.shapes.shape import Id
from ucap.api.states import Scope
from ucap.api.views.as_work import import_answer
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.offering import FORM, Section
from ucap.kernel.clock import now
from ucap.plans import actions, tasks
from ucap.plans.forms.importing import ImportForm
from ucap.plans.models import Import
from ucap.plans.queries.importing import being_read, import_of, import_to_settle

importing = Section(
    "Imports",
    "A document (PDF, Word, web page, Markdown, text) is read in the background and becomes a draft.",
)
ID = {"import_id": "0a1b2c3d4e5f"}
DoubtIndex = Annotated[int, Path(ge=0, le=100_000)]


@importing.write("POST", "/imports", ImportAnswer, status=202, takes=FORM, scope=Scope.PLANS)
def import_document(
    request: PersonCall,
    response: HttpResponse,
    document: File[UploadedFile | None] = None,
    text: Form[str] = "",
) -> ImportAnswer:
    """Gives the platform a document, or its text; ask with read_import how far its reading is."""
    form = ImportForm({"text": text}, MultiValueDict({"document": [document]} if document else {}))
    checked(form)
    data, name = form.given()
    imported = tasks.import_document(data=data, name=name, by=request.user, at=now())
    response["Location"] = f"{request.path}/{imported.id}"
    return _progress(imported)


@importing.read("/imports/{import_id}", ImportAnswer, where=ID)
def read_import(request: PersonCall, import_id: Id) -> ImportAnswer:
    """How far the reading of a document is; once it is read, the id of its draft."""
    return _progress(import_of(import_id, request.user))


@importing.write(
    "POST", "/imports/{import_id}/again", ImportAnswer, takes="", status=202, scope=Scope.PLANS, where=ID
)
def read_again(request: PersonCall, import_id: Id) -> ImportAnswer:
    """Reads the document once more, after a failure or when its reading never ended."""
    imported = import_of(import_id, request.user)
    return _progress(tasks.import_again(imported=imported, by=request.user, at=now()))


@importing.write("PUT", "/imports/{import_id}/doubts/{index}", ImportAnswer, scope=Scope.PLANS, where=ID)
def settle_doubt(request: PersonCall, import_id: Id, index: DoubtIndex, sent: Settled) -> ImportAnswer:
    """Marks something that the reader doubted as looked at, or not after all."""
    imported = import_to_settle(import_id, request.user)
    return _progress(
        actions.settle_warning(
            imported=imported, index=index, settled=sent.settled, by=request.user, at=now()
        )
    )


def _progress(imported: Import) -> ImportAnswer:
    """As it is now: where background work is done at once, it has been read meanwhile."""
    return import_answer(being_read(Import.objects.get(pk=imported.pk), now()))
