package org.hpsearch.stress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Secrets in everything that a run takes are in no file of its folder, nor of the index.
final class Secrets implements Stress.Attack {
    private static final List<String> WORDS = List.of(
            "--token=@",
            "--password=@",
            "--api-key=@",
            "--access-key=@",
            "--auth=@",
            "--private-key=@",
            "--cookie=@",
            "--hf_token=@",
            "--url=https://ada:@@host/x",
            "--hook=https://h/x?token=@",
            "--conn=Server=x;Password=@;",
            "--db=postgres://ada:@@host/db",
            "API_KEY=@",
            "DB_PASS=@",
            "--header=Authorization: Bearer @",
            "--key=ghp_@",
            "--id=hf_@",
            "--aws=AKIAZQ1234567890ABCD --secret=@");

    private static final List<String> VARIABLES =
            List.of("HPS_TEST_TOKEN", "MY_API_KEY", "DB_PASSWORD", "STRIPE_SECRET");

    private static final List<String> FILES = List.of(
            "c.yaml|lr: 0.1\npassword: @\n",
            "d.yaml|tokens:\n  - @\n  - b\nkey: |\n  @\n",
            "c.toml|api_key = \"@\"\nlr = 0.1\n",
            "c.json|{\"lr\": 0.1, \"pass\": \"@\", \"auth\": {\"token\": \"@\"}}",
            "c.ini|[db]\npassword = @\n",
            "c.properties|db.password=@\n",
            ".env|GITHUB_PAT=@\nX=@\n",
            ".env.local|A=@\n",
            ".netrc|machine h login ada password @\n",
            ".npmrc|//h/:_authToken=@\n",
            ".pypirc|[pypi]\npassword = @\n",
            "id_rsa|-----BEGIN OPENSSH PRIVATE KEY-----\n@\n-----END OPENSSH PRIVATE KEY-----\n",
            "server.pem|@\n",
            "server.key|@\n",
            "client.p12|@\n",
            "credentials.json|{\"x\": \"@\"}",
            "settings.py|API_KEY = \"@\"\nTOKEN = '@'\n",
            "conf.sh|export DB_PASS=@\n");

    private int planted;

    @Override
    public List<Stress.Tally> run(Path scratch, Random random, int rounds) throws Exception {
        Stress.Tally tally = new Stress.Tally("secrets");
        for (int round = 0; round < rounds; round++) {
            round(scratch.resolve("r" + round), random, tally);
        }
        return List.of(tally);
    }

    private void round(Path scratch, Random random, Stress.Tally tally) throws IOException, InterruptedException {
        Rig rig = new Rig(scratch);
        List<String> secrets = new ArrayList<>();
        rig.await(20, "git", "init", "-q");
        Files.writeString(scratch.resolve("train.py"), "API = 1\n");
        rig.await(20, "git", "add", "train.py");
        rig.await(20, "git", "-c", "user.email=a@b", "-c", "user.name=a", "commit", "-qm", "a");
        List<String> command = new ArrayList<>(List.of("run", "-q"));
        for (String name : VARIABLES) {
            rig.set(name, secret("environment " + name, secrets, random));
        }
        command.addAll(List.of("-p", "db_pw=" + secret("-p db_pw", secrets, random)));
        command.add("--");
        command.addAll(List.of("sh", "-c", "echo loss: 0.5", "train.py"));
        for (String word : WORDS) {
            String filled = word.replace("@@", "\u0001\u0002")
                    .replace("@", "\u0001")
                    .replace("\u0001", secret(word, secrets, random))
                    .replace("\u0002", "@");
            command.addAll(List.of(filled.split(" --")[0]));
            if (filled.contains(" --")) {
                command.add("--" + filled.split(" --")[1]);
            }
        }
        for (String file : FILES) {
            String name = file.substring(0, file.indexOf('|'));
            Files.writeString(
                    scratch.resolve(name),
                    file.substring(name.length() + 1).replace("@", secret(name, secrets, random)));
            command.add(name);
        }
        Files.writeString(scratch.resolve("train.py"), "API_KEY = \"" + secret("git patch", secrets, random) + "\"\n");
        Rig.Outcome outcome = rig.call(command.toArray(String[]::new));
        rig.call("ls");
        if (outcome.code() != 0) {
            tally.fell("hps run ends with " + outcome.code() + ": " + outcome.last());
        }
        for (String secret : secrets) {
            tally.done(secret, outcome.seconds());
        }
        for (Path folder : List.of(rig.store(), rig.folder.resolve(".index"))) {
            look(folder, secrets, tally);
        }
        if (!(outcome.out() + outcome.err())
                .lines()
                .allMatch(line -> secrets.stream().noneMatch(s -> line.contains(value(s))))) {
            tally.fell("a message shows a secret: " + outcome.err());
        }
    }

    private String secret(String where, List<String> secrets, Random random) {
        String secret = "Zq" + (1000 + planted++) + "vXw8Rk" + (10 + random.nextInt(90)) + "LmNq7TzB4cD9";
        secrets.add(secret + " " + where);
        return secret;
    }

    private static String value(String secret) {
        return secret.substring(0, secret.indexOf(' '));
    }

    private static void look(Path folder, List<String> secrets, Stress.Tally tally) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    if (text.toLowerCase(java.util.Locale.ROOT)
                            .contains(value(secret).toLowerCase(java.util.Locale.ROOT))) {
                        tally.fell(secret.substring(secret.indexOf(' ') + 1) + " stands in " + folder.relativize(file));
                    }
                }
            }
        }
    }
}
