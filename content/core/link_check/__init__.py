"""Do the addresses that we send people to still answer?

`fetching`, `safe_address` and `trackers` look at one address, `judging` says what it is worth, `scanning` goes round
politely. Each app tells in `AppConfig.ready` which addresses of its own must be checked (`registry`),
and keeps what was found in an own model that inherits from `content.core.models.BaseLinkCheck`.
"""
