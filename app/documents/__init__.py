"""Records into documents: citations in a style, bibliographies. No Qt; nothing here is imported before it is asked for."""
