"""Calls each protocol as boto3 signs it. Arguments: endpoint, key id, secret, session token or nothing."""
import json
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, key_id, secret, token = sys.argv[1:5]


def client(name, secret=secret, **config):
    return boto3.client(
        name, endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id=key_id, aws_secret_access_key=secret,
        aws_session_token=token or None, config=Config(retries={"total_max_attempts": 1}, signature_version=config.pop("signature_version", None), **config))


def code(call):
    try:
        call()
        return "none"
    except ClientError as e:
        return e.response["Error"]["Code"]
    except urllib.error.HTTPError as e:
        return e.code


s3 = client("s3", signature_version="s3v4", s3={"addressing_style": "path"})
key = "a b/c+d/(é)=&?%2F/../~'!*.txt"
s3.create_bucket(Bucket="boto")
s3.put_object(Bucket="boto", Key=key, Body=b"content", Metadata={"who": "Ann  Lee"})
upload = s3.create_multipart_upload(Bucket="boto", Key="parts")["UploadId"]
part = s3.upload_part(Bucket="boto", Key="parts", UploadId=upload, PartNumber=1, Body=b"part")
s3.complete_multipart_upload(Bucket="boto", Key="parts", UploadId=upload, MultipartUpload={"Parts": [{"ETag": part["ETag"], "PartNumber": 1}]})
get = s3.generate_presigned_url("get_object", Params={"Bucket": "boto", "Key": key, "ResponseContentType": "a/b c"}, ExpiresIn=60)
put = s3.generate_presigned_url("put_object", Params={"Bucket": "boto", "Key": "put"}, ExpiresIn=60)
with urllib.request.urlopen(urllib.request.Request(put, data=b"by url", method="PUT")) as answer:
    answer.read()
with urllib.request.urlopen(get) as answer:
    by_url = (answer.read(), answer.headers["Content-Type"])

sqs = client("sqs")
queue = sqs.create_queue(QueueName="boto")["QueueUrl"]
sqs.send_message(QueueUrl=queue, MessageBody="é")
kinesis = client("kinesis")
kinesis.create_stream(StreamName="boto", ShardCount=1)
kinesis.put_record(StreamName="boto", PartitionKey="k", Data=b"1")
sesv2 = client("sesv2")
sesv2.create_email_identity(EmailIdentity="ann+lee@example.org")
video = client("kinesisvideo")
video.create_stream(StreamName="boto", DataRetentionInHours=1)

print(json.dumps({
    "object": s3.get_object(Bucket="boto", Key=key)["Body"].read().decode(),
    "list": s3.list_objects_v2(Bucket="boto", Prefix="a b/")["KeyCount"],
    "presigned get": by_url[0].decode() + " " + by_url[1],
    "presigned put": s3.get_object(Bucket="boto", Key="put")["Body"].read().decode(),
    "presigned for another method": code(lambda: urllib.request.urlopen(put)),
    "messages": len(sqs.receive_message(QueueUrl=queue)["Messages"]),
    "account": client("sts").get_caller_identity()["Account"],
    "identity": sesv2.get_email_identity(EmailIdentity="ann+lee@example.org")["VerifiedForSendingStatus"],
    "identities": client("ses").list_identities()["Identities"],
    "function": code(lambda: client("lambda").get_function(FunctionName="arn:aws:lambda:us-east-1:000000000000:function:none")),
    "stack": code(lambda: client("cloudformation").describe_stacks(StackName="none")),
    "fragments": client("kinesis-video-archived-media").list_fragments(StreamName="boto")["Fragments"],
    "wrong": [code(lambda: call()) for call in (
        client("s3", "wrong").list_buckets, client("sqs", "wrong").list_queues, client("sts", "wrong").get_caller_identity,
        client("kinesis", "wrong").list_streams, client("lambda", "wrong").list_functions)],
}))
