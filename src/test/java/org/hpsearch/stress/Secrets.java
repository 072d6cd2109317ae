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
            "--passphrase=@",
            "--secret-key=@",
            "--client-secret=@",
            "--auth-token=@",
            "--wandb-api-key=@",
            "--jwt=@",
            "--credentials=@",
            "--dsn=https://@@sentry.io/1",
            "--proxy=http://bob:@@proxy:3128",
            "--store=s3://bob:@@bucket/x",
            "--redis=redis://:@@host:6379/0",
            "--repo=https://@@github.com/a/b",
            "--from=https://h/x?access_token=@&n=1",
            "--blob=https://h/x?sv=2024&sig=@",
            "--stripe=sk_live_@",
            "--openai=sk-@",
            "--gitlab=glpat-@",
            "--slack=xoxb-@",
            "--npm=npm_@",
            "--hook2=https://hooks.slack.com/services/T0/B0/@",
            "--env=WANDB_API_KEY=@",
            "--set=db.password=@",
            "--json={\"user\": \"ada\", \"password\": \"@\"}",
            "model.token=@",
            "+auth.password=@",
            "--header2=X-Api-Key: @",
            "--sh=export TOKEN=@; python x.py",
            "--storage=DefaultEndpointsProtocol=https;AccountKey=@;EndpointSuffix=x",
            "--pgpass=host=h dbname=d user=ada password=@",
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
            "e.yaml|db:\n  password:\n    value: @\n",
            "f.yaml|headers:\n  Authorization: Bearer @\n",
            "g.yaml|environment:\n  - DB_PASSWORD=@\n",
            "h.yaml|auth: {user: ada, password: @}\n",
            "i.yaml|env:\n  - name: API_KEY\n    value: @\n",
            "j.yaml|url: postgres://ada:@@host/db\n",
            "k.yaml|api:\n  key: @\n",
            "l.yaml|webhook_url: https://hooks.slack.com/services/T0/B0/@\n",
            "d.toml|[auth]\ntoken = '@'\nlr = 1\n",
            "e.toml|secret = \"\"\"\n@\n\"\"\"\n",
            "d.json|{\"tokens\": [\"a\", \"@\"]}",
            "e.json|{\"headers\":{\"Authorization\":\"Bearer @\"}}",
            "f.json|{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n"
                    + "@\\n"
                    + "-----END PRIVATE KEY-----\\n"
                    + "\"}",
            "d.ini|[default]\naws_secret_access_key = @\n",
            "c.xml|<c><password>@</password></c>\n",
            "c.tfvars|db_password = \"@\"\n",
            "id_ed25519|@\n",
            ".git-credentials|https://ada:@@github.com\n",
            ".pgpass|h:5432:d:ada:@\n",
            "secrets.yaml|x: @\n",
            "kubeconfig|client-key-data: @\n",
            "a.py|import os\nos.environ[\"API_KEY\"] = \"@\"\n",
            "b.py|wandb.login(key=\"@\")\n",
            "c.py|openai.api_key = '@'\n",
            "d.py|r = get(u, headers={\"Authorization\": \"Bearer @\"})\n",
            "e.py|password: str = \"@\"\n",
            "f.py|c = connect(\"dbname=x user=a password=@\")\n",
            "g.py|c = dict(user=\"a\", token=\"@\")\n",
            "h.py|p.add_argument(\"--token\", default=\"@\")\n",
            "i.py|TOKEN = (\n    \"@\"\n)\n",
            "j.py|t = os.getenv(\"API_TOKEN\", \"@\")\n",
            "c.R|token <- \"@\"\n",
            "d.sh|curl -H \"Authorization: Bearer @\" https://h\n",
            "e.sh|PGPASSWORD=@ psql -h h\n",
            "f.sh|curl -u ada:@ https://h\n",
            "Dockerfile|ENV API_KEY @\n",
            "g.sh|git clone https://ada:@@github.com/a/b\n",
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
            String filled = filled(word, secret(word, secrets, random));
            command.addAll(List.of(filled.split(" --")[0]));
            if (filled.contains(" --")) {
                command.add("--" + filled.split(" --")[1]);
            }
        }
        for (String file : FILES) {
            String name = file.substring(0, file.indexOf('|'));
            Files.writeString(
                    scratch.resolve(name), filled(file.substring(name.length() + 1), secret(name, secrets, random)));
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

    /// @param pattern with the secret at each `@`; `@@` is the secret and an `@`
    private static String filled(String pattern, String secret) {
        return pattern.replace("@@", "\u0001\u0002")
                .replace("@", "\u0001")
                .replace("\u0001", secret)
                .replace("\u0002", "@");
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
