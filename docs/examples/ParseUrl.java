import io.jackfield.api.Url;

/** Item 296: takes a request target apart; the query as text, and as names and values. */
public class ParseUrl {
    public static void main(String[] args) {
        Url url = Url.parse("/status?name=ryan");
        System.out.println("protocol: " + url.protocol());
        System.out.println("auth: " + url.auth());
        System.out.println("port: " + url.port());
        System.out.println("hostname: " + url.hostname());
        System.out.println("hash: " + url.hash());
        System.out.println("search: " + url.search());
        System.out.println("query: " + url.query());
        System.out.println("pathname: " + url.pathname());
        System.out.println("path: " + url.path());
        System.out.println("query: " + url.queryMap());
    }
}
