package org.hpsearch.exchange.export;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hpsearch.exchange.source.Omissions;

/// Names as other tools accept them, where they make files of them.
final class ForeignNames {
    private static final Pattern NOT_OF_FILES = Pattern.compile("[^\\w.-]|^\\.+");
    private static final Pattern NOT_OF_KEYS = Pattern.compile("[^\\p{L}\\p{N}_.\\- /:]");
    private static final Pattern ODD_PATH = Pattern.compile("^/|/$|//|(^|/)\\.{1,2}(/|$)");

    private ForeignNames() {}

    /// A name of one file.
    static String file(String name) {
        return NOT_OF_FILES.matcher(name).replaceAll("_");
    }

    /// Name → the path of a file as MLflow accepts it: letters, digits, `_.- /:`; no two are the same, and none is a
    /// folder of another.
    static Map<String, String> keys(Collection<String> names, Omissions omissions) {
        Set<String> used = new HashSet<>();
        Map<String, String> keys = new TreeMap<>();
        Set<String> folders = new TreeSet<>();
        for (String name : new TreeSet<>(names)) {
            String key = NOT_OF_KEYS.matcher(name).replaceAll("_");
            if (ODD_PATH.matcher(key).find() || leadsThrough(key, used)) {
                key = key.replace('/', '_');
            }
            while (key.equals(".") || key.equals("..") || used.contains(key) || folders.contains(key)) {
                key += "_";
            }
            if (!key.equals(name)) {
                omissions.add("names that are not allowed there, spelled otherwise", name);
            }
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                folders.add(key.substring(0, slash));
            }
            used.add(key);
            keys.put(name, key);
        }
        return keys;
    }

    private static boolean leadsThrough(String key, Set<String> files) {
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (files.contains(key.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
