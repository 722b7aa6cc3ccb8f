package dev.apriori.miner.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG as tests look at it: well-formed, or reading it fails. */
record Svg(String text, Document document) {
    static Svg of(Plot plot) {
        try {
            String text = plot.svg();
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
            return new Svg(text, document);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    int count(String element) {
        return document.getElementsByTagName(element).getLength();
    }

    /** The texts that people read in it. */
    List<String> texts() {
        var nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().strip());
        }
        return texts;
    }

    int bytes() {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
