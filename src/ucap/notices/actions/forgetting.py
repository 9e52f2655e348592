"""What is old is forgotten (docs/privacy.md says after how long)."""

from datetime import datetime, timedelta

from django.db.models import Q

from ucap.notices.models import Letter, Notice
from ucap.notices.states import ON_ITS_WAY

READ_NOTICES = timedelta(days=180)
WORDS_OF_LETTERS = timedelta(days=30)  # what a letter said
LETTERS = timedelta(days=180)  # that there was one, to whom and when


def forget_old(at: datetime) -> int:
    """How many notices and letters are gone or emptied: read notices, what letters said, and in the end the letters."""
    notices, _ = Notice.objects.filter(read_at__isnull=False, at__lte=at - READ_NOTICES).delete()
    done = Letter.objects.exclude(state__in=ON_ITS_WAY)
    letters, _ = done.filter(at__lte=at - LETTERS).delete()
    said = done.filter(at__lte=at - WORDS_OF_LETTERS).exclude(Q(text="") & Q(html="") & Q(subject=""))
    return notices + letters + said.update(subject="", text="", html="", headers={})
