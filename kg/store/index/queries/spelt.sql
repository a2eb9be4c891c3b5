-- Where spellings wait to be put in order.
CREATE TEMP TABLE spelt (way, tier, kind, key, form, use, weight);
