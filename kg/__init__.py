"""From a published page to who held which post in which body, when, each with the words that say it."""

import os

# onnxruntime, which runs the NER model, reports to Microsoft and keeps an id of the machine under ~/.cache, unless this
# is set before it is imported. What people read here is theirs: nothing goes out.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
