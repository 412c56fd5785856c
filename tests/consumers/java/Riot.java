import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFWriter;

/** Prints the triples of a Turtle file as N-Triples, read by Jena, to which a warning is an error here. */
public class Riot {
    public static void main(String[] arguments) throws Exception {
        try (OutputStream out = new BufferedOutputStream(System.out)) {
            RDFParser.create()
                    .source(Path.of(arguments[0]))
                    .forceLang(Lang.TURTLE)
                    .strict(true)
                    .checking(true)
                    .errorHandler(new Strict())
                    .parse(StreamRDFWriter.getWriterStream(out, RDFFormat.NTRIPLES));
        }
    }

    private static class Strict implements ErrorHandler {
        /** U+FFFD is a character like any other: kg writes it where a text had half of one. */
        @Override
        public void warning(String message, long line, long column) {
            if (!message.startsWith("Unicode replacement character")) {
                fatal(message, line, column);
            }
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw new RiotException(line + ":" + column + ": " + message);
        }
    }
}
