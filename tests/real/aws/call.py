import array, marshal, os, socket, sys

connection = socket.socket(socket.AF_UNIX)
connection.connect(os.path.join(os.path.dirname(os.path.abspath(__file__)), "socket"))
told = marshal.dumps((sys.argv[1:], dict(os.environ), os.getcwd()))
files = array.array("i", [0, 1, 2])
connection.sendmsg([len(told).to_bytes(4, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)])
connection.sendall(told)
code = connection.recv(1)
sys.exit(code[0] if code else 255)
