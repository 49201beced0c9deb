"""Prints the accessibility tree of every application on the bus, as a screen reader finds it: one JSON array of objects in
the order of the tree. Names, roles and states are those of AT-SPI; nothing is interpreted here."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# More objects than any screen of the window has; a tree that grows without end must not hold a test.
MOST = 5_000
STATES = ("FOCUSED", "FOCUSABLE", "EDITABLE", "SELECTED", "CHECKED", "PRESSED", "EXPANDED", "SHOWING", "MULTI_LINE")


def text_of(node):
    """What an object says beside its name, and where its caret is; nothing where it holds no text."""
    if "Text" not in node.get_interfaces():
        return {}
    length = Atspi.Text.get_character_count(node)
    said = Atspi.Text.get_text(node, 0, min(length, 2_000))
    return {"text": said, "caret": Atspi.Text.get_caret_offset(node)}


def told(node, depth):
    states = node.get_state_set()
    return {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "states": [name.lower() for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "attributes": node.get_attributes() or {},
        **text_of(node),
    }


def walk(node, depth, out):
    if node is None or len(out) >= MOST:
        return
    try:
        out.append(told(node, depth))
        children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
    except GLib.Error:
        # The page changes while it is read; what is gone is not in it.
        return
    for child in children:
        walk(child, depth + 1, out)


Atspi.init()
# An answer that takes longer, in milliseconds, than a busy machine needs is none.
Atspi.set_timeout(5_000, 15_000)
found = []
desktop = Atspi.get_desktop(0)
for at in range(desktop.get_child_count()):
    walk(desktop.get_child_at_index(at), 0, found)
json.dump(found, sys.stdout)
