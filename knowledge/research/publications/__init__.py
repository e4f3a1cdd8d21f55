"""Publications: description, praktijkkaart, list, import and export."""
