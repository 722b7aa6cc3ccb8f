package dev.apriori.tracking.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.tracking.RealMlflow;
import dev.apriori.tracking.TrackingException.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonEnvironmentTest {
    private static final String NO_PACKAGES = "# nothing\n";

    /** Stands for a Python whose environments take no time to make: each is a folder with this script in it. */
    private static final String QUICK_PYTHON = """
            case "$1 $2" in
              --version*) echo Python 3.12.1 ;;
              "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
              "-m pip") [ -f "$7" ] && echo Installing collected packages ;;
            esac""";

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private PythonEnvironment environment(String path, String requirements) {
        return new PythonEnvironment(new Folders(folder, folder), Map.of("PATH", path), told::add, requirements);
    }

    /** A command of that name that does what the shell script says. */
    private String pathWith(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin.toString();
    }

    @Test
    void anEnvironmentIsMadeOnce() {
        String path = System.getenv("PATH");

        Path python = environment(path, NO_PACKAGES).interpreter();
        assertThat(told).isNotEmpty();
        told.clear();

        assertThat(environment(path, NO_PACKAGES).interpreter()).isEqualTo(python);
        assertThat(told).isEmpty();
        assertThat(Command.run(List.of(python.toString(), "-c", "import sys; print(sys.prefix)"))
                        .output())
                .isEqualTo(python.getParent().getParent().toString());
    }

    @Test
    void anInstallThatWasBrokenOffIsDoneAgain() throws IOException {
        String path = pathWith("python3", QUICK_PYTHON);
        Path python = environment(path, NO_PACKAGES).interpreter();
        Path home = python.getParent().getParent();
        Files.delete(home.resolve("complete"));
        Path leftOver = Files.writeString(home.resolve("half-a-package"), "");

        environment(path, NO_PACKAGES).interpreter();

        assertThat(leftOver).doesNotExist();
        assertThat(home.resolve("complete")).exists();
    }

    @Test
    void manyAtOnceInstallOnce() throws Exception {
        var environment = environment(pathWith("python3", QUICK_PYTHON), NO_PACKAGES);
        var pool = Executors.newFixedThreadPool(4);
        try {
            var made = pool.invokeAll(Collections.<Callable<Path>>nCopies(4, environment::interpreter));

            assertThat(made).extracting(Future::get).containsOnly(environment.interpreter());
            assertThat(told).filteredOn(line -> line.startsWith("installing")).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void otherRequirementsAreAnotherEnvironment() throws IOException {
        String path = pathWith("python3", QUICK_PYTHON);

        assertThat(environment(path, NO_PACKAGES).interpreter())
                .isNotEqualTo(environment(path, "# nothing either\n").interpreter());
    }

    @Test
    void aMachineWithoutPythonIsToldWhatToInstall() {
        assertThatThrownBy(() -> environment(folder.toString(), NO_PACKAGES).interpreter())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("needs Python 3.10 or later")
                .hasMessageContaining("apt install python3 python3-venv")
                .hasMessageContaining("--tracking-uri");
    }

    @Test
    void aPythonThatIsTooOldIsNamed() throws IOException {
        String path = pathWith("python3", "echo Python 3.8.18");

        assertThatThrownBy(() -> environment(path, NO_PACKAGES).interpreter())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(path + "/python3 is 3.8");
    }

    @Test
    void aPythonWithoutVenvIsToldWhatToInstall() throws IOException {
        String path = pathWith(
                "python3",
                "[ \"$1\" = --version ] && echo Python 3.12.1 && exit 0; echo ensurepip is not available; exit 1");

        assertThatThrownBy(() -> environment(path, NO_PACKAGES).interpreter())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("ensurepip is not available")
                .hasMessageContaining("apt install python3-venv");
    }

    @Test
    void aPackageThatCannotBeHadIsNamedAndNothingCountsAsDone() {
        var environment = environment(System.getenv("PATH"), "--no-index\nno-such-package==1.0\n");

        assertThatThrownBy(environment::interpreter)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("No matching distribution found for no-such-package==1.0")
                .hasMessageContaining("pip.log")
                .hasMessageContaining("PIP_INDEX_URL");
        assertThat(folder).isDirectoryNotContaining("glob:**/complete");
    }

    @Test
    void aGivenInterpreterIsUsedAsItIs() {
        Path python = RealMlflow.python();

        var given = new PythonEnvironment(
                new Folders(folder, folder), Map.of("APRIORI_PYTHON", python.toString()), told::add, NO_PACKAGES);

        assertThat(given.interpreter()).isEqualTo(python);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/python", "true"})
    void aGivenInterpreterWithoutMlflowIsRefused(String python) {
        var given = new PythonEnvironment(new Folders(folder, folder), Map.of("APRIORI_PYTHON", python), told::add);

        assertThatThrownBy(given::interpreter)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("APRIORI_PYTHON " + python);
    }

    @Test
    void foldersFollowTheXdgVariables() {
        String home = System.getProperty("user.home");

        assertThat(Folders.ofUser(Map.of("XDG_CACHE_HOME", "/c", "XDG_DATA_HOME", "/d")))
                .isEqualTo(new Folders(Path.of("/c/apriori"), Path.of("/d/apriori")));
        assertThat(Folders.ofUser(Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(new Folders(Path.of(home, ".cache/apriori"), Path.of(home, ".local/share/apriori")));
    }
}
