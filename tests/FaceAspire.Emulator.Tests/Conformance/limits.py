"""
Breaks what AWS's models demand of S3's and SQS's requests, one thing each: a required member left out, a value that an enum has not, a number or a
length out of its range. Prints what was not refused as wrong input. Arguments: endpoint, service, served operations.
"""
import copy
import datetime
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

ENDPOINT, SERVICE, SERVED = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
ARN = "arn:aws:sqs:us-east-1:000000000000:limits"

# What says that the input is wrong; any other code says that something else was looked at first.
REFUSALS = {
    "s3": {
        "MalformedXML", "InvalidArgument", "InvalidRequest", "InvalidTag", "InvalidBucketName", "InvalidPart", "BadRequest", "InvalidStorageClass",
        "InvalidTargetBucketForLogging", "KeyTooLongError", "UserKeyMustBeSpecified", "MissingRequestBodyError", "MalformedPolicy", "AccessControlListNotSupported",
        "MethodNotAllowed", "400", "NotImplemented", "InvalidLocationConstraint", "IllegalLocationConstraintException", "InvalidEncryptionAlgorithmError",
    },
    "sqs": {
        "MissingParameter", "InvalidParameterValue", "InvalidAttributeName", "InvalidAttributeValue", "AWS.SimpleQueueService.EmptyBatchRequest",
        "AWS.SimpleQueueService.InvalidBatchEntryId", "AWS.SimpleQueueService.NonExistentQueue", "InvalidAddress", "ReceiptHandleIsInvalid",
        "MissingRequiredParameterException", "InvalidParameterValueException",
    },
}[SERVICE]

# Limits that the API references have and the models have not.
LIMITS = {
    "s3": [
        ("ListObjects", "MaxKeys", -1), ("ListObjectsV2", "MaxKeys", -1), ("ListObjectVersions", "MaxKeys", -1), ("ListParts", "MaxParts", -1),
        ("ListMultipartUploads", "MaxUploads", -1), ("UploadPart", "PartNumber", 0), ("UploadPart", "PartNumber", 10_001), ("GetObject", "PartNumber", 0),
        ("HeadObject", "PartNumber", 10_001), ("PutObject", "Key", "k" * 1025), ("CreateBucket", "Bucket", "ab"), ("CreateBucket", "Bucket", "A_B"),
        ("UploadPartCopy", "PartNumber", 0), ("ListBuckets", "MaxBuckets", 0), ("ListBuckets", "MaxBuckets", 10_001),
    ],
    "sqs": [
        ("ReceiveMessage", "MaxNumberOfMessages", 0), ("ReceiveMessage", "MaxNumberOfMessages", 11), ("ReceiveMessage", "WaitTimeSeconds", -1),
        ("ReceiveMessage", "WaitTimeSeconds", 21), ("ReceiveMessage", "VisibilityTimeout", -1), ("ReceiveMessage", "VisibilityTimeout", 43_201),
        ("SendMessage", "DelaySeconds", -1), ("SendMessage", "DelaySeconds", 901), ("SendMessage", "MessageBody", ""),
        ("ChangeMessageVisibility", "VisibilityTimeout", -1), ("ChangeMessageVisibility", "VisibilityTimeout", 43_201),
        ("ListQueues", "MaxResults", 0), ("ListQueues", "MaxResults", 1001), ("ListDeadLetterSourceQueues", "MaxResults", 1001),
        ("CreateQueue", "QueueName", "q" * 81), ("CreateQueue", "QueueName", "a b"), ("ListMessageMoveTasks", "MaxResults", 11),
        ("ListMessageMoveTasks", "MaxResults", 0), ("StartMessageMoveTask", "MaxNumberOfMessagesPerSecond", 0),
        ("StartMessageMoveTask", "MaxNumberOfMessagesPerSecond", 501), ("ReceiveMessage", "ReceiveRequestAttemptId", "x" * 129),
    ],
}[SERVICE]

# Where a member says what operation it is, so that without it the request is another one.
PLACES = ("uri", "querystring", "header")

# What is not refused, and why.
KNOWN = {
    "ReceiveMessage ReceiveRequestAttemptId": "is not read",
    "CreateBucket CreateBucketConfiguration.Location.Type": "of directory buckets, which are not served",
    "CreateBucket CreateBucketConfiguration.Bucket.": "of directory buckets, which are not served",
    "CreateBucket BucketNamespace": "of account regional namespaces, which are not served",
    "GetObject ChecksumMode": "anything but ENABLED asks for none",
    "HeadObject ChecksumMode": "anything but ENABLED asks for none",
    "PutBucketLifecycleConfiguration LifecycleConfiguration.Rules left out": "no rules are as good as no setting",
    **{f"{operation} RequestPayer": "nobody pays here" for operation in SERVED},
    **{f"{operation} OptionalObjectAttributes": "of restored objects, which there are none" for operation in SERVED},
}

client = boto3.client(
    SERVICE, endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
    config=Config(retries={"total_max_attempts": 1}, parameter_validation=False, s3={"addressing_style": "path"}, read_timeout=20))
samples = {"SourceArn": ARN, "Body": b"content", "Policy": '{"Version":"2012-10-17","Statement":[]}', "CopySource": "limits/k", "Range": "bytes=0-1", "PartNumber": 1,
           "Key": "k", "Id": "1", "VisibilityTimeout": 0, "AWSAccountIds": ["000000000000"], "Actions": ["SendMessage"], "TaskHandle": "x"}


def prepare():
    if SERVICE == "s3":
        samples["Bucket"] = "limits"
        client.create_bucket(Bucket="limits")
        client.put_object(Bucket="limits", Key="k", Body=b"content")
        prepare_upload()
    else:
        url = samples["QueueUrl"] = client.create_queue(QueueName="limits")["QueueUrl"]
        client.send_message(QueueUrl=url, MessageBody="x")
        samples["ReceiptHandle"] = client.receive_message(QueueUrl=url, VisibilityTimeout=43_200)["Messages"][0]["ReceiptHandle"]


def prepare_upload():
    samples["UploadId"] = client.create_multipart_upload(Bucket="limits", Key="k")["UploadId"]


def sample(shape, name, depth=0):
    """A value with all that is required and nothing else."""
    if name in samples and (shape.type_name != "structure"):
        return copy.deepcopy(samples[name])
    if shape.type_name == "structure":
        return {n: sample(m, n, depth + 1) for n, m in shape.members.items() if n in shape.required_members and depth < 6}
    if shape.type_name == "list":
        return [sample(shape.member, name, depth + 1)]
    if shape.type_name == "map":
        return {sample(shape.key, "key"): sample(shape.value, "value")}
    if shape.type_name == "timestamp":
        return datetime.datetime(2030, 1, 1)
    return {"string": (getattr(shape, "enum", None) or ["x"])[0], "blob": b"x", "boolean": True}.get(shape.type_name, 1)


def wrong_values(shape):
    enum = getattr(shape, "enum", None)
    if enum:
        yield "no-such-value"
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if shape.type_name == "string" and not enum:
        yield from [""] if low else []
        yield from ["x" * (high + 1)] if high and high < 10_000 else []
    if shape.type_name in ("integer", "long"):
        yield from [low - 1] if low is not None else []
        yield from [high + 1] if high is not None else []


def broken(shape, value, path=(), depth=0):
    """(path, None to leave it out or a wrong value) of all that can be broken."""
    if depth > 4:
        return
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            required = name in shape.required_members
            location = member.serialization.get("location")
            if required and location not in PLACES:
                yield path + (name,), None
            yield from ((path + (name,), v) for v in wrong_values(member) if location != "uri" or v)
            yield from broken(member, None, path + (name,), depth + 1)
    elif shape.type_name == "list":
        yield from ((path + (0,), v) for v in wrong_values(shape.member))
        yield from broken(shape.member, None, path + (0,), depth + 1)


def place(shape, request, path, value):
    """Puts a value at a path, with all that the structures on the way require."""
    at = request
    for i, step in enumerate(path):
        shape = shape.member if step == 0 else shape.members[step]
        if i == len(path) - 1:
            if value is None:
                at.pop(step, None)
            else:
                at[step] = value
        else:
            if step != 0 and step not in at:
                at[step] = sample(shape, step)
            at = at[step]
    return request


def send(operation, request):
    try:
        answer = client._make_api_call(operation, request)
        return "" if answer.get("Failed") else f"accepted ({answer['ResponseMetadata']['HTTPStatusCode']})"
    except ClientError as e:
        code, status = e.response["Error"]["Code"], e.response["ResponseMetadata"]["HTTPStatusCode"]
        return "" if code in REFUSALS and 400 <= status < 500 or code == "NotImplemented" else f"{status} {code}"
    except (BotoCoreError, KeyError, TypeError, AttributeError, ValueError):
        return ""  # boto3 itself cannot write it


prepare()
tried = 0
for operation in SERVED:
    if operation.startswith("Delete") and operation in ("DeleteBucket", "DeleteQueue"):
        continue  # what the others need
    shape = client.meta.service_model.operation_model(operation).input_shape
    if shape is None:
        continue
    cases = list(broken(shape, None)) + [((member,), value) for name, member, value in LIMITS if name == operation]
    for path, value in cases:
        tried += 1
        if SERVICE == "s3":
            client.put_object(Bucket="limits", Key="k", Body=b"content")  # which another case may have deleted
            prepare_upload()
        what = f"{operation} {'.'.join(map(str, path))} {'left out' if value is None else repr(value)[:40]}"
        answer = send(operation, place(shape, sample(shape, ""), path, value))
        if answer and not any(what.startswith(known) for known in KNOWN):
            print(f"{what}: {answer}")
print(f"{tried} tried", file=sys.stderr)
