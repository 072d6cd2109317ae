package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.ProcessorTime;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        api_key: abc                       | api_key: ***
        "password": "pw",                  | "password": "***",
        token = abc def                    | token = ***
        HF_TOKEN='abc'                     | HF_TOKEN='***'
        export GITHUB_PAT=ghp_abcdef       | export GITHUB_PAT=***
        "Authorization": "Bearer abc123"   | "Authorization": "***"
        -H Authorization: Bearer abc       | -H Authorization: ***
        Bearer abc123def                   | Bearer ***
        ftp://a:b@host/x                   | ftp://a:***@host/x
        http://a:p@ss@host/x               | http://a:***@host/x
        redis://:pw@host                   | redis://:***@host
        https://0a1b2c3d4e@host/x          | https://***@host/x
        ssh://git@host/x                   | ssh://git@host/x
        http://h/x?token=abc&n=3           | http://h/x?token=***&n=3
        http://h/x?n=3&sig=abc             | http://h/x?n=3&sig=***
        Server=x;Password=S1;              | Server=x;Password=***;
        <password>abc</password>           | <password>***</password>
        machine h login a password b c     | machine h login a password *** c
        use hf_abcdefgh12345678 here       | use *** here
        AKIAABCDEFGHIJKLMNOP               | ***
        xoxb-1234-abcdef                   | ***
        sk-proj-abc123def456               | ***
        tokens: [abc, "def"]               | tokens: [***, "***"]
        getenv("API_KEY", "abc")           | getenv("API_KEY", "***")
        host=h dbname=d password=abc       | host=h dbname=d password=***
        f("user=a port=1 password=abc")    | f("user=a port=1 password=***")
        curl -u ada:abc https://h          | curl -u ada:*** https://h
        ENV API_KEY abc                    | ENV API_KEY ***
        setenv DB_PASSWORD abc             | setenv DB_PASSWORD ***
        """)
    void secretsInTexts(String text, String expected) {
        assertEquals(expected, Redaction.STANDARD.text(text));
        assertEquals(expected, Redaction.STANDARD.text(expected), "once hidden, the text stays");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_tokens: 512",
                "tokenizer: bpe",
                "num_keys: 4",
                "pad_token: <pad>",
                "eos_token: \"</s>\"",
                "special_tokens: [\"[PAD]\", \"<s>\"]",
                "sort_key: loss",
                "key: metrics/accuracy",
                "seed: 3",
                "pattern: '*.txt'",
                "path: /home/a/b",
                "author: Ada",
                "token = os.environ[\"T\"]",
                "secret=$SECRET",
                "auth: none",
                "pooling: token",
                "http://h/x?n=3&page=2",
                "2026-11-25T19:00:00Z key press",
                "pass: 2",
                "sk-learn and task-based",
                "port=3 loss=0.5 passwords=4",
                "docker run -u 1000:1000 image",
                "ENV PATH /bin",
                "name: lr value: 3",
                "name: key\nvalue: 3",
                "seed = (\"a\" \"b\")",
                "doc: \"\"\"a token of thanks\"\"\""
            })
    void whatIsNoSecret(String text) {
        assertEquals(text, Redaction.STANDARD.text(text));
    }

    @Test
    void belowANameThatMayBeASecretsWhatLooksLikeChanceIsHidden() {
        assertEquals("""
            key: |
              ***
            keys:
              - ***
              - lr
              - ***
            keyboard:
              token: ***
              layout: de
            """, Redaction.STANDARD.file("c.yaml", """
                key: |
                  Zq1049vXw8Rk2LmNq
                keys:
                  - Zq1049vXw8Rk2LmNq
                  - lr
                  - "Zq1049vXw8Rk2LmNq"
                keyboard:
                  token: abc
                  layout: de
                """));
    }

    @Test
    void blocksAndListsBelowASecretsName() {
        assertEquals("""
            model: x
            password: |
              ***
              ***
            tokens:
            - ***
            - ***
            nested:
              api_key: >-
                ***
              depth: 3
            credentials:
              user: ***
              deep:
                pin: ***
            lr: 0.1
            """, Redaction.STANDARD.file("c.yaml", """
                model: x
                password: |
                  line one
                  line two
                tokens:
                - abc
                - def
                nested:
                  api_key: >-
                    abc
                  depth: 3
                credentials:
                  user: ada
                  deep:
                    pin: 123456
                lr: 0.1
                """));
    }

    @Test
    void aPrivateKeyLosesItsLinesNotTheirNumber() {
        assertEquals("""
            a
            -----BEGIN RSA PRIVATE KEY-----
            ***
            ***
            -----END RSA PRIVATE KEY-----
            b
            """, Redaction.STANDARD.text("""
                a
                -----BEGIN RSA PRIVATE KEY-----
                MIIEpAIBAAKCAQEA
                abcdef==
                -----END RSA PRIVATE KEY-----
                b
                """));
        assertEquals("-----BEGIN PRIVATE KEY-----\n***", Redaction.STANDARD.text("-----BEGIN PRIVATE KEY-----\nMII"));
    }

    @Test
    void inCodeOnlyWhatIsQuotedIsASecret() {
        String code = """
            token = token.lower()
            key, subkey = split(key)
            password = getpass()
            self.secret = secret
            API_KEY = "***"
            login(token='***', user=user)
            p.add_argument("--hf-token", help="x", default="***")
            tokenizer.add_special_tokens({"pad_token": "[PAD]"})
            """;
        assertEquals(
                code,
                Redaction.STANDARD.file(
                        "a.py",
                        code.replace("API_KEY = \"***\"", "API_KEY = \"abc\"")
                                .replace("token='***'", "token='abc'")
                                .replace("default=\"***\"", "default=\"abc\"")));
    }

    @Test
    void valuesOnOtherLinesThanTheirNames() {
        assertEquals("""
            env:
              - name: API_KEY
                value: ***
              - name: LAYERS
                value: 12
              - {"name": "DB_PASSWORD", "value": "***"}
            secret = \"""
            ***
              ***
            \"""
            token = '***'
            """, Redaction.STANDARD.file("c.yaml", """
                env:
                  - name: API_KEY
                    value: abc
                  - name: LAYERS
                    value: 12
                  - {"name": "DB_PASSWORD", "value": "abc"}
                secret = \"""
                abc
                  def
                \"""
                token = 'abc'
                """));
        assertEquals("""
            TOKEN = (
                "***"
                '***'
            )
            password: str = "***"
            key: str | None = "lr"
            connect("user=a password=***")
            connect(user=u, password=p)
            token = (a or b)
            """, Redaction.STANDARD.file("a.py", """
                TOKEN = (
                    "abc"
                    'def'
                )
                password: str = "abc"
                key: str | None = "lr"
                connect("user=a password=abc")
                connect(user=u, password=p)
                token = (a or b)
                """));
    }

    @Test
    void patternsOfTheUser() {
        Redaction own = new Redaction(List.of("proj-\\d+", "a(b"));
        assertEquals("run *** of *** here", own.text("run proj-17 of a(b here"));
        assertEquals(List.of("redact"), own.hidden());
    }

    @Test
    void whatWasHiddenIsKnownByItsName() {
        Redaction redaction = new Redaction(List.of());
        redaction.text("token: abc\nx: ghp_abcdef1234");
        redaction.params(Map.of("db_pw", Value.of("secret"), "lr", Value.of(3)));
        redaction.leftOut(".env");
        assertEquals(List.of(".env", "db_pw", "known form", "token"), redaction.hidden());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        .env,true
        .env.local,true
        prod.env,true
        a/.netrc,true
        .npmrc,true
        .pypirc,true
        x.pem,true
        server.key,true
        id_rsa,true
        id_ed25519.pub,true
        secrets.yaml,true
        credentials.json,true
        client_secret_123.json,true
        id_map.json,false
        train.py,false
        secrets.py,false
        config.json,false
        environment.yml,false
        keys.txt,false
        """)
    void filesThatHoldSecrets(String name, boolean expected) {
        assertEquals(expected, SecretFiles.isSecret(name));
    }

    @Test
    void hostileTextsAreHarmless() throws Throwable {
        for (String text : List.of(
                "token".repeat(40_000),
                "a=b:".repeat(50_000),
                "://a".repeat(50_000),
                "\"key\", ".repeat(30_000),
                "--token ".repeat(30_000),
                "token: [".repeat(20_000),
                "?key=".repeat(40_000),
                "password:\n".repeat(20_000),
                "-----BEGIN PRIVATE KEY-----".repeat(5_000),
                "get(\"key\",".repeat(20_000),
                "login password ".repeat(20_000))) {
            ProcessorTime.atMost(Duration.ofSeconds(15), () -> Redaction.STANDARD.text(text), text.substring(0, 20));
        }
    }

    /// A hundred secrets in words, parameters and files; `S` and a number is what may not be found.
    @Test
    void ofAHundredPlantedSecretsAtMostTwoAreFound() {
        List<String> found = new ArrayList<>();
        int planted = 0;
        for (String line : PLANTED.strip().lines().toList()) {
            planted++;
            String secret = "Zq" + (1000 + planted) + "vXw8Rk2";
            String text = line.replace("@@", secret);
            if (Redaction.STANDARD.text(text).contains(secret)) {
                found.add("text: " + line);
                continue;
            }
            if (text.startsWith("--") || text.startsWith("-H") || text.startsWith("-p ")) {
                CommandWords command = CommandWords.read(Words.split("prog " + text), List.of(), word -> false);
                String words = String.join(" ", Redaction.STANDARD.words(command));
                String params = new TreeMap<>(Redaction.STANDARD.params(command.params())).toString();
                if (words.contains(secret) || params.contains(secret)) {
                    found.add("words: " + line);
                }
            }
        }
        assertEquals(100, planted);
        assertEquals(List.of(), found.size() > 2 ? found : List.of());
    }

    private static final String PLANTED = """
        --token @@
        --password @@
        --passwd=@@
        --pass @@
        --pwd @@
        --secret @@
        --api-key @@
        --apikey=@@
        --access-key @@
        --auth @@
        --bearer @@
        --pat @@
        --openai-key @@
        --private-key @@
        --tokens @@ @@
        --key @@
        --credentials @@
        --db-password @@
        --wandb.api_key=@@
        --cookie @@
        --jwt @@
        --dsn @@
        --hf_token=@@
        --client-secret @@
        --passphrase @@
        --ssh-key @@
        --url https://user:@@@host/x
        --url https://@@@host/x
        --url 'https://h/x?token=@@'
        --url 'https://h/x?a=1&access_token=@@&b=2'
        --url 'https://h/x?sig=@@'
        --url 'https://h/x?X-Amz-Signature=@@'
        --conn 'Server=x;Password=@@;'
        --conn 'AccountKey=@@;EndpointSuffix=x'
        --db postgres://ada:@@@host/db
        --redis redis://:@@@host:1/0
        -H 'Authorization: Bearer @@'
        -H 'X-Api-Key: @@'
        -H 'Cookie: session=@@'
        -p db_pw=@@
        TOKEN=@@
        GITHUB_PAT=@@
        STRIPE_KEY=@@
        PRIVATE_KEY=@@
        AUTH=@@
        DB_PASS=@@
        ACCESS_KEY=@@
        COOKIE=@@
        SENTRY_DSN=https://@@@sentry.host/1
        SLACK=https://hooks.slack.com/services/T00/B00/@@
        export API_KEY='@@'
        export OPENAI_API_KEY="@@"
        AWS_SECRET_ACCESS_KEY=@@
        SECRET_KEY_BASE=@@
        api_key: @@
        password: "@@"
        "password": "@@"
        "pass": "@@",
        "tokens": ["@@"]
        "Authorization": "Basic @@"
        "apiKey": "@@"
        "clientSecret" : "@@"
        token: [@@, b]
        accessToken: '@@'
        secret_key = "@@"
        passphrase = '@@'
        authtoken=@@
        smtp_password: @@ # comment
        - password: @@
        {user: ada, password: @@}
        password => '@@'
        password <- "@@"
        var secret := "@@"
        <password>@@</password>
        <apiKey>@@</apiKey>
        machine h login ada password @@
        //registry.host/:_authToken=@@
        ghp_@@
        gho_@@
        github_pat_@@
        glpat-@@
        sk-@@
        sk-proj-@@
        sk_live_@@
        hf_@@
        AKIAZQ1234567890ABCD@@ token=@@
        xoxb-@@
        xoxp-12-@@
        npm_@@
        pypi-@@
        SG.@@.@@
        dckr_pat_@@
        Bearer @@
        curl -H "Authorization: token @@"
        os.environ["HF_TOKEN"] = "@@"
        os.getenv("API_KEY", "@@")
        environ.setdefault("WANDB_API_KEY", "@@")
        login(token="@@")
        eyJhbGciOiJI.@@.@@
        -----BEGIN OPENSSH PRIVATE KEY-----\\n@@\\n-----END OPENSSH PRIVATE KEY-----
        """;
}
