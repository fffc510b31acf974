package io.jackfield.access.log;

import java.util.List;

/**
 * Which requests are logged.
 *
 * @param servers names of their servers; all if empty
 * @param paths of their targets, {@code /a/b} or {@code /a/*}; all if empty
 */
record Concern(List<String> servers, List<String> paths) {
    static final Concern ALL = new Concern(List.of(), List.of());

    boolean with(String server, String target) {
        return (servers.isEmpty() || servers.contains(server)) && (paths.isEmpty() || onPath(target));
    }

    private boolean onPath(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        for (String each : paths) {
            boolean tree = each.endsWith("/*");
            String top = tree ? each.substring(0, each.length() - 2) : each;
            if (path.equals(top) || tree && path.startsWith(top + "/")) {
                return true;
            }
        }
        return false;
    }
}
