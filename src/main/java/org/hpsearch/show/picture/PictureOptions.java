package org.hpsearch.show.picture;

import org.hpsearch.chart.Picture;
import picocli.CommandLine.Option;

/// Where a picture goes, and how it looks.
public final class PictureOptions {
    public @Option(names = "-o", paramLabel = "FILE", description = "a file that ends in .svg, .png or .pdf") String
            file = "";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "such as 3.3x2.2in, 8x5cm, 800x500 (pixels, 96 per inch)")
    String size = "";

    @Option(names = "--font", paramLabel = "NAMES", description = "fonts of an SVG")
    String font = Picture.Look.PLAIN.font();

    @Option(names = "--no-title", description = "no title above")
    boolean noTitle;

    @Option(names = "--light", description = "an SVG that is never dark")
    boolean light;

    /// @throws org.hpsearch.value.UsageException where the size is none
    public Picture.Look look() {
        double[] pixels = size.isEmpty() ? new double[] {Picture.Look.PLAIN.width(), 0} : PictureFile.size(size);
        return new Picture.Look(pixels[0], pixels[1], font, !noTitle, !light);
    }
}
