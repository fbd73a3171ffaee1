"""Serves models as llama.cpp's own server does, each at a free loopback address of its own.

Writes one line of JSON, {name: address}, and serves until its standard input ends. Arguments: files of models.
"""

import json
import pathlib
import sys

import xllamacpp

SLOTS = 2
CONTEXT = 512
# As in the files, with each line break written out: llama.cpp drops one that follows a block.
TEMPLATE = (
    "{% for m in messages %}<|{{ m['role'] }}|>{{ '\\n' }}{{ m['content'] }}"
    "{% if m['role'] == 'assistant' %}<|end|>{% endif %}{{ '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{{ '\\n' }}{% endif %}"
)


def serve(path):
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {path.stem}
    params.chat_template = TEMPLATE
    params.n_ctx = CONTEXT * SLOTS
    params.n_parallel = SLOTS
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.verbosity = -1
    return xllamacpp.Server(params)


servers = {path.stem: serve(path) for path in map(pathlib.Path, sys.argv[1:])}
print(json.dumps({name: server.listening_address for name, server in servers.items()}), flush=True)
sys.stdin.read()
