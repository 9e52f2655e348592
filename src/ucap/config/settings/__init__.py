"""All settings, one concern a module; nothing has to be configured to start.

Read from the environment: UCAP_DATA, UCAP_ENV, DATABASE_URL, UCAP_SECRET_KEY, UCAP_ALLOWED_HOSTS, UCAP_PUBLIC_URL and the
e-mail settings (docs/operate.md lists them all); secrets also from files of the system (UCAP_CREDENTIALS).
"""

from .accounts import *  # noqa: F403
from .api import *  # noqa: F403
from .apps import *  # noqa: F403
from .backups import *  # noqa: F403
from .caches import *  # noqa: F403
from .database import *  # noqa: F403
from .environment import *  # noqa: F403
from .files import *  # noqa: F403
from .language import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .metrics import *  # noqa: F403
from .operator import *  # noqa: F403
from .security import *  # noqa: F403
from .tasks import *  # noqa: F403
from .templates import *  # noqa: F403
from .translation import *  # noqa: F403
