import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.RioSetting;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;

/** Prints the triples of a Turtle file as N-Triples, read by RDF4J with everything verified that it can verify. */
public class Rio {
    private static final List<RioSetting<Boolean>> STRICT = List.of(
            BasicParserSettings.VERIFY_DATATYPE_VALUES,
            BasicParserSettings.FAIL_ON_UNKNOWN_DATATYPES,
            BasicParserSettings.VERIFY_LANGUAGE_TAGS,
            BasicParserSettings.FAIL_ON_UNKNOWN_LANGUAGES,
            BasicParserSettings.VERIFY_URI_SYNTAX,
            BasicParserSettings.VERIFY_RELATIVE_URIS);

    public static void main(String[] arguments) throws Exception {
        try (InputStream in = new FileInputStream(arguments[0]);
                OutputStream out = new BufferedOutputStream(System.out)) {
            RDFParser parser = org.eclipse.rdf4j.rio.Rio.createParser(RDFFormat.TURTLE);
            STRICT.forEach(setting -> parser.getParserConfig().set(setting, true));
            parser.setRDFHandler(org.eclipse.rdf4j.rio.Rio.createWriter(RDFFormat.NTRIPLES, out));
            parser.parse(in);
        }
    }
}
