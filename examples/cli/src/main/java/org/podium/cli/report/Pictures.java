package org.podium.cli.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws charts as pictures, in light colours and twice the size of the page, without a screen. */
public final class Pictures {
    private static final int ENLARGEMENT = 2;

    private Pictures() {}

    /**
     * Writes a PNG file for each chart.
     *
     * @param charts SVG by name
     * @param folder where to, made if it is not there
     * @throws IOException if a picture cannot be drawn or written
     */
    public static void write(Map<String, String> charts, Path folder) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Files.createDirectories(folder);
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            Path file = folder.resolve(chart.getKey() + ".png");
            if (!ImageIO.write(draw(chart.getKey(), chart.getValue()), "png", file.toFile())) {
                throw new IOException("this Java cannot write PNG files");
            }
        }
    }

    private static BufferedImage draw(String name, String svg) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
        @Nullable SVGDocument document = new SVGLoader().load(in, null, LoaderContext.createDefault());
        if (document == null) {
            throw new IOException("the chart " + name + " cannot be drawn");
        }
        FloatSize size = document.size();
        int width = (int) Math.ceil(size.width);
        int height = (int) Math.ceil(size.height);
        BufferedImage image = new BufferedImage(ENLARGEMENT * width, ENLARGEMENT * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.scale(ENLARGEMENT, ENLARGEMENT);
            document.render((Component) null, graphics, new ViewBox(width, height));
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
