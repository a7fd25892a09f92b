"""The service: checks over HTTP, the writing page, and the gate for any CMS. It needs the extra ``[server]``.

It listens to this machine alone unless told otherwise, keeps nothing, logs no text, and asks for nothing elsewhere.
"""
