"""The library of materials: facets, lists, import and suggestions."""
