# The wheel is built in the first stage, so that the image that runs holds no sources and no build tools.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY ontology ontology
COPY kg kg
COPY api api
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
LABEL org.opencontainers.image.title="archontology" org.opencontainers.image.licenses="Apache-2.0"
# The letters of Chinese labels in PNG pictures (Apache 2.0), and the memory allocator that the service starts with (BSD).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei libtcmalloc-minimal4 && rm -rf /var/lib/apt/lists/*
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels archontology \
    && useradd --system --uid 10001 --home-dir /data archontology \
    && install -d -o archontology -g archontology /data
USER archontology
ENV ARCHONTOLOGY_STORE=/data/store PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
# The image has no curl; Python is there anyway.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["archontology"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
