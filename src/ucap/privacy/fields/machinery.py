"""Tables by which the platform runs."""

from ucap.privacy.fields.table import Ground, Table, kept_for
from ucap.privacy.retention import DAYS

TABLES = (
    Table(
        "django_tasks_database.DBTaskResult",
        "background work, waiting or done",
        Ground.INTEREST,
        kept_for(DAYS["tasks"], "it is done"),
        "operators, on the machine",
        {
            "args_kwargs": "what the work is told; of a letter, only which",
            "traceback": "what went wrong; may quote",
        },
        "id status enqueued_at started_at finished_at priority task_path worker_ids queue_name backend_name run_after"
        " return_value exception_class_path",
    ),
    Table(
        "ucap_config.ChoreRun", "when a chore was done", rest="name due_at held_until done_at failures error"
    ),
    Table(
        "matching.Index",
        "all meanings by one language model",
        rest="id encoder state begun_at worked_at finished_at",
    ),
    Table("matching.Pair", "an entry in another's list of matches", rest="id entry other score found_at"),
    Table(
        "matching.Paired",
        "of which text of an entry its matches were looked for",
        rest="id entry index stamp",
    ),
    Table(
        "matching.Meaning",
        "what an entry, a plan, an organisation or an event means, in numbers; goes with what it was made of",
        rest="id index entry plan organisation event flag stamp language whole profile made_at",
    ),
    Table(
        "matching.Wording",
        "the passages of what a meaning was made of, and what each of them means, in numbers",
        rest="meaning passages rows",
    ),
    Table(
        "matching.Word",
        "words of everything public, for whoever misspells one; counted anew every night",
        rest="id word letters things",
    ),
    Table(
        "matching.Experience",
        "how well two entries seemed to fit, and what became of the interest of the one in the other",
        rest="interest entry own_entry encoder features noted_at accepted stage outcome",
    ),
    Table(
        "matching.Calibration",
        "weights of the score that were fitted to what became of all pairs",
        rest="id encoder at outcomes accepted weights base loss_before loss_after brier_before brier_after state",
    ),
    Table(
        "matching.Dismissal",
        "an entry that those of another one put aside in its list; not who of them",
        rest="id entry other reason at",
    ),
    Table(
        "matching.PartnerAsked",
        "the people of an entry were asked whether they have a partner",
        rest="entry at",
    ),
)
