using FaceAspire.Samples;
using SkiaSharp;

// Draws the demo's clip and portraits into the folder of the samples: samples, or the one that is given.
var folder = args is [var given] ? given : "samples";
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder {Path.GetFullPath(folder)}. Run this from the root of the repository, or name a folder.");
    return 1;
}

foreach (var portrait in Portrait.All)
{
    var path = Path.Combine(folder, portrait.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    using var picture = PortraitPainter.Paint(portrait);
    using var png = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
    File.WriteAllBytes(path, png.ToArray());
    Console.WriteLine(path);
}

var clip = Path.Combine(folder, "door.mp4");
VideoWriter.Write(clip, ClipFrames.All());
Console.WriteLine(clip);
return 0;
