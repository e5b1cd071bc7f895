"""The smallest loop over the Lambda Runtime API: one connection, one event at a time."""
import http.client
import json
import os

from handler import handle

host, _, path = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
prefix = f"/{path}/2018-06-01/runtime/invocation" if path else "/2018-06-01/runtime/invocation"
connection = http.client.HTTPConnection(host)
while True:
    connection.request("GET", f"{prefix}/next")
    answer = connection.getresponse()
    event = json.loads(answer.read())
    result = json.dumps(handle(event))
    connection.request("POST", f"{prefix}/{answer.headers['Lambda-Runtime-Aws-Request-Id']}/response", result)
    connection.getresponse().read()
