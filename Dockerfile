# One image for the site, the worker and the migrations; only the command differs.
FROM python:3.12-slim AS build
WORKDIR /portal
COPY . .
RUN python sanad/install.py run
# Hashed names, as production serves them; the values only satisfy the start, none is kept.
RUN SANAD_ENV=production STATIC_ROOT=/portal/.sanad/static \
    SECRET_KEY=build SURVEY_TOKEN_KEY=build SURVEY_HASH_KEY=build ACTOR_KEY=build FILES_KEY=build \
    FILES_ROOT=/files ALLOWED_HOSTS=localhost PUBLIC_URL=https://localhost \
    DATABASE_URL=postgres://site@localhost/none \
    .venv/bin/python manage.py collectstatic --no-input --verbosity 0
# The keys of a development checkout, Node and the tests have no place in the image.
RUN rm -rf node_modules tests .sanad/node .sanad/secrets.env .sanad/install.* .sanad/axe.min.js \
    && chmod -R a+rX .sanad

FROM python:3.12-slim
RUN useradd --system --create-home portal && install -d -o portal -m 0700 /files
WORKDIR /portal
COPY --from=build /portal /portal
USER portal
ENV SANAD_ENV=production FILES_ROOT=/files STATIC_ROOT=/portal/.sanad/static \
    BIND=0.0.0.0:8000 PYTHONUNBUFFERED=1 PATH=/portal/.venv/bin:$PATH
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
