import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.HasIRI;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLLiteral;
import org.semanticweb.owlapi.model.OWLObject;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLPropertyAssertionAxiom;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/**
 * What OWLAPI, and so Protégé, makes of a Turtle file: under "profile" each violation of OWL 2 DL on a line, under
 * "assertions" each assertion as an N-Quad whose graph names the kind of its axiom.
 */
public class Owl {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        OWLOntology ontology =
                OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(arguments[1]));
        if (arguments[0].equals("profile")) {
            new OWL2DLProfile().checkOntology(ontology).getViolations().forEach(OUT::println);
        } else {
            ontology.axioms().forEach(Owl::print);
        }
        OUT.flush();
    }

    private static void print(OWLAxiom axiom) {
        if (axiom instanceof OWLPropertyAssertionAxiom<?, ?> said) {
            print(said.getSubject(), said.getProperty(), said.getObject(), axiom);
        } else if (axiom instanceof OWLAnnotationAssertionAxiom said) {
            print(said.getSubject(), said.getProperty(), said.getValue(), axiom);
        }
    }

    private static void print(OWLObject subject, OWLObject property, OWLObject value, OWLAxiom axiom) {
        OUT.printf("%s %s %s <axiom:%s> .%n", node(subject), node(property), node(value), axiom.getAxiomType());
    }

    private static String node(OWLObject value) {
        if (value instanceof OWLLiteral literal) {
            String kind = literal.hasLang() ? "@" + literal.getLang() : "^^<" + literal.getDatatype().getIRI() + ">";
            return "\"" + escaped(literal.getLiteral()) + "\"" + kind;
        }
        return "<" + (value instanceof HasIRI named ? named.getIRI() : value) + ">";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    }
}
