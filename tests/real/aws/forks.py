"""Keeps the AWS CLI loaded, and runs each call in a fork of it.

Starting the CLI is mostly importing it: scripts that call it hundreds of times spend their minutes there. This serves
calls of the same program, arguments, environment, folder and files as they come over a socket, until its input closes.
"""

import array
import marshal
import os
import shutil
import signal
import socket
import sys
import threading

import awscli.clidriver
import botocore.loaders


def remember_models():
    """Keeps what was read of the models of services; forks take it over."""
    read, known = botocore.loaders.JSONFileLoader.load_file, {}

    def load_file(self, path):
        if path not in known:
            known[path] = read(self, path)
        return known[path]

    botocore.loaders.JSONFileLoader.load_file = load_file
    session = awscli.clidriver.create_clidriver().session
    for service in ("ec2", "elbv2", "rds", "route53", "cloudfront", "acm", "ssm", "sts"):
        session.get_service_model(service)
    session.get_data("endpoints")


def call(connection):
    size, ancillary, _, _ = connection.recvmsg(4, socket.CMSG_SPACE(3 * 4))
    files = array.array("i")
    for _, _, data in ancillary:
        files.frombytes(data)
    length, told = int.from_bytes(size, "big"), b""
    while len(told) < length:
        told += connection.recv(length - len(told))
    arguments, environment, folder = marshal.loads(told)
    for number, file in enumerate(files):
        os.dup2(file, number)
    # The CLI says on being imported where its own data lie.
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(environment, AWS_DATA_PATH=data)
    os.chdir(folder)
    sys.argv = ["aws", *arguments]
    try:
        code = awscli.clidriver.main() or 0
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(bytes([code & 0xFF]))
    os._exit(0)


def until_nobody_is_there():
    while os.read(0, 64):
        pass
    shutil.rmtree(os.path.dirname(sys.argv[1]), ignore_errors=True)
    os._exit(0)


def main():
    remember_models()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(sys.argv[1])
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    threading.Thread(target=until_nobody_is_there, daemon=True).start()
    print("ready", flush=True)
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            call(connection)
        connection.close()


main()
