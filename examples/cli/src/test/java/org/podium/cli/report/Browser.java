package org.podium.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, driven over its DevTools protocol. Whatever the page complains about is collected.
 *
 * <p>Calls wait for their answer. <b>Confined to one thread.</b>
 */
final class Browser implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0");

    private final Process process;
    private final Path profile;
    private final Connection connection;

    private Browser(Process process, Path profile, Connection connection) {
        this.process = process;
        this.profile = profile;
        this.connection = connection;
    }

    /** The program, if one is on the path or named by the environment variable {@code PODIUM_BROWSER}. */
    static Optional<Path> find() {
        String named = System.getenv("PODIUM_BROWSER");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the program with an empty profile and opens a connection to its first page. */
    static Browser start(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("podium-browser-");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, profile, Connection.toFirstPage(endpoint(process, profile)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The program writes the port it chose, and the path to connect to, into its profile. */
    private static URI endpoint(Process process, Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (int tries = 0; tries < PATIENCE_SECONDS * 20 && process.isAlive(); tries++) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() >= 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser did not start");
    }

    /** Sets the size of the window, as that of a telephone if it is narrow, and the colour scheme. */
    void emulate(int width, int height, String scheme) {
        boolean isPhone = width < 600;
        connection.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", isPhone ? 2 : 1, "mobile", isPhone));
        connection.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Opens a page and waits until it is loaded. */
    void open(URI page) {
        connection.complaints.clear();
        CompletableFuture<JsonNode> loaded = connection.next("Page.loadEventFired");
        connection.call("Page.navigate", Map.of("url", page.toString()));
        Connection.await(loaded);
    }

    /** Runs a script in the page, as a person at the console would, and returns what it says as text. */
    String evaluate(String script) {
        JsonNode answer = connection.call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value").asString();
    }

    /** Presses and releases a key. */
    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            connection.call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key,
                            "windowsVirtualKeyCode", code,
                            "text", key.equals("Enter") ? "\r" : ""));
        }
    }

    /** Errors and warnings of the page since it was opened: exceptions, blocked resources, console messages. */
    List<String> complaints() {
        return List.copyOf(connection.complaints);
    }

    /** Writes a picture of the whole page, however long. */
    void screenshot(Path file) throws IOException {
        JsonNode answer =
                connection.call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
    }

    @Override
    public void close() {
        connection.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The browser may still be tidying up; the temporary folder is the system's.
        }
    }

    /** Requests and events as JSON over a socket. */
    private static final class Connection implements WebSocket.Listener {
        private static final JsonMapper MAPPER = new JsonMapper();

        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<JsonNode>> events = new ConcurrentHashMap<>();
        private final AtomicInteger last = new AtomicInteger();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;
        private String session = "";

        private Connection(URI endpoint) {
            socket = await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, this));
        }

        static Connection toFirstPage(URI endpoint) {
            Connection connection = new Connection(endpoint);
            JsonNode targets = connection.call("Target.getTargets", Map.of()).get("targetInfos");
            String page = targets.valueStream()
                    .filter(target -> target.get("type").asString().equals("page"))
                    .map(target -> target.get("targetId").asString())
                    .findFirst()
                    .orElseThrow();
            connection.session = connection
                    .call("Target.attachToTarget", Map.of("targetId", page, "flatten", true))
                    .get("sessionId")
                    .asString();
            for (String domain : List.of("Page", "Runtime", "Log")) {
                connection.call(domain + ".enable", Map.of());
            }
            return connection;
        }

        JsonNode call(String method, Map<String, Object> parameters) {
            int id = last.incrementAndGet();
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            answers.put(id, answer);
            Map<String, Object> request = session.isEmpty()
                    ? Map.of("id", id, "method", method, "params", parameters)
                    : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
            await(socket.sendText(MAPPER.writeValueAsString(request), true));
            JsonNode found = await(answer);
            if (found.has("error")) {
                throw new IllegalStateException(method + ": " + found.get("error"));
            }
            return found.get("result");
        }

        CompletableFuture<JsonNode> next(String event) {
            CompletableFuture<JsonNode> future = new CompletableFuture<>();
            events.put(event, future);
            return future;
        }

        static <T> T await(CompletableFuture<T> future) {
            return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
            part.append(data);
            if (isLast) {
                receive(MAPPER.readTree(part.toString()));
                part.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void receive(JsonNode message) {
            if (message.has("id")) {
                answers.remove(message.get("id").asInt()).complete(message);
                return;
            }
            String method = message.get("method").asString();
            JsonNode parameters = message.get("params");
            switch (method) {
                case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
                case "Runtime.consoleAPICalled" ->
                    complaints.add(parameters.get("args").toString());
                case "Page.javascriptDialogOpening" -> complaints.add("dialog " + parameters);
                default -> {
                    CompletableFuture<JsonNode> waiting = events.remove(method);
                    if (waiting != null) {
                        waiting.complete(parameters);
                    }
                }
            }
        }

        void close() {
            socket.abort();
        }
    }
}
