# The app in an image: an unprivileged user, everything it writes under /data and /tmp, the rest of the file system may be read-only.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 POLICYGRAPH_HOME=/data HOME=/data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE app.py cli.py ./
COPY ingest ingest
COPY graph graph
COPY jobs jobs
COPY ui ui
RUN pip install --no-cache-dir -c constraints.txt -e . \
 && useradd --uid 10001 --no-create-home policygraph \
 && mkdir /data && chown policygraph /data
# What changes most, words and questions, comes last: nothing is installed anew for it.
COPY .streamlit .streamlit
COPY cypher cypher
COPY data data

USER policygraph
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m \
  CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"
# What is unchanged is skipped, so a restart costs seconds. Exit code 5: no database, or not this password; the next start tries again.
# Any other stands in the log, and the pages show what is there.
CMD ["sh", "-c", "policygraph ingest; [ $? -ne 5 ] || exit 5; exec python -m ui.serve --host 0.0.0.0"]
