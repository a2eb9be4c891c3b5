"""From a published page to who held which post in which body, when, each with the words that say it."""
