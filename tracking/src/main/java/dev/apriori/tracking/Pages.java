package dev.apriori.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers that MLflow hands out page by page, as one stream that asks for a page when it gets there. */
final class Pages {
    private static final String TOKEN = "next_page_token";

    private Pages() {}

    /**
     * @param page by its token, which is empty for the first
     * @param field where a page has its list
     */
    static Stream<JsonNode> of(Function<String, JsonNode> page, String field) {
        return Stream.iterate(
                        page.apply(""),
                        answer -> !answer.isMissingNode(),
                        answer -> answer.path(TOKEN).asText("").isEmpty()
                                ? answer.path(TOKEN).path("none")
                                : page.apply(answer.path(TOKEN).asText()))
                .flatMap(answer -> StreamSupport.stream(answer.path(field).spliterator(), false));
    }
}
