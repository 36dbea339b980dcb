# The app in an image: an unprivileged user, everything it writes under /data, the rest of the file system may be read-only.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 POLICYGRAPH_HOME=/data HOME=/data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY ingest ingest
COPY graph graph
COPY jobs jobs
COPY ui ui
COPY cypher cypher
COPY data data
COPY .streamlit .streamlit
COPY app.py cli.py ./
RUN pip install --no-cache-dir -c constraints.txt -e . \
 && useradd --uid 10001 --no-create-home policygraph \
 && mkdir /data && chown policygraph /data

USER policygraph
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m \
  CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"
# First start: what is unchanged is skipped, so a restart costs seconds. Exit code 1: some document failed, the rest is there.
CMD ["sh", "-c", "policygraph ingest || [ $? -eq 1 ] && exec python -m ui.serve --host 0.0.0.0"]
