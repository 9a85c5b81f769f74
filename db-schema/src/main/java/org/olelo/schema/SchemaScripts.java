package org.olelo.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands the scripts to Flyway by name: application servers do not let it scan the class path. */
final class SchemaScripts implements ResourceProvider {
    private final List<LoadableResource> scripts = new ArrayList<>();

    SchemaScripts(SchemaDialect dialect) {
        for (String name : SchemaMigration.SCRIPTS) {
            scripts.add(new Script(dialect.folder() + "/" + name, name));
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        for (LoadableResource script : scripts) {
            if (script.getFilename().equals(name) || script.getRelativePath().equals(name)) {
                return script;
            }
        }
        return null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(script -> script.getFilename().startsWith(prefix))
                .filter(script -> Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String path;
        private final String name;

        Script(String path, String name) {
            this.path = path;
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream in = SchemaScripts.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new SchemaException("schema script is missing: " + path, null);
                }
                StringWriter text = new StringWriter();
                new InputStreamReader(in, StandardCharsets.UTF_8).transferTo(text);
                return new StringReader(text.toString());
            } catch (IOException e) {
                throw new SchemaException("schema script cannot be read: " + path, e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
