"""What is written beside the plan while it is understood: warnings, and which text each field was read from."""

from dataclasses import dataclass, field

from ucap.kernel.messages import Message
from ucap.plans.reading.blocks import Text, as_written, bare
from ucap.plans.reading.reading import Source, Warning  # noqa: A004 - the contract's word


@dataclass(slots=True)
class Margin:
    warnings: list[Warning] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    _noted: set[object] = field(default_factory=set)  # what is there already

    def warn(self, path: str, source: str, template: str, **values: str | int) -> None:
        """Notes a doubt about the field; `template` is marked for the catalogues where it is written."""
        self.say(Warning(path, source, Message(template, values)))

    def say(self, warning: Warning) -> None:
        if self._is_new((warning.field, warning.source, str(warning.message))):
            self.warnings.append(warning)

    def saw(self, path: str, *texts: Text) -> None:
        """Notes where the field was read, and what was already to be said about that text."""
        for text in texts:
            source = Source(path, bare(as_written(text)), page=text.page, line=text.line)
            if self._is_new(source):
                self.sources.append(source)
            for notice in text.notices:
                self.say(Warning(path, notice.source, notice.message))

    def _is_new(self, note: object) -> bool:
        new = note not in self._noted
        self._noted.add(note)
        return new
