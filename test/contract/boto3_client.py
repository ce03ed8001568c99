"""Makes the calls that come on standard input, one JSON object a line, with boto3, and prints their answers the same way.

    {"operation": "GetResources", "input": {"restApiId": "..."}}                  one call
    {"operation": "GetResources", "input": {...}, "pageSize": 1}                  boto3's own paginator
    {"output": {...}}, or {"error": {"name": "NotFoundException", "message": "..."}}

The endpoint, the Region and the credentials come from the first argument and the environment.
"""

import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError


def answer(client, operation, input, pageSize=None):
    method = xform_name(operation)
    if pageSize is None:
        output = getattr(client, method)(**input)
    else:
        pages = client.get_paginator(method).paginate(**input, PaginationConfig={"PageSize": pageSize})
        output = {"pages": list(pages)}
    output.pop("ResponseMetadata", None)
    return output


def main(endpoint):
    client = boto3.client("apigateway", endpoint_url=endpoint, config=Config(retries={"max_attempts": 0}))
    for line in sys.stdin:
        try:
            result = {"output": answer(client, **json.loads(line))}
        except ClientError as error:
            fault = error.response["Error"]
            result = {"error": {"name": fault["Code"], "message": fault["Message"]}}
        except BotoCoreError as error:
            result = {"error": {"name": type(error).__name__, "message": str(error)}}
        print(json.dumps(result, default=str), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
