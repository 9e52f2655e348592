"""The offices that somebody can be given."""

from enum import StrEnum

from ucap.kernel.messages import gettext_noop


class Office(StrEnum):
    """What somebody is trusted with beyond their own account."""

    SECRETARIAT = "secretariat"
    OFFICER = "officer"  # of one or more cities
    OPERATOR = "operator"  # of the machine


OFFICE_LABELS = {
    Office.SECRETARIAT: gettext_noop("Secretariat"),
    Office.OFFICER: gettext_noop("City officer"),
    Office.OPERATOR: gettext_noop("Operator"),
}
# What the secretariat may invite to from a page; operators are made on the machine itself.
INVITED_FROM_A_PAGE = (Office.OFFICER, Office.SECRETARIAT)
