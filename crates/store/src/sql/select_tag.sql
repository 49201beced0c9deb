SELECT id, name, color, definition, parent, extra FROM tag
