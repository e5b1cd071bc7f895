"""What the Matcher is measured beside: a handler as the public sample has it, for every matched face an object in S3 and a message in SQS."""
import base64
import json
import os

import boto3

s3 = boto3.client("s3")
sqs = boto3.client("sqs")
bucket = os.environ["FaceAspire__AuditBucket"]
queue = os.environ["FaceAspire__AlertsQueueUrl"]


def handle(event):
    for record in event["Records"]:
        kinesis = record["kinesis"]
        frame = json.loads(base64.b64decode(kinesis["data"]))
        for position, face in enumerate(frame.get("FaceSearchResponse", [])):
            if not face["MatchedFaces"]:
                continue
            best = max(face["MatchedFaces"], key=lambda match: match["Similarity"])
            person = best["Face"]["ExternalImageId"]
            name = f"{kinesis['sequenceNumber']}-{position}"
            match = json.dumps({"person": person, "similarity": best["Similarity"], "frame": frame["InputInformation"]})
            s3.put_object(Bucket=bucket, Key=f"matches/{name}.json", Body=match, ContentType="application/json")
            sqs.send_message(QueueUrl=queue, MessageBody=match, MessageGroupId=kinesis["partitionKey"], MessageDeduplicationId=name)
    return {"batchItemFailures": []}
