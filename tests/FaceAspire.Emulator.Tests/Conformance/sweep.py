"""Calls every operation that the emulator serves at least once with success, as boto3's users do. Arguments: endpoint, account."""
import io
import json
import sys
import zipfile

import boto3
from botocore.config import Config

ENDPOINT, ACCOUNT = sys.argv[1:3]
REGION = "us-east-1"


def client(service):
    return boto3.client(
        service, endpoint_url=ENDPOINT, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1, "mode": "standard"}, s3={"addressing_style": "path"}))


def s3():
    c = client("s3")
    b = {"Bucket": "sweep"}
    c.create_bucket(**b)
    c.head_bucket(**b)
    c.list_buckets(MaxBuckets=1, Prefix="swe")
    c.get_bucket_location(**b)
    c.get_bucket_acl(**b)
    c.put_bucket_acl(ACL="private", **b)
    for name in ["versioning", "logging", "accelerate_configuration", "request_payment", "encryption", "ownership_controls"]:
        getattr(c, f"get_bucket_{name}")(**b)
    policy = {"Version": "2012-10-17", "Statement": []}
    c.put_bucket_policy(Policy=json.dumps(policy), **b)
    assert json.loads(c.get_bucket_policy(**b)["Policy"]) == policy
    c.delete_bucket_policy(**b)
    c.put_bucket_tagging(Tagging={"TagSet": [{"Key": "a", "Value": "b"}]}, **b)
    assert c.get_bucket_tagging(**b)["TagSet"] == [{"Key": "a", "Value": "b"}]
    c.delete_bucket_tagging(**b)
    c.put_bucket_encryption(ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}, **b)
    c.delete_bucket_encryption(**b)
    c.put_bucket_lifecycle_configuration(LifecycleConfiguration={"Rules": [{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "x"}, "Expiration": {"Days": 1}}]}, **b)
    c.get_bucket_lifecycle_configuration(**b)
    c.delete_bucket_lifecycle(**b)
    c.put_public_access_block(PublicAccessBlockConfiguration={"BlockPublicAcls": True}, **b)
    c.get_public_access_block(**b)
    c.delete_public_access_block(**b)
    c.put_bucket_ownership_controls(OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}, **b)
    c.delete_bucket_ownership_controls(**b)
    arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:events"
    client("sqs").create_queue(QueueName="events")
    c.put_bucket_notification_configuration(
        NotificationConfiguration={"QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]}, **b)
    assert c.get_bucket_notification_configuration(**b)["QueueConfigurations"][0]["QueueArn"] == arn

    for algorithm in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]:
        try:
            put = c.put_object(Key=f"sums/{algorithm}", Body=b"hello", ChecksumAlgorithm=algorithm, **b)
        except Exception as e:  # CRC32C and CRC64NVME need the awscrt package on the client's side
            if "crt" not in str(e).lower():
                raise
            continue
        assert c.get_object(Key=f"sums/{algorithm}", ChecksumMode="ENABLED", **b)[f"Checksum{algorithm}"] == put[f"Checksum{algorithm}"]
    c.put_object(Key="a b", Body=io.BytesIO(b"hello"), ContentType="text/plain", Metadata={"who": "ann"}, Tagging="k=v", StorageClass="STANDARD_IA", **b)
    head = c.head_object(Key="a b", **b)
    assert (head["ContentLength"], head["Metadata"], head["StorageClass"]) == (5, {"who": "ann"}, "STANDARD_IA")
    assert c.get_object(Key="a b", Range="bytes=1-2", **b)["Body"].read() == b"el"
    c.get_object_attributes(Key="a b", ObjectAttributes=["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"], **b)
    c.get_object_acl(Key="a b", **b)
    c.put_object_acl(Key="a b", ACL="bucket-owner-full-control", **b)
    c.get_object_tagging(Key="a b", **b)
    c.put_object_tagging(Key="a b", Tagging={"TagSet": [{"Key": "x", "Value": "y"}]}, **b)
    c.delete_object_tagging(Key="a b", **b)
    c.copy_object(Key="copy", CopySource="sweep/a b", **b)
    c.list_objects(Delimiter="/", **b)
    page = c.list_objects_v2(Delimiter="/", MaxKeys=1, FetchOwner=True, EncodingType="url", StartAfter="A", **b)
    c.list_objects_v2(ContinuationToken=page["NextContinuationToken"], **b)
    assert c.list_object_versions(Prefix="copy", **b)["Versions"][0]["VersionId"] == "null"

    m = {"Key": "big", **b}
    upload = c.create_multipart_upload(ChecksumAlgorithm="SHA256", **m)["UploadId"]
    parts = [c.upload_part(UploadId=upload, PartNumber=1, Body=b"x" * (5 << 20), ChecksumAlgorithm="SHA256", **m),
             c.upload_part_copy(UploadId=upload, PartNumber=2, CopySource="sweep/copy", CopySourceRange="bytes=0-1", **m)["CopyPartResult"]]
    c.list_parts(UploadId=upload, MaxParts=1, **m)
    c.list_multipart_uploads(**b)
    done = c.complete_multipart_upload(UploadId=upload, MultipartUpload={"Parts": [
        {"PartNumber": i + 1, "ETag": part["ETag"], "ChecksumSHA256": part["ChecksumSHA256"]} for i, part in enumerate(parts)]}, **m)
    assert done["ChecksumSHA256"].endswith("-2")
    assert c.get_object(PartNumber=2, **m)["Body"].read() == b"he"
    c.get_object_attributes(ObjectAttributes=["Checksum", "ObjectParts"], **m)
    c.abort_multipart_upload(UploadId=c.create_multipart_upload(**m)["UploadId"], **m)
    c.delete_object(Key="big", **b)
    c.put_bucket_notification_configuration(NotificationConfiguration={}, **b)
    keys = [{"Key": item["Key"]} for item in c.list_objects_v2(**b)["Contents"]]
    assert len(c.delete_objects(Delete={"Objects": keys}, **b)["Deleted"]) == len(keys)
    c.delete_bucket(**b)
    c.create_bucket(Bucket="elsewhere", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert c.get_bucket_location(Bucket="elsewhere")["LocationConstraint"] == "eu-west-1"


def sqs():
    c = client("sqs")
    dead = c.create_queue(QueueName="dead")["QueueUrl"]
    dead_arn = c.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    q = {"QueueUrl": c.create_queue(QueueName="sweep", tags={"a": "b"})["QueueUrl"]}
    c.set_queue_attributes(Attributes={"VisibilityTimeout": "0", "RedrivePolicy": json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 1})}, **q)
    assert c.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"] == [q["QueueUrl"]]
    c.get_queue_url(QueueName="sweep")
    c.list_queues(QueueNamePrefix="swe", MaxResults=1)
    c.get_queue_attributes(AttributeNames=["All"], **q)
    c.tag_queue(Tags={"c": "d"}, **q)
    c.untag_queue(TagKeys=["a"], **q)
    assert c.list_queue_tags(**q)["Tags"] == {"c": "d"}
    c.add_permission(Label="l", AWSAccountIds=["111111111111"], Actions=["SendMessage"], **q)
    c.remove_permission(Label="l", **q)
    attributes = {"n": {"DataType": "Number", "StringValue": "1"}, "b": {"DataType": "Binary", "BinaryValue": b"\x01"}}
    c.send_message(MessageBody="one", MessageAttributes=attributes, **q)
    got = c.receive_message(MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], **q)["Messages"][0]
    assert got["MessageAttributes"] == attributes
    c.receive_message(**q)  # too often: to the dead letters
    task = c.start_message_move_task(SourceArn=dead_arn)
    assert c.list_message_move_tasks(SourceArn=dead_arn)["Results"][0]["ApproximateNumberOfMessagesMoved"] == 1 and task["TaskHandle"]
    c.set_queue_attributes(Attributes={"VisibilityTimeout": "30"}, **q)
    c.send_message_batch(Entries=[{"Id": str(i), "MessageBody": str(i)} for i in range(3)], **q)
    handles = []
    while len(handles) < 4:
        handles += [m["ReceiptHandle"] for m in c.receive_message(MaxNumberOfMessages=10, WaitTimeSeconds=1, **q)["Messages"]]
    c.change_message_visibility(ReceiptHandle=handles[0], VisibilityTimeout=60, **q)
    c.change_message_visibility_batch(Entries=[{"Id": "1", "ReceiptHandle": handles[1], "VisibilityTimeout": 60}], **q)
    c.delete_message(ReceiptHandle=handles[0], **q)
    assert len(c.delete_message_batch(Entries=[{"Id": str(i), "ReceiptHandle": h} for i, h in enumerate(handles[1:])], **q)["Successful"]) == 3
    c.purge_queue(**q)
    c.delete_queue(**q)
    f = {"QueueUrl": c.create_queue(QueueName="sweep.fifo", Attributes={"FifoQueue": "true", "ContentBasedDeduplication": "true"})["QueueUrl"]}
    one, two = (c.send_message(MessageBody="same", MessageGroupId="g", **f) for _ in range(2))
    assert one["SequenceNumber"] == two["SequenceNumber"]


def kinesis():
    c = client("kinesis")
    s = {"StreamName": "sweep"}
    c.create_stream(ShardCount=1, Tags={"a": "b"}, **s)
    c.get_waiter("stream_exists").wait(**s)
    arn = c.describe_stream(**s)["StreamDescription"]["StreamARN"]
    c.describe_stream_summary(StreamARN=arn)
    c.describe_limits()
    c.list_streams(Limit=1)
    shard = c.list_shards(**s)["Shards"][0]["ShardId"]
    c.add_tags_to_stream(Tags={"c": "d"}, **s)
    c.remove_tags_from_stream(TagKeys=["a"], **s)
    assert c.list_tags_for_stream(**s)["Tags"] == [{"Key": "c", "Value": "d"}]
    c.tag_resource(ResourceARN=arn, Tags={"e": "f"})
    c.untag_resource(ResourceARN=arn, TagKeys=["e"])
    c.list_tags_for_resource(ResourceARN=arn)
    c.increase_stream_retention_period(RetentionPeriodHours=48, **s)
    c.decrease_stream_retention_period(RetentionPeriodHours=24, **s)
    first = c.put_record(Data=b"1", PartitionKey="k", **s)["SequenceNumber"]
    assert c.put_records(Records=[{"Data": b"2", "PartitionKey": "k"}], **s)["FailedRecordCount"] == 0
    at = c.get_shard_iterator(ShardId=shard, ShardIteratorType="AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=first, **s)["ShardIterator"]
    assert [r["Data"] for r in c.get_records(ShardIterator=at)["Records"]] == [b"2"]
    c.delete_stream(**s)


def ses():
    c = client("ses")
    c.verify_email_identity(EmailAddress="a@example.org")
    c.verify_email_address(EmailAddress="b@example.org")
    c.verify_domain_identity(Domain="example.net")
    assert c.list_identities(IdentityType="Domain")["Identities"] == ["example.net"]
    assert len([i for page in c.get_paginator("list_identities").paginate(PaginationConfig={"PageSize": 1}) for i in page["Identities"]]) == 3
    assert len(c.list_verified_email_addresses()["VerifiedEmailAddresses"]) == 2
    assert c.get_account_sending_enabled()["Enabled"]
    c.get_identity_verification_attributes(Identities=["a@example.org"])
    c.send_email(Source="a@example.org", Destination={"ToAddresses": ["c@example.org"]},
                 Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}})
    c.send_raw_email(RawMessage={"Data": b"From: a@example.org\r\nTo: c@example.org\r\nSubject: s\r\n\r\nt"})
    assert c.get_send_quota()["SentLast24Hours"] == 2
    assert c.get_send_statistics()["SendDataPoints"][0]["DeliveryAttempts"] > 0
    c.delete_verified_email_address(EmailAddress="b@example.org")
    c.delete_identity(Identity="example.net")


def sesv2():
    c = client("sesv2")
    c.create_email_identity(EmailIdentity="v2@example.org")
    c.get_email_identity(EmailIdentity="v2@example.org")
    c.list_email_identities(PageSize=1)
    assert c.get_account()["SendQuota"]["Max24HourSend"] > 0
    c.send_email(FromEmailAddress="v2@example.org", Destination={"ToAddresses": ["c@example.org"]},
                 Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Html": {"Data": "<p>t"}}}})
    c.delete_email_identity(EmailIdentity="v2@example.org")


def sts():
    c = client("sts")
    assert c.get_caller_identity()["Account"] == ACCOUNT
    role = c.assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/reader", RoleSessionName="sweep", SourceIdentity="ann", Tags=[{"Key": "a", "Value": "b"}])
    assert role["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/sweep"
    assert c.get_session_token(DurationSeconds=900)["Credentials"]["SessionToken"]
    assert c.get_access_key_info(AccessKeyId=role["Credentials"]["AccessKeyId"])["Account"] == ACCOUNT


def lambda_():
    c = client("lambda")
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("bootstrap", "")
    f = {"FunctionName": "sweep"}
    c.create_function(Role=f"arn:aws:iam::{ACCOUNT}:role/r", Runtime="provided.al2023", Handler="h", Code={"ZipFile": code.getvalue()}, **f)
    c.get_function(**f)
    c.get_function_configuration(**f)
    c.list_functions(MaxItems=1)
    c.update_function_code(ZipFile=code.getvalue(), **f)
    c.update_function_configuration(Timeout=5, Environment={"Variables": {"NAME": "b"}}, **f)
    assert c.invoke(InvocationType="DryRun", **f)["StatusCode"] == 204
    c.put_function_concurrency(ReservedConcurrentExecutions=7, **f)
    assert c.get_function_concurrency(**f)["ReservedConcurrentExecutions"] == 7
    c.delete_function_concurrency(**f)
    client("sqs").create_queue(QueueName="lambda")
    uuid = c.create_event_source_mapping(EventSourceArn=f"arn:aws:sqs:{REGION}:{ACCOUNT}:lambda", **f)["UUID"]
    c.get_event_source_mapping(UUID=uuid)
    c.list_event_source_mappings(MaxItems=1, **f)
    c.update_event_source_mapping(UUID=uuid, BatchSize=5)
    c.delete_event_source_mapping(UUID=uuid)
    c.delete_function(**f)


def cloudformation():
    c = client("cloudformation")
    s = {"StackName": "sweep"}
    template = json.dumps({
        "Description": "d", "Parameters": {"P": {"Type": "String", "Default": "p"}}, "Resources": {"Q": {"Type": "AWS::SQS::Queue"}},
        "Outputs": {"O": {"Value": {"Ref": "Q"}, "Export": {"Name": "sweep-url"}}}})
    user = json.dumps({"Resources": {"B": {"Type": "AWS::SQS::Queue", "Properties": {"Tags": [{"Key": "url", "Value": {"Fn::ImportValue": "sweep-url"}}]}}}})
    c.validate_template(TemplateBody=template)
    c.create_stack(TemplateBody=template, **s)
    c.get_waiter("stack_create_complete").wait(**s)
    c.describe_stacks(**s)
    c.list_stacks(StackStatusFilter=["CREATE_COMPLETE"])
    c.describe_stack_events(**s)
    c.describe_stack_resource(LogicalResourceId="Q", **s)
    c.describe_stack_resources(**s)
    c.list_stack_resources(**s)
    c.get_template(**s)
    c.get_template_summary(**s)
    c.create_stack(StackName="user", TemplateBody=user)
    c.get_waiter("stack_create_complete").wait(StackName="user")
    c.list_exports()
    c.list_imports(ExportName="sweep-url")
    c.delete_stack(StackName="user")
    c.get_waiter("stack_delete_complete").wait(StackName="user")
    c.update_stack(TemplateBody=template.replace('"AWS::SQS::Queue"', '"AWS::SQS::Queue", "Properties": {"DelaySeconds": 1}'), **s)
    c.get_waiter("stack_update_complete").wait(**s)
    for name in ["one", "two"]:
        c.create_change_set(ChangeSetName=name, TemplateBody=template, **s)
    c.describe_change_set(ChangeSetName="one", **s)
    c.list_change_sets(**s)
    c.delete_change_set(ChangeSetName="two", **s)
    c.execute_change_set(ChangeSetName="one", **s)
    c.get_waiter("stack_update_complete").wait(**s)
    c.delete_stack(**s)


def kinesisvideo():
    c = client("kinesisvideo")
    s = {"StreamName": "sweep"}
    c.create_stream(DataRetentionInHours=1, **s)
    arn = c.describe_stream(**s)["StreamInfo"]["StreamARN"]
    c.list_streams(MaxResults=1)
    c.get_data_endpoint(APIName="PUT_MEDIA", **s)
    c.describe_image_generation_configuration(**s)
    client("kinesis-video-archived-media").list_fragments(**s)
    c.delete_stream(StreamARN=arn)


def rekognition():
    c = client("rekognition")
    k = {"CollectionId": "sweep"}
    c.create_collection(**k)
    c.describe_collection(**k)
    c.list_collections(MaxResults=1)
    c.list_faces(**k)
    c.list_stream_processors()
    c.delete_collection(**k)


failed = []
for sweep in [s3, sqs, kinesis, ses, sesv2, sts, lambda_, cloudformation, kinesisvideo, rekognition]:
    try:
        sweep()
    except Exception as e:  # the next services are still of interest
        line = e.__traceback__.tb_next.tb_lineno
        failed.append(f"{sweep.__name__}, line {line}: {type(e).__name__}: {e}")
print("\n".join(failed))
sys.exit(1 if failed else 0)
