"""The web server's own log, without what people searched for and without what they rated.

A line says when, from where, which page and with what outcome. What stands behind a question mark
are names, numbers of identities and codes of letters; a referring page repeats them. Ratings leave
no line at all: their moments and addresses must not be laid beside anything.
"""

from urllib.parse import quote

from gunicorn.glogging import Logger

UNSEEN = "/rate/"


class AccessLog(Logger):
    def access(self, resp, req, environ, request_time):
        if not environ.get("PATH_INFO", "").startswith(UNSEEN):
            super().access(resp, req, environ, request_time)

    def atoms(self, resp, req, environ, request_time):
        # Decoded it might hold a line's end, and whoever asked would write the next line.
        path = quote(environ.get("PATH_INFO", "").encode("latin-1", "replace"), safe="/:@~")
        atoms = super().atoms(resp, req, environ | {"RAW_URI": path}, request_time)
        request = f"{atoms['m']} {path} {atoms['H']}"
        return atoms | {"r": request, "q": "", "f": "-"}
