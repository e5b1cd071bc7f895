using FaceAspire.Emulator.Faults;
using FaceAspire.Emulator.KinesisVideo;
using FaceAspire.Emulator.Lambda;
using FaceAspire.Emulator.Rekognition;
using FaceAspire.Emulator.S3;
using FaceAspire.Emulator.Storage;

namespace FaceAspire.Emulator.Admin;

/// <summary>Makes the emulator empty, as if it had just been installed. Runtimes that are attached stay attached.</summary>
internal sealed class Reset(
    Database database, DataFolder folder, MappingStore mappings, Pollers pollers, ProcessorStore processors, StreamProcessors watchers,
    ImageGenerators images, CollectionStore collections, FaceIndex faces, FaultTable faults, FileSweep contents)
{
    /// <summary>Stops what works in the background, then deletes all rows, then the files that no row names any more.</summary>
    public async Task RunAsync()
    {
        faults.Clear();
        mappings.All().ForEach(mapping => pollers.Stop(mapping.Uuid));
        await Task.WhenAll(processors.All().Select(processor => watchers.StopAsync(processor.Name)));
        await images.StopAllAsync();
        collections.Ids(after: null, limit: int.MaxValue).ForEach(id => faces.Delete(id));
        database.Write(writer =>
        {
            FileTable.ReleaseAll(writer);
            foreach (var table in writer.Query(
                $"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '{FileTable.Name}'", row => row.GetString(0)))
            {
                writer.Execute($"DELETE FROM \"{table}\"");
            }
        });
        foreach (var file in Directory.EnumerateDirectories(folder.Root).Where(part => part != folder.Folder(ObjectFiles.Part))
            .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories)))
        {
            File.Delete(file);
        }

        while (contents.TrimSome()) // S3's files are open, and gather others already
        {
        }
    }
}
