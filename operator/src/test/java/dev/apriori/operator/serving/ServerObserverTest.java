package dev.apriori.operator.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.experiment.policy.Observed.Server;
import dev.apriori.operator.subject.Subject;
import org.junit.jupiter.api.Test;

class ServerObserverTest {
    private static final ServerObserver OBSERVER = new ServerObserver(Subjects.SETTINGS);

    @Test
    void beforeAnythingIsServedOnlyTheStatusIsKnown() {
        assertThat(OBSERVER.observe(subject("{}", "3"), ServingObjects.NONE))
                .isEqualTo(new Server("", "3", "", "", 0, ""));
    }

    @Test
    void whatIsNotToBeServedIsNotLookedAt() {
        assertThat(OBSERVER.observe(subject("{enabled: false}", "3"), ServingObjects.NONE))
                .isEqualTo(Server.NONE);
    }

    @Test
    void aVersionAnswersWhileOneOfItsPodsDoes() {
        Stage stage = new Stage("{replicas: 3}");
        stage.look("3");
        assertThat(OBSERVER.observe(subject("{replicas: 3}", ""), stage.known()).answering())
                .isEmpty();
        stage.ready("3", 1);
        assertThat(OBSERVER.observe(subject("{replicas: 3}", ""), stage.known()))
                .isEqualTo(new Server("3", "", "", "", 1, "http://movielens.default.svc"));
    }

    @Test
    void whereToAskIsTheIngressIfThereIsOne() {
        assertThat(url("{service: {port: 8080}}")).isEqualTo("http://movielens.default.svc:8080");
        assertThat(url("{ingress: {host: films.example.org}}")).isEqualTo("http://films.example.org");
        assertThat(url("{ingress: {host: films.example.org, path: /films, tlsSecretName: tls}}"))
                .isEqualTo("https://films.example.org/films");
    }

    private static String url(String serving) {
        return Entrance.url(subject(serving, ""));
    }

    private static Subject subject(String serving, String answeredLast) {
        return Subjects.of(Subjects.experiment(serving), answeredLast);
    }
}
