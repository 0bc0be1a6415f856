"""Libraries that take long to import, and that a command may do without."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def import_when_used(name: str) -> ModuleType:
    """A module that is imported when something of it is used first.

    Args:
        name: full name of a module that is installed.

    Raises:
        ModuleNotFoundError: it isn't.
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
