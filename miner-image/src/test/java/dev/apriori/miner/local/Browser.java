package dev.apriori.miner.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, and with a fresh profile, that keeps what pages write to its console. */
record Browser(ChromeDriver driver) implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "chromedriver";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** It warns where Chromium is newer than what Selenium has typed commands for; none of those is used here. */
    private static final Logger OF_VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    /** @return empty when this machine has no Chromium, or not its driver, on the PATH */
    static Optional<Browser> start(Path profile) {
        Optional<Path> program =
                PROGRAMS.stream().flatMap(name -> onPath(name).stream()).findFirst();
        return program.flatMap(chromium -> onPath(DRIVER).map(driver -> start(chromium, driver, profile)));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path chromium, Path driver, Path profile) {
        OF_VERSIONS.setLevel(Level.OFF);
        var console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** From now on the page is shown as on a screen of this size. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Looks again and again until nothing is wrong: a page changes when its server has answered. */
    void until(ThrowingRunnable asserted) {
        Awaitility.await()
                .atMost(LONGEST)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(asserted);
    }

    /** What was written to the console since it was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
