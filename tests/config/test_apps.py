"""What each connection begins with."""

import pytest
from django.db import connection


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a setting of PostgreSQL alone")
@pytest.mark.django_db
def test_there_is_room_for_a_word_that_many_texts_have() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW work_mem")
        assert cursor.fetchone() == ("32MB",)
