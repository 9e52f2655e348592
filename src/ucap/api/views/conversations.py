"""Interest in entries, and the conversations that come of it; each side reads its own notes."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from ninja import Query

from ucap.api.shapes.conversations import (
    AskedConversations,
    AskedPipeline,
    ChangeStage,
    ConversationAnswer,
    ConversationPiece,
    DeclineInterest,
    ExpressInterest,
    PassOnInterest,
    PipelinePiece,
    SayOutcome,
    WriteMessage,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_exchange
from ucap.api.views.calling import PersonCall
from ucap.api.views.entries import SLUG, for_whom
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.exchange import actions
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.queries.interests import conversation, interest_of
from ucap.exchange.queries.mine import own
from ucap.exchange.queries.pipeline import Asked as AskedOfAll
from ucap.exchange.queries.pipeline import asked_ids, lines_by_id
from ucap.exchange.queries.talks import AskedOfMine, talks_by_id, wanted_ids
from ucap.exchange.states import InterestStage
from ucap.kernel.clock import now
from ucap.kernel.hygiene import plain_words
from ucap.people.models import User

conversations = Section(
    "Conversations",
    "Interest in entries: expressed, answered, talked about in stages, closed with an outcome.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EXCHANGE}
SILENT: Mapping[str, Any] = {"scope": Scope.EXCHANGE, "takes": ""}


@conversations.write(
    "POST", "/entries/{slug}/interests", ConversationAnswer, status=201, where=SLUG, **WRITES
)
def express_interest(
    request: PersonCall, response: HttpResponse, slug: Slug, sent: ExpressInterest
) -> ConversationAnswer:
    """Expresses interest in an entry of somebody else, for an approved organisation or a city of yours."""
    made = actions.express_interest(
        entry=_one(visible_entries(request.user).filter(slug=slug)),
        text=sent.text,
        **for_whom(sent.organisation, sent.city),
        own_entry=_one(own(request.user).filter(pk=sent.own_entry)) if sent.own_entry else None,
        by=request.user,
        at=now(),
    )
    response["Location"] = f"/api/v1/conversations/{made.pk}"
    return _answer(made.pk, request.user)


@conversations.read("/me/conversations", ConversationPiece)
def list_my_conversations(
    request: PersonCall, response: HttpResponse, asked: Query[AskedConversations]
) -> ConversationPiece:
    """The conversations of the organisations and cities that you belong to; what waits for you first."""
    words = plain_words(asked.q)
    looked_for = AskedOfMine(words=words, side=asked.side, state=asked.state, stage=asked.stage)
    ids = wanted_ids(looked_for, request.user)
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_exchange.talk(one) for one in talks_by_id(ids[found.start : found.stop], request.user)]
    return ConversationPiece(**counted(found, ids), items=items)


@conversations.read("/pipeline", PipelinePiece)
def list_pipeline(request: PersonCall, response: HttpResponse, asked: Query[AskedPipeline]) -> PipelinePiece:
    """How far all conversations are, for the secretariat: who with whom, stages and outcomes, never the messages."""
    looked_for = AskedOfAll(**asked.model_dump(include={"days", "area", "state", "stage"}))
    ids = asked_ids(looked_for, request.user, now())
    found = piece(request, response, ids, asked.cursor, asked.limit)
    items = [as_exchange.line(one) for one in lines_by_id(ids[found.start : found.stop])]
    return PipelinePiece(**counted(found, ids), items=items)


@conversations.read("/conversations/{interest_id}", ConversationAnswer)
def read_conversation(request: PersonCall, interest_id: Id) -> ConversationAnswer:
    """A conversation of your side: the messages, your side's notes, and what you can do."""
    return _answer(interest_id, request.user)


@conversations.write(
    "POST", "/conversations/{interest_id}/messages", ConversationAnswer, status=201, **WRITES
)
def write_message(request: PersonCall, interest_id: Id, sent: WriteMessage) -> ConversationAnswer:
    """Writes to the other side, or a note for your own; the first word of the entry's side is its answer."""
    interest = interest_of(interest_id, request.user)
    actions.write_message(interest=interest, text=sent.text, note=sent.note, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("POST", "/conversations/{interest_id}/decline", ConversationAnswer, **WRITES)
def decline_interest(request: PersonCall, interest_id: Id, sent: DeclineInterest) -> ConversationAnswer:
    """Declines an interest in an entry of yours; they read why."""
    interest = interest_of(interest_id, request.user)
    actions.decline_interest(interest=interest, reason=sent.reason, text=sent.text, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("POST", "/conversations/{interest_id}/pass-on", ConversationAnswer, **WRITES)
def pass_on_interest(request: PersonCall, interest_id: Id, sent: PassOnInterest) -> ConversationAnswer:
    """Gives an interest in an entry of yours to somebody else of your side to look after."""
    interest = interest_of(interest_id, request.user)
    to = _one(User.objects.filter(pk=sent.to, is_active=True))
    actions.pass_on_interest(interest=interest, to=to, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("POST", "/conversations/{interest_id}/withdraw", ConversationAnswer, **SILENT)
def withdraw_interest(request: PersonCall, interest_id: Id) -> ConversationAnswer:
    """Withdraws your own side's interest."""
    interest = interest_of(interest_id, request.user)
    actions.withdraw_interest(interest=interest, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("POST", "/conversations/{interest_id}/take-up", ConversationAnswer, **SILENT)
def take_up_interest(request: PersonCall, interest_id: Id) -> ConversationAnswer:
    """Takes a conversation up again that your side ended, or of which an outcome was said."""
    interest = interest_of(interest_id, request.user)
    actions.take_up_interest(interest=interest, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("PUT", "/conversations/{interest_id}/stage", ConversationAnswer, **WRITES)
def change_stage(request: PersonCall, interest_id: Id, sent: ChangeStage) -> ConversationAnswer:
    """Says at which stage the two sides are."""
    interest = interest_of(interest_id, request.user)
    stage = InterestStage(sent.stage)
    actions.move_stage(interest=interest, stage=stage, by=request.user, at=now())
    return _answer(interest_id, request.user)


@conversations.write("POST", "/conversations/{interest_id}/outcome", ConversationAnswer, **WRITES)
def say_outcome(request: PersonCall, interest_id: Id, sent: SayOutcome) -> ConversationAnswer:
    """Closes a conversation with what became of it."""
    interest = interest_of(interest_id, request.user)
    actions.say_outcome(interest=interest, outcome=sent.outcome, text=sent.text, by=request.user, at=now())
    return _answer(interest_id, request.user)


def _answer(interest_id: str, viewer: User) -> ConversationAnswer:
    return as_exchange.conversation(conversation(interest_id, viewer))


def _one(found: Any) -> Any:
    there = found.first()
    if there is None:
        raise Http404
    return there
