package dev.apriori.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.TrackingException.Misconfigured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelUriTest {
    @Test
    void eachFormIsKnown() {
        assertThat(ModelUri.parse("models:/movielens@champion"))
                .isEqualTo(new ModelUri.ByAlias("movielens", "champion"));
        assertThat(ModelUri.parse("models:/my model/3")).isEqualTo(new ModelUri.ByVersion("my model", "3"));
        assertThat(ModelUri.parse("models:/movielens/latest")).isEqualTo(new ModelUri.Latest("movielens"));
        assertThat(ModelUri.parse("models:/m-0123456789abcdef")).isEqualTo(new ModelUri.ById("m-0123456789abcdef"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models:/movielens@champion",
                "models:/m-x/7",
                "models:/movielens/latest",
                "models:/m-0123456789abcdef0123456789abcdef"
            })
    void itsTextIsTheUri(String uri) {
        assertThat(ModelUri.parse(uri)).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "movielens", "models:movielens/1", "models:/movielens", "models:/movielens/",
                        "models:/movielens/v1",
                "models:/movielens@", "models:/a/b/1", "models:/a@b/1", "models:/a@b c", "models://a/1", "runs:/1/model"
            })
    void whatIsNoneIsRefusedWithExamples(String uri) {
        assertThatThrownBy(() -> ModelUri.parse(uri))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'" + uri + "'")
                .hasMessageContaining("models:/movielens@champion");
    }
}
