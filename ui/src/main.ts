// Where the interface begins: which door it stands behind, and where it is drawn.

export {};
