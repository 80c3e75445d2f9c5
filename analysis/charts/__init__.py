"""How anything is drawn and shown: layers, layout, colours, SVG, maps; knows no question."""
