package org.vae4j.tensorflow.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.vae4j.Shape;
import org.vae4j.data.ArrayDataset;
import org.vae4j.data.Dataset;
import org.vae4j.evaluation.PixelFeatures;
import org.vae4j.inference.Sampler;
import org.vae4j.model.Vae;
import org.vae4j.model.VaeBuilder;
import org.vae4j.model.Weights;
import org.vae4j.oracle.OracleModel;
import org.vae4j.training.EpochMetrics;
import org.vae4j.training.LossTerms;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class CardPageTest {
  private static final String HOSTILE = "</title><script>alert(1)</script> & \"it's\" \u0001";

  /** Fails where a tag is not closed, an attribute not quoted or a character not escaped. */
  private static Document parse(String page)
      throws ParserConfigurationException, SAXException, IOException {
    assertThat(page).startsWith("<!DOCTYPE html>\n");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
  }

  private static EpochMetrics epoch(int number, double loss) {
    LossTerms terms = new LossTerms(loss, 10, loss + 10);
    return new EpochMetrics(number, number, terms, Optional.of(terms), 1, 1);
  }

  @Test
  void page_isWellFormed_andHoldsItsPictures() throws Exception {
    String page =
        CardModels.small()
            .history(List.of(epoch(0, 200), epoch(1, Double.NaN), epoch(2, 150)))
            .evaluate()
            .toHtml();

    Document document = parse(page);
    assertThat(document.getElementsByTagName("img").getLength()).isGreaterThanOrEqualTo(3);
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(4);
    assertThat(page)
        .contains("src=\"data:image/png;base64,", "name=\"viewport\"")
        .doesNotContain("http://", "https://", "NaN", "%s", "Optional");
  }

  @Test
  void text_isEscaped() throws Exception {
    ModelCard card =
        CardModels.small()
            .name(HOSTILE)
            .classes(List.of(HOSTILE, HOSTILE, HOSTILE))
            .metadata(Map.of(HOSTILE, HOSTILE))
            .evaluate();

    Document document = parse(card.toHtml());
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo(HOSTILE.replace('\u0001', '\uFFFD'));
    assertThat(card.toMarkdown()).doesNotContain("<script>", "</title>");
  }

  @Test
  void history_ofOneEpoch_orOfNoNumbers() throws Exception {
    assertThat(
            parse(CardModels.small().history(List.of(epoch(0, 5))).evaluate().toHtml())
                .getElementsByTagName("svg")
                .getLength())
        .isEqualTo(5);
    assertThat(
            parse(CardModels.small().history(List.of(epoch(0, Double.NaN))).evaluate().toHtml())
                .getElementsByTagName("svg")
                .getLength())
        .isEqualTo(3);
  }

  @Test
  void colorImages_ofAnySize() throws Exception {
    Vae vae =
        VaeBuilder.forImages(3, 70, 3)
            .encoder(e -> e.flatten())
            .latentSize(1)
            .decoder(d -> d.dense(630).reshape(3, 70, 3))
            .build();
    OracleModel model = OracleModel.of(vae, Weights.initial(vae, 1));
    Dataset data = ArrayDataset.of(Sampler.of(model).seed(1).sample(3));

    Document document =
        parse(
            ModelCard.of(model, data)
                .features(PixelFeatures.of(Shape.of(3, 70, 3)))
                .samples(3)
                .evaluate()
                .toHtml());

    assertThat(document.getElementsByTagName("img").item(0).getAttributes().getNamedItem("width"))
        .hasToString("width=\"" + (4 * 72 - 2) + "\"");
  }

  @Test
  void oneItem_hasACard() throws Exception {
    Dataset one = ArrayDataset.of(CardModels.sprites().samples(0, 1));

    Document document = parse(ModelCard.of(CardModels.model(), one).evaluate().toHtml());

    assertThat(document.getElementsByTagName("h1").getLength()).isEqualTo(1);
  }
}
