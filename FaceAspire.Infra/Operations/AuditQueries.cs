using Amazon.CDK;
using Amazon.CDK.AWS.Athena;
using Amazon.CDK.AWS.Glue;
using Constructs;
using FaceAspire.Infra.Shared;

namespace FaceAspire.Infra.Operations;

/// <summary>
/// SQL over the audit, where it lies. Partitions follow from the parameters by projection, so that no crawler runs and a new hour is there
/// at once.
/// </summary>
internal sealed class AuditQueries
{
    private const double TenGigabytes = 10_000_000_000; // five US cents: a query that forgot its date stops there

    private const string Face = "struct<decision:string,person:string,similarity:double,externalimageid:string,sightings:int,visitid:string>";

    /// <param name="scope">The stack.</param>
    /// <param name="parameters">Its parameters.</param>
    public AuditQueries(Construct scope, OperationsParameters parameters)
    {
        var bucket = Names.Bucket("audit");
        var database = new CfnDatabase(scope, "AuditDatabase", new CfnDatabaseProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty { Name = Names.Prefix },
        });
        _ = new CfnTable(scope, "AuditTable", new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = database.Ref,
            TableInput = new CfnTable.TableInputProperty
            {
                Name = "audit",
                TableType = "EXTERNAL_TABLE",
                Parameters = Projection(bucket, parameters),
                PartitionKeys = new[] { Column("camera"), Column("date"), Column("hour", "int") },
                StorageDescriptor = Storage(bucket),
            },
        });
        var group = WorkGroup(scope, bucket);
        _ = new CfnNamedQuery(scope, "WhoWasSeen", new CfnNamedQueryProps
        {
            Name = "Who was seen, where and when, since yesterday",
            Database = database.Ref,
            WorkGroup = group.Ref,
            QueryString = """
                SELECT camera, face.person, min(frametime) AS first, max(frametime) AS last, max(face.similarity) AS similarity
                FROM audit CROSS JOIN UNNEST(faces) AS t(face)
                WHERE "date" >= date_format(current_date - interval '1' day, '%Y-%m-%d') AND face.person IS NOT NULL
                GROUP BY camera, face.person, face.visitid
                ORDER BY first DESC
                """,
        });
    }

    private static CfnWorkGroup WorkGroup(Construct scope, string bucket) => new(scope, "AuditWorkGroup", new CfnWorkGroupProps
    {
        Name = Names.Prefix,
        RecursiveDeleteOption = true, // its queries go with it
        WorkGroupConfiguration = new CfnWorkGroup.WorkGroupConfigurationProperty
        {
            EnforceWorkGroupConfiguration = true, // answers name people: they go where they expire, and nowhere else
            PublishCloudWatchMetricsEnabled = true,
            BytesScannedCutoffPerQuery = TenGigabytes,
            ResultConfiguration = new CfnWorkGroup.ResultConfigurationProperty
            {
                OutputLocation = Fn.Join("", ["s3://", bucket, "/", Audit.Queries]),
                EncryptionConfiguration = new CfnWorkGroup.EncryptionConfigurationProperty { EncryptionOption = "SSE_S3" },
            },
        },
    });

    /// <summary>The columns are the members of an audit line; the camera is in the path.</summary>
    private static CfnTable.StorageDescriptorProperty Storage(string bucket) => new()
    {
        Location = Fn.Join("", ["s3://", bucket, "/", Audit.Records]),
        InputFormat = "org.apache.hadoop.mapred.TextInputFormat",
        OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        SerdeInfo = new CfnTable.SerdeInfoProperty
        {
            SerializationLibrary = "org.openx.data.jsonserde.JsonSerDe",
            Parameters = new Dictionary<string, object> { ["case.insensitive"] = "true" },
        },
        Columns = new[]
        {
            Column("sequencenumber"), Column("arrivedat"), Column("frametime"), Column("faces", $"array<{Face}>"), Column("unreadable"), Column("record"),
            Column("rawrecord"),
        },
    };

    private static Dictionary<string, object> Projection(string bucket, OperationsParameters parameters) => new()
    {
        ["projection.enabled"] = "true",
        ["projection.camera.type"] = Fn.ConditionIf(parameters.ListsCameras.LogicalId, "enum", "injected").ToString(),
        ["projection.camera.values"] = Fn.ConditionIf(parameters.ListsCameras.LogicalId, parameters.Cameras, Aws.NO_VALUE).ToString(),
        ["projection.date.type"] = "date",
        ["projection.date.format"] = "yyyy-MM-dd",
        ["projection.date.range"] = Fn.Join("", ["NOW-", parameters.RetentionDays, "DAYS,NOW"]),
        ["projection.date.interval"] = "1",
        ["projection.date.interval.unit"] = "DAYS",
        ["projection.hour.type"] = "integer",
        ["projection.hour.range"] = "0,23",
        ["projection.hour.digits"] = "2",
        ["storage.location.template"] = Fn.Join("", ["s3://", bucket, "/", Audit.Records, "camera=${camera}/date=${date}/hour=${hour}/"]),
    };

    private static CfnTable.ColumnProperty Column(string name, string type = "string") => new() { Name = name, Type = type };
}
