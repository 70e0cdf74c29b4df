package org.arangolab.junit;

import java.util.Optional;
import org.arangolab.cluster.Cluster;
import org.arangolab.instance.Instance;
import org.arangolab.lab.Lab;
import org.arangolab.lab.Session;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Opens one {@link Lab} for a test class that says {@link WithInstance} or {@link WithCluster}, and closes it after the
 * class; nested classes share it. Methods and constructors take parameters of type {@link Instance}, {@link Cluster},
 * {@link Session} and {@link Lab}. When a test fails, the directory of the run stays, and its path is in the report.
 *
 * <p>Which executables are used is decided as everywhere: {@code ARANGODB_HOME}, then {@code PATH}, then the stand-in
 * of the distribution at {@code -Darangolab.home}.
 */
public final class LabExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (find(context).isEmpty()) {
            store(context).put(ClassLab.class, ClassLab.open(context.getRequiredTestClass()));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            find(context).ifPresent(lab -> {
                lab.markFailed();
                context.publishReportEntry("arangolab", lab.lab().directory().toString());
            });
        }
    }

    /** The lab of an outer class goes on. */
    @Override
    public void afterAll(ExtensionContext context) {
        find(context).filter(lab -> lab.belongsTo(context.getRequiredTestClass())).ifPresent(ClassLab::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return find(context).filter(lab -> lab.offers(parameter.getParameter().getType())).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return find(context).orElseThrow().get(parameter.getParameter().getType());
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static Optional<ClassLab> find(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(ClassLab.class, ClassLab.class));
    }
}
