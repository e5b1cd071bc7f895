"""Custom::ImageGeneration: has Kinesis Video put pictures of a stream into a bucket."""
import time

import boto3
import cfnresponse

video = boto3.client("kinesisvideo")


def handle(event, context):
    stream = event["ResourceProperties"]["StreamName"]
    try:
        configure(stream, event["RequestType"], event["ResourceProperties"])
        cfnresponse.send(event, context, cfnresponse.SUCCESS, {}, stream)
    except Exception as error:  # CloudFormation waits an hour for an answer that does not come
        cfnresponse.send(event, context, cfnresponse.FAILED, {}, stream, reason=str(error))


def configure(stream, request, properties):
    arguments = {"StreamName": stream}
    if request != "Delete":
        wanted = properties["Configuration"]
        arguments["ImageGenerationConfiguration"] = dict(wanted, SamplingInterval=int(wanted["SamplingInterval"]))
    for attempt in range(5):
        try:
            return video.update_image_generation_configuration(**arguments)
        except video.exceptions.ResourceNotFoundException:
            if request == "Delete":
                return None
            raise
        except video.exceptions.ResourceInUseException:
            if attempt == 4:
                raise
            time.sleep(5)
