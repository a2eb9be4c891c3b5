"""The language of officialdom: words, places, bodies and title phrases, as pure functions over tables."""
