package dev.apriori.e2e.world;

import dev.apriori.e2e.cluster.TestNamespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the world and namespaces, and keeps what failed ones leave. */
final class WorldExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace STORE = Namespace.create(WorldExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == World.class || type == TestNamespace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        World world = world(context);
        if (parameter.getParameter().getType() == World.class) {
            return world;
        }
        String subject =
                context.getTestMethod().map(java.lang.reflect.Method::getName).orElse("all");
        TestNamespace namespace = TestNamespace.create(world.client(), subject);
        namespaces(context).add(namespace);
        return namespace;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<TestNamespace> namespaces = namespaces(context);
        if (context.getExecutionException().isPresent()) {
            Remains remains = new Remains(world(context).settings().logs());
            namespaces.forEach(remains::keep);
        }
        namespaces.forEach(TestNamespace::close);
    }

    private static World world(ExtensionContext context) {
        return context.getRoot().getStore(STORE).computeIfAbsent(World.class, type -> new World(), World.class);
    }

    /** Those of the test, which is what the context is of. */
    @SuppressWarnings("unchecked")
    private static List<TestNamespace> namespaces(ExtensionContext context) {
        return context.getStore(STORE).computeIfAbsent(context.getUniqueId(), id -> new ArrayList<>(), List.class);
    }
}
