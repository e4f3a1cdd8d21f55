"""Short addresses with a QR code, one for each audience and channel of a campaign, and how often they were used."""
