package org.olelo.script.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Diagnostics as JSON, for editors: an array of objects file, line, column, endLine, endColumn, severity, message, remedy. */
public final class DiagnosticsJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private DiagnosticsJson() {}

    /** The array, one object a line. Columns count from 1 in bytes; the end is inclusive. */
    public static String of(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder("[");
        String separator = "\n";
        for (Diagnostic diagnostic : diagnostics) {
            out.append(separator);
            append(out, diagnostic);
            separator = ",\n";
        }
        return out.append(diagnostics.isEmpty() ? "]\n" : "\n]\n").toString();
    }

    private static void append(StringBuilder out, Diagnostic diagnostic) {
        SourceRange range = diagnostic.range();
        out.append("  {\"file\": ");
        quote(out, diagnostic.file());
        out.append(", \"line\": ").append(range.line());
        out.append(", \"column\": ").append(range.column());
        out.append(", \"endLine\": ").append(range.endLine());
        out.append(", \"endColumn\": ").append(range.endColumn());
        out.append(", \"severity\": ");
        quote(out, diagnostic.severity().label());
        out.append(", \"message\": ");
        quote(out, diagnostic.message());
        out.append(", \"remedy\": ");
        quote(out, diagnostic.remedy());
        out.append('}');
    }

    private static void quote(StringBuilder out, @Nullable String text) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u00").append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
