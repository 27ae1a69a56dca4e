import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j Community server, run from source with the jars of pom.xml. Argument: a home folder that holds neo4j.conf.
 * The first line of standard input is the password of user neo4j; the server stops when standard input closes.
 */
public final class StartNeo4j {
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        String password = input.readLine();
        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(home)
                        .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                        .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.database("system")
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        System.out.println("READY");
        while (input.readLine() != null) {}
        System.exit(0);
    }
}
