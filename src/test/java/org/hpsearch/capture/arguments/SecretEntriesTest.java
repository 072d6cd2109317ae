package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets in texts: entries of files, known forms, values on several lines.
class SecretEntriesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        api_key: abc123                        | api_key: ***
        "password": "x y", "lr": 0.1           | "password": "***", "lr": 0.1
        db_password = hunter2                  | db_password = ***
        --auth-token abc123 --lr 1             | --auth-token ***
        tokens: 512                            | tokens: 512
        max_tokens = 4096                      | max_tokens = 4096
        tokenizer: bert-base                   | tokenizer: bert-base
        secret: ${SECRET}                      | secret: ${SECRET}
        api_keys: ["abc1", "abc2"]             | api_keys: ["***", "***"]
        <password>abc1</password>              | <password>***</password>
        machine h login ada password abc1      | machine h login ada password ***
        ENV API_KEY abc1                       | ENV API_KEY ***
        lr: 0.1                                | lr: 0.1
        """)
    void entriesOfFiles(String text, String safe) {
        assertEquals(safe, SecretEntries.hide(text, false, new Redaction.Hidden()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        api_key = "abc123"                     | api_key = "***"
        api_key = config.read()                | api_key = config.read()
        password: str = "abc"                  | password: str = "***"
        os.getenv("API_TOKEN", "abc1")         | os.getenv("API_TOKEN", "***")
        p.add_argument("--token", default="a1")| p.add_argument("--token", default="***")
        print("token", "abc1")                 | print("token", "abc1")
        """)
    void entriesOfCode(String text, String safe) {
        assertEquals(safe, SecretEntries.hide(text, true, new Redaction.Hidden()));
    }

    @Test
    void blocksBelowASecretsName() {
        assertEquals("""
            lr: 1
            password: |
              ***
              ***
            api_keys:
              - ***
              - ***
            n: 2
            """, SecretEntries.blocks("""
                lr: 1
                password: |
                  abc
                  def
                api_keys:
                  - abc1
                  - abc2
                n: 2
                """, new Redaction.Hidden()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ghp_abcdef1234                                  | ***
        use sk-proj-abc123def now                       | use *** now
        hf_abc1234567                                   | ***
        AKIAIOSFODNN7EXAMPLE                            | ***
        Authorization: Bearer abc.def-1                 | Authorization: Bearer ***
        postgres://ada:abc1@db/x                        | postgres://ada:***@db/x
        https://abcdef123@host/x                        | https://***@host/x
        ssh://git@host/x                                | ssh://git@host/x
        https://h/x?token=abc1&n=2                      | https://h/x?token=***&n=2
        curl -u ada:abc1 https://h                      | curl -u ada:*** https://h
        https://hooks.slack.com/services/T0/B0/abc      | https://hooks.slack.com/services/***
        mask-rcnn sk-learn                              | mask-rcnn sk-learn
        """)
    void knownForms(String text, String safe) {
        assertEquals(safe, SecretForms.hide(text, new Redaction.Hidden()));
    }

    @Test
    void privateKeysAndConnections() {
        assertEquals(
                "a\n-----BEGIN RSA PRIVATE KEY-----\n***\n***\n-----END RSA PRIVATE KEY-----\nb",
                SecretForms.keys(
                        "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd==\n-----END RSA PRIVATE KEY-----\nb",
                        new Redaction.Hidden()));
        assertEquals(
                "host=h user=ada password=***",
                SecretForms.inConnections("host=h user=ada password=abc1", new Redaction.Hidden()));
    }

    @Test
    void valuesOnSeveralLinesKeepTheirNumber() {
        assertEquals(
                "password = \"\"\"\n***\n***\n\"\"\"\nlr = 1\n",
                SecretSpans.hide("password = \"\"\"\nab c\nd\n\"\"\"\nlr = 1\n", new Redaction.Hidden()));
        assertEquals(
                "TOKEN = (\"***\"\n  \"***\")\n",
                SecretSpans.hide("TOKEN = (\"ab1\"\n  \"cd2\")\n", new Redaction.Hidden()));
        assertEquals(
                "- name: API_KEY\n  value: ***\n",
                SecretSpans.hide("- name: API_KEY\n  value: abc1\n", new Redaction.Hidden()));
        String plain = "text = \"\"\"\nab\n\"\"\"\nnames = (\"a\" \"b\")\n- name: LR\n  value: 1\n";
        assertEquals(plain, SecretSpans.hide(plain, new Redaction.Hidden()));
    }
}
