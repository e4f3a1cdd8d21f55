# The site as it runs in production. What builds it stays behind in the first stage.
FROM python:3.13-slim AS build
WORKDIR /app
RUN python -m venv --without-pip /venv
COPY requirements.txt ./
RUN python -m pip --python /venv/bin/python install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Values that only let the settings load: nothing of them remains in the image.
RUN SECRET_KEY=build ALLOWED_HOSTS=build SITE_URL=https://build EMAIL_URL=smtp://build DATABASE_URL=postgresql://build/build \
    DJANGO_SETTINGS_MODULE=allesoverpesten.settings.base /venv/bin/python -m django collectstatic --noinput --verbosity 0

FROM python:3.13-slim
RUN python -m pip uninstall --yes --quiet --root-user-action=ignore pip \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin allesoverpesten \
    && install --directory --owner=allesoverpesten --mode=0750 /srv/media /srv/kept
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=allesoverpesten.settings.base \
    MEDIA_ROOT=/srv/media \
    CACHE_URL=filecache:///srv/kept/cache \
    LISTINGS_SNAPSHOT=/srv/kept/listings.json
USER 10001
EXPOSE 8000
# The site answers to its own names only, so the check calls it by the first of them.
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0].lstrip('.')}), timeout=4)"]
# No access log: what a visitor looks at is nobody's business.
CMD ["gunicorn", "allesoverpesten.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--worker-class=gthread", "--threads=4", "--preload", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
