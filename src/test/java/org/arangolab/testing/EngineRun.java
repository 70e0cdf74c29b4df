package org.arangolab.testing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** Runs one test class inside a test, to see how it ends: a test of the tests' own rules. */
public final class EngineRun {
    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();

    private EngineRun() {
    }

    /** How the class ended, under {@code class}, and its test, under {@code test}. */
    public static Map<String, TestExecutionResult> of(Class<?> testClass, Map<String, String> configuration) {
        EngineRun run = new EngineRun();
        run.execute(testClass, new Parameters(configuration));
        return run.results;
    }

    private void execute(Class<?> testClass, ConfigurationParameters parameters) {
        JupiterTestEngine engine = new JupiterTestEngine();
        TestDescriptor root = engine.discover(new Discovery(testClass, parameters),
                UniqueId.forEngine("junit-jupiter"));
        try (NamespacedHierarchicalStore<Namespace> session = new NamespacedHierarchicalStore<>(null);
                NamespacedHierarchicalStore<Namespace> store = session.newChild()) {
            engine.execute(ExecutionRequest.create(root, listener(), parameters, new NoOutput(), store,
                    CancellationToken.disabled()));
        }
    }

    private EngineExecutionListener listener() {
        return new EngineExecutionListener() {
            @Override
            public void executionFinished(TestDescriptor test, TestExecutionResult result) {
                results.put(test.isTest() ? "test" : test.isRoot() ? "engine" : "class", result);
            }
        };
    }

    private record Parameters(Map<String, String> values) implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return get(key).map(Boolean::parseBoolean);
        }

        @Override
        public Set<String> keySet() {
            return values.keySet();
        }
    }

    private record Discovery(Class<?> testClass, ConfigurationParameters parameters) implements EngineDiscoveryRequest {
        @Override
        public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
            return List.of(DiscoverySelectors.selectClass(testClass)).stream().filter(type::isInstance).map(type::cast)
                    .toList();
        }

        @Override
        public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
            return List.of();
        }

        @Override
        public ConfigurationParameters getConfigurationParameters() {
            return parameters;
        }

        @Override
        public OutputDirectoryCreator getOutputDirectoryCreator() {
            return new NoOutput();
        }
    }

    private static final class NoOutput implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            throw new UnsupportedOperationException("these tests write no files");
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            throw new UnsupportedOperationException("these tests write no files");
        }
    }
}
